package io.seaworthy.hub.api;

import io.seaworthy.hub.StoreUnavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes files to browsers: few at once, each piece made only when the one before it has left, so that a slow reader costs a thread
 * and no memory. Where a reader goes away or the database does, the file breaks off without its last line.
 */
final class Downloads implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Downloads.class.getName());
    private static final int AT_ONCE = 8;

    private final Vertx vertx;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Downloads(Vertx vertx) {
        this.vertx = vertx;
    }

    void start(RoutingContext context, Answer.File file) {
        if (!turns.tryAcquire()) {
            Reply.send(context, new Refusal.Unavailable("Too many files are being written at this moment."));
            return;
        }
        var here = vertx.getOrCreateContext();
        try {
            threads.execute(() -> {
                try {
                    write(context, here, file);
                } finally {
                    turns.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            // The hub is stopping.
            turns.release();
            Reply.send(context, new Refusal.Unavailable("The hub is stopping."));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void write(RoutingContext context, Context here, Answer.File file) {
        var response = context.response();
        try {
            var piece = file.pieces().next();
            if (piece.isPresent()) {
                here.runOnContext(_ -> head(response, file));
            }
            while (piece.isPresent() && !response.closed()) {
                written(here, response, Buffer.buffer(piece.get()));
                piece = file.pieces().next();
            }
            here.runOnContext(_ -> {
                if (!response.closed()) {
                    response.end();
                }
            });
        } catch (CompletionException gone) {
            // Whoever read is not there any more.
            LOG.log(Level.FINE, "A download broke off", gone);
        } catch (RuntimeException failure) {
            // Before the first piece it is an answer like any other; later the file ends without its last line.
            LOG.log(failure instanceof StoreUnavailable ? Level.WARNING : Level.SEVERE, "A download failed", failure);
            here.runOnContext(_ -> context.fail(failure));
        }
    }

    private static void head(HttpServerResponse response, Answer.File file) {
        response.setChunked(true)
                .putHeader("Content-Type", file.mediaType())
                .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
    }

    /** Returns when the piece has left. */
    private static void written(Context here, HttpServerResponse response, Buffer piece) {
        var done = new CompletableFuture<Boolean>();
        here.runOnContext(_ -> response.write(piece).onComplete(outcome -> {
            if (outcome.succeeded()) {
                done.complete(true);
            } else {
                done.completeExceptionally(outcome.cause());
            }
        }));
        done.join();
    }
}
