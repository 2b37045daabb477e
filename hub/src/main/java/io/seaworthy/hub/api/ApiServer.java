package io.seaworthy.hub.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The hub's one HTTP listener: open before there is an API, and never closed and opened again on the way to it. Health
 * pages answer all the time; everything else is answered by a stand-in until {@link #serve} puts the API in its place.
 */
public final class ApiServer implements AutoCloseable {

    private final HttpServer server;
    private volatile Handler<RoutingContext> rest;
    private @Nullable Api api;
    private boolean closed;

    private ApiServer(HttpServer server, Handler<RoutingContext> rest) {
        this.server = server;
        this.rest = rest;
    }

    /**
     * Something that answers GET outside the API, without a login.
     *
     * @param path {@code /healthz}
     * @param handler runs on the event loop and must not block
     */
    public record Mount(String path, Handler<RoutingContext> handler) {}

    /**
     * Listens; blocks until it does.
     *
     * @param vertx stays open when this is closed
     * @param meanwhile answers what is no mount until {@link #serve}; runs on the event loop and must not block
     * @throws IOException if it cannot listen; the message names host, port and remedy
     */
    public static ApiServer listen(
            Vertx vertx, String host, int port, List<Mount> mounts, Handler<RoutingContext> meanwhile)
            throws IOException {
        var router = Router.router(vertx);
        mounts.forEach(mount -> router.get(mount.path()).handler(mount.handler()));
        var http = vertx.createHttpServer(Api.serverOptions())
                .invalidRequestHandler(new Undecodable())
                .requestHandler(router);
        var server = new ApiServer(http, meanwhile);
        router.route().handler(context -> server.rest.handle(context));
        try {
            http.listen(port, host).toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException taken) {
            // The port is taken, or the address is not one of this machine.
            throw new IOException(
                    "cannot listen on " + host + ":" + port + " (" + taken.getCause()
                            + "); choose another --http-port or --bind",
                    taken);
        }
        return server;
    }

    /**
     * From now on the API answers; no connection is refused or lost on the way.
     *
     * @param open closed along with this, or at once where this is closed already
     */
    public void serve(Api open) {
        if (!taken(open)) {
            open.close();
        }
    }

    private synchronized boolean taken(Api open) {
        if (closed) {
            return false;
        }
        if (api != null) {
            throw new IllegalStateException("this server has its API already");
        }
        api = open;
        rest = context -> open.router().handle(context.request());
        return true;
    }

    /** The port it listens on; the one that was found where the settings said 0. */
    public int port() {
        return server.actualPort();
    }

    /** Stops listening and ends all connections, then the API; blocks until done. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        var last = left();
        if (last != null) {
            last.close();
        }
    }

    private synchronized @Nullable Api left() {
        closed = true;
        var last = api;
        api = null;
        return last;
    }
}
