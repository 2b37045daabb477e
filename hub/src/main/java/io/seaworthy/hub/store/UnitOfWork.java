package io.seaworthy.hub.store;

import io.seaworthy.hub.StoreUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The only door to the database: one call is one session and one transaction, on a context of its own. Calls block and
 * are made from (virtual) threads, never from an event loop.
 */
public final class UnitOfWork {

    /** @param <T> what comes out of it; may be null */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {

        /** Any exception rolls everything back. */
        T in(Transaction transaction);
    }

    private final VertxInternal vertx;
    private final Supplier<Stage.SessionFactory> sessions;

    UnitOfWork(Vertx vertx, Supplier<Stage.SessionFactory> sessions) {
        this.vertx = (VertxInternal) vertx;
        this.sessions = sessions;
    }

    /**
     * Does the work in a transaction and commits it.
     *
     * @return what the work returned, after the commit
     * @throws StoreUnavailable if the database cannot be had, takes no writes or gave this transaction up; where the
     *     connection was lost during the commit itself nobody can know whether it came through, so work must bear being
     *     repeated
     * @throws ConstraintViolated if a rule of a table forbids it
     * @throws RuntimeException what the work throws, as it is, after the rollback
     */
    public <T extends @Nullable Object> T call(Work<T> work) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("a unit of work blocks, so it is never done on an event loop");
        }
        var context = vertx.createEventLoopContext().duplicate();
        var opened = new CompletableFuture<Stage.Session>();
        var end = new CompletableFuture<@Nullable Void>();
        var committed = new CompletableFuture<@Nullable Void>();
        context.runOnContext(ignored -> whole(opened, end).whenComplete((nothing, failure) -> {
            // A transaction that never began has nobody else to tell.
            opened.completeExceptionally(failure == null ? new IllegalStateException("ended") : failure);
            complete(committed, null, failure);
        }));
        var session = join(opened);
        T result;
        try {
            result = work.in(new OnContext(context, session));
        } catch (Throwable failure) { // Whatever went wrong: roll back, then tell the caller.
            context.runOnContext(ignored -> end.completeExceptionally(failure));
            // Wait for the rollback, so that whatever comes next finds it done.
            committed.exceptionally(rolledBack -> null).join();
            throw failure;
        }
        context.runOnContext(ignored -> end.complete(null));
        join(committed);
        return result;
    }

    /** Does the work in a transaction and commits it, for work that answers nothing; see {@link #call}. */
    public void run(Consumer<Transaction> work) {
        this.<@Nullable Void>call(transaction -> {
            work.accept(transaction);
            return null;
        });
    }

    private CompletionStage<@Nullable Void> whole(
            CompletableFuture<Stage.Session> opened, CompletableFuture<@Nullable Void> end) {
        try {
            return sessions.get().withTransaction((session, transaction) -> {
                opened.complete(session);
                return end;
            });
        } catch (RuntimeException failure) { // The factory is closed or not there yet.
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static <T extends @Nullable Object> void complete(
            CompletableFuture<T> future, T value, @Nullable Throwable failure) {
        if (failure == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(
                    failure instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : failure);
        }
    }

    private static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException failed) { // Translated into what callers can act on.
            throw Failures.translate(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private record OnContext(Context context, Stage.Session session) implements Transaction {

        @Override
        public <T> T await(Function<Stage.Session, CompletionStage<T>> step) {
            if (Context.isOnEventLoopThread()) {
                throw new IllegalStateException(
                        "a step is awaited by the thread that does the work, not inside a stage");
            }
            var outcome = new CompletableFuture<T>();
            context.runOnContext(ignored -> {
                try {
                    step.apply(session).whenComplete((value, failure) -> complete(outcome, value, failure));
                } catch (Throwable failure) { // The step could not even start; the waiting thread is told.
                    outcome.completeExceptionally(failure);
                }
            });
            return join(outcome);
        }
    }
}
