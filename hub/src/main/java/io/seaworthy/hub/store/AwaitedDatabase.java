package io.seaworthy.hub.store;

import io.seaworthy.hub.StoreUnavailable;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A database that is opened as soon as it can be had, and looked at from then on. Until then every unit of work ends with
 * {@link StoreUnavailable}.
 */
public final class AwaitedDatabase implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AwaitedDatabase.class.getName());
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);
    private static final int ATTEMPTS_PER_LINE = 15;

    private final DatabaseUrl url;
    private final Vertx vertx;
    private final List<Class<?>> entities;
    private final AtomicReference<@Nullable Database> database = new AtomicReference<>();
    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private final UnitOfWork unitOfWork;
    private final Thread watch;
    private volatile Optional<String> problem = Optional.of("not reached yet");

    private AwaitedDatabase(DatabaseUrl url, Vertx vertx, List<Class<?>> entities) {
        this.url = url;
        this.vertx = vertx;
        this.entities = entities;
        this.unitOfWork = new UnitOfWork(vertx, () -> {
            var open = database.get();
            if (open == null) {
                throw new StoreUnavailable("the database was not reached yet", new IllegalStateException("not open"));
            }
            return open.sessions();
        });
        this.watch = Thread.ofVirtual().name("database-watch").unstarted(this::watch);
    }

    /** Begins to try; returns at once. */
    public static AwaitedDatabase of(DatabaseUrl url, Vertx vertx, List<Class<?>> entities) {
        var awaited = new AwaitedDatabase(url, vertx, entities);
        awaited.watch.start();
        return awaited;
    }

    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /** Ends when the database is open; fails with {@link DatabaseRefused} if it must not be used. */
    public CompletableFuture<@Nullable Void> opened() {
        return opened.copy();
    }

    /** Why the database cannot be used now, as of a few seconds ago; empty = it can. */
    public Optional<String> problem() {
        return problem;
    }

    @Override
    public void close() {
        watch.interrupt();
        var open = database.getAndSet(null);
        if (open != null) {
            open.close();
        }
        opened.cancel(false);
    }

    private void watch() {
        try {
            if (open()) {
                while (true) {
                    Thread.sleep(BETWEEN_ATTEMPTS);
                    look();
                }
            }
        } catch (InterruptedException closed) { // close() ends it.
            Thread.currentThread().interrupt();
        }
    }

    private boolean open() throws InterruptedException {
        for (var attempt = 0; ; attempt++) {
            try {
                database.set(Database.open(url, vertx, entities));
                problem = Optional.empty();
                if (attempt > 0) {
                    LOG.log(Level.INFO, "The database {0} is open", url);
                }
                opened.complete(null);
                return true;
            } catch (StoreUnavailable unavailable) { // It may come up later: keep trying, and say so.
                problem = Optional.of(String.valueOf(unavailable.getMessage()));
                if (attempt % ATTEMPTS_PER_LINE == 0) {
                    LOG.log(
                            Level.WARNING,
                            "The database {0}: {1}. Trying again every {2} s; until then the hub is not ready.",
                            url,
                            unavailable.getMessage(),
                            BETWEEN_ATTEMPTS.toSeconds());
                }
                Thread.sleep(BETWEEN_ATTEMPTS);
            } catch (RuntimeException refused) { // Trying again does not help; whoever waits is told.
                problem = Optional.of(String.valueOf(refused.getMessage()));
                opened.completeExceptionally(refused);
                return false;
            }
        }
    }

    private void look() {
        var before = problem;
        try {
            String readOnly = unitOfWork.call(transaction ->
                    transaction.await(session -> session.createNativeQuery("show transaction_read_only", String.class)
                            .getSingleResult()));
            problem = readOnly.equals("on")
                    ? Optional.of("the database takes no writes now (read-only)")
                    : Optional.empty();
        } catch (RuntimeException failure) { // Whatever it is: the database cannot be used as it should.
            problem = Optional.of(String.valueOf(failure.getMessage()));
        }
        if (before.isEmpty() && problem.isPresent()) {
            LOG.log(Level.WARNING, "The database {0}: {1}. The hub goes on when it is back.", url, problem.get());
        } else if (before.isPresent() && problem.isEmpty()) {
            LOG.log(Level.INFO, "The database {0} is back", url);
        }
    }
}
