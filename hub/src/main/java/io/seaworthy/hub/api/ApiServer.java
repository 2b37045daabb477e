package io.seaworthy.hub.api;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The API on a socket of its own. */
public final class ApiServer implements AutoCloseable {

    private final Api api;
    private final HttpServer server;

    private ApiServer(Api api, HttpServer server) {
        this.api = api;
        this.server = server;
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
     * @param live where the inventory and the desk tell what changed
     * @throws IOException if it cannot listen; the message names host, port and remedy
     */
    public static ApiServer start(
            Vertx vertx, ApiSettings settings, ApiParts parts, LiveEvents live, List<Mount> mounts) throws IOException {
        var api = Api.open(vertx, settings, parts, live);
        var router = Router.router(vertx);
        mounts.forEach(mount -> router.get(mount.path()).handler(mount.handler()));
        router.route().handler(context -> api.router().handle(context.request()));
        var server = vertx.createHttpServer(Api.serverOptions())
                .invalidRequestHandler(Api::invalid)
                .requestHandler(mounts.isEmpty() ? api.router() : router);
        try {
            server.listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException taken) {
            // The port is taken, or the address is not one of this machine.
            api.close();
            throw new IOException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + " (" + taken.getCause()
                            + "); choose another --http-port or --bind",
                    taken);
        }
        return new ApiServer(api, server);
    }

    /** The port it listens on; the one that was found where the settings said 0. */
    public int port() {
        return server.actualPort();
    }

    /** Stops listening and ends all connections; blocks until done. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        api.close();
    }
}
