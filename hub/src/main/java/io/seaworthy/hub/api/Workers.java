package io.seaworthy.hub.api;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Virtual threads for work that blocks: so many at once, so many waiting, and the rest is told to come back. */
final class Workers implements AutoCloseable {

    private static final int AT_ONCE = 64;
    private static final int WAITING = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(WAITING + AT_ONCE);
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /** Does the work elsewhere; the future completes on the context. */
    <T> Future<T> run(Context context, Supplier<T> work) {
        var promise = Promise.<T>promise();
        if (!places.tryAcquire()) {
            return Future.failedFuture(busy());
        }
        try {
            threads.execute(() -> {
                try {
                    var result = inTurn(work);
                    context.runOnContext(_ -> promise.complete(result));
                } catch (Throwable failure) {
                    // Whatever it is, the request that waits is told.
                    context.runOnContext(_ -> promise.fail(failure));
                } finally {
                    places.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            // The hub is stopping.
            places.release();
            return Future.failedFuture(new Refused(new Refusal.Unavailable("The hub is stopping.")));
        }
        return promise.future();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            // The hub is stopping.
            Thread.currentThread().interrupt();
            throw new Refused(new Refusal.Unavailable("The hub is stopping."));
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static Refused busy() {
        return new Refused(new Refusal.Unavailable("The hub has too much to do."));
    }
}
