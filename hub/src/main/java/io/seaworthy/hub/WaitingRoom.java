package io.seaworthy.hub;

import io.seaworthy.hub.api.ApiServer;
import io.seaworthy.hub.enrol.CannotStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.concurrent.CompletionException;

/** What answers on the HTTP port as long as the database has never been there: the hub's health, and 503 to all else. */
final class WaitingRoom implements AutoCloseable {

    private final HttpServer server;

    private WaitingRoom(HttpServer server) {
        this.server = server;
    }

    /** @throws CannotStart if it cannot listen */
    static WaitingRoom open(Vertx vertx, HubSettings.Listening where, List<ApiServer.Mount> mounts, Health health) {
        var router = Router.router(vertx);
        mounts.forEach(mount -> router.get(mount.path()).handler(mount.handler()));
        router.route()
                .handler(context -> context.response()
                        .setStatusCode(503)
                        .putHeader("Content-Type", "application/problem+json")
                        .putHeader("Cache-Control", "no-store")
                        .putHeader("Retry-After", "5")
                        .end(problem(health, context.normalizedPath()).encode()));
        try {
            return new WaitingRoom(vertx.createHttpServer()
                    .requestHandler(router)
                    .listen(where.httpPort(), where.bind())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join());
        } catch (CompletionException taken) { // By another program, or not an address of this machine.
            throw new CannotStart(
                    "http port " + where.httpPort(),
                    "the hub cannot listen on " + where.bind() + ":" + where.httpPort() + " (" + taken.getCause() + ")",
                    "stop what listens there, or choose another port: --http-port PORT",
                    taken);
        }
    }

    int port() {
        return server.actualPort();
    }

    /** Frees the port; blocks until done. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private static JsonObject problem(Health health, String path) {
        var why = health.parts().stream()
                .flatMap(part -> part.problem().stream())
                .findFirst()
                .orElse("the hub is starting");
        return new JsonObject()
                .put("type", "/problems/unavailable")
                .put("title", "Not available now")
                .put("status", 503)
                .put("detail", "The hub waits for its database: " + why + ". Try again later.")
                .put("instance", path)
                .put("errors", new JsonArray());
    }
}
