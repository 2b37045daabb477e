package io.seaworthy.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.store.inventory.ClusterEntity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.reactive.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnitOfWorkIT {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @BeforeAll
    static void table() throws SQLException {
        database.execute("create table note (id integer constraint one_of_each primary key, text text not null)");
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute("truncate note");
    }

    @Test
    void whatTheWorkDidIsThereAfterwards() {
        database.unitOfWork().run(transaction -> write(transaction, 1));

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void anExceptionOfTheWorkRollsEverythingBackAndComesOutAsItIs() {
        var failure = new IllegalArgumentException("not this one");

        assertThatThrownBy(() -> database.unitOfWork().run(transaction -> {
                    write(transaction, 1);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(count()).isZero();
    }

    @Test
    void aViolatedConstraintIsToldByItsName() {
        database.unitOfWork().run(transaction -> write(transaction, 1));

        assertThatThrownBy(() -> database.unitOfWork().run(transaction -> write(transaction, 1)))
                .isInstanceOfSatisfying(
                        ConstraintViolated.class,
                        violated -> assertThat(violated.constraint()).isEqualTo("one_of_each"));
    }

    @Test
    void aReadOnlyTransactionIsAnUnavailableStore() {
        assertThatThrownBy(() -> database.unitOfWork().run(transaction -> {
                    sql(transaction, "set transaction read only");
                    write(transaction, 1);
                }))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void aLostConnectionIsAnUnavailableStoreAndTheNextWorkGetsANewOne() {
        assertThatThrownBy(() -> database.unitOfWork().run(transaction -> {
                    write(transaction, 1);
                    sql(transaction, "select pg_terminate_backend(pg_backend_pid())");
                }))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(count()).isZero();
    }

    @Test
    void twoHundredUnitsOfWorkAtOnceDoNotMeet() throws Exception {
        var number = new AtomicInteger();
        var started = new ArrayList<Future<?>>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 200; i++) {
                started.add(threads.submit(() -> database.unitOfWork().run(transaction -> {
                    write(transaction, number.incrementAndGet());
                    assertThat(count(transaction)).isPositive();
                })));
            }
        }

        for (var one : started) {
            one.get();
        }
        assertThat(count()).isEqualTo(200);
    }

    @Test
    void workInsideWorkIsATransactionOfItsOwn() {
        database.unitOfWork().run(outer -> {
            write(outer, 1);
            database.unitOfWork().run(inner -> assertThat(count(inner)).isZero());
        });

        assertThat(count()).isEqualTo(1);
    }

    @Test
    void queriesInParallelOnOneSessionFailAndHarmNothingElse() throws SQLException {
        database.execute("insert into cluster (cluster_id, name, enrolled_at) values ('one', 'one', now())");

        assertThatThrownBy(() -> database.unitOfWork().run(transaction -> {
                    write(transaction, 1);
                    transaction.await(session -> clusters(session).thenCombine(clusters(session), Integer::sum));
                }))
                .hasStackTraceContaining("Illegal pop()");

        assertThat(count()).isZero();
    }

    @Test
    void aTimerThatFiresDuringWorkGetsASessionOfItsOwn() {
        var seen = new CompletableFuture<Long>();

        database.unitOfWork().run(outer -> {
            write(outer, 1);
            outer.await(session -> {
                // Set on the session's own context, as a job of the same verticle would be.
                database.vertx().setTimer(1, _ -> Thread.startVirtualThread(() -> seen.complete(count())));
                return session.createNativeQuery("insert into note values (2, 'x')")
                        .executeUpdate();
            });
            assertThat(seen.orTimeout(30, TimeUnit.SECONDS).join()).isZero();
            write(outer, 3);
        });

        assertThat(count()).isEqualTo(3);
    }

    @Test
    void anEventLoopIsTurnedAway() {
        var turnedAway = new CompletableFuture<Long>();

        database.vertx().runOnContext(ignored -> {
            try {
                turnedAway.complete(count());
            } catch (RuntimeException failure) { // Expected.
                turnedAway.completeExceptionally(failure);
            }
        });

        assertThatThrownBy(turnedAway::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void awaitingInsideAStageIsTurnedAway() {
        assertThatThrownBy(() -> database.unitOfWork()
                        .run(transaction ->
                                transaction.await(session -> CompletableFuture.completedFuture(count(transaction)))))
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(CompletionException.class);
    }

    private static CompletionStage<Integer> clusters(Stage.Session session) {
        return session.createSelectionQuery("from ClusterEntity", ClusterEntity.class)
                .getResultList()
                .thenApply(List::size);
    }

    private static void write(Transaction transaction, int id) {
        sql(transaction, "insert into note values (" + id + ", 'x')");
    }

    private static void sql(Transaction transaction, String sql) {
        transaction.await(session -> sql.startsWith("select")
                ? session.createNativeQuery(sql, Boolean.class)
                        .getSingleResult()
                        .thenApply(done -> 1)
                : session.createNativeQuery(sql).executeUpdate());
    }

    private static long count() {
        return database.unitOfWork().call(UnitOfWorkIT::count);
    }

    private static long count(Transaction transaction) {
        return transaction.await(session -> session.createNativeQuery("select count(*) from note", Long.class)
                .getSingleResult());
    }
}
