package io.seaworthy.hub;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * What answers in the API's place as long as the database has never been there: 503 to everything.
 *
 * @param health says what is waited for
 */
record WaitingRoom(Health health) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Retry-After", "5")
                .end(problem(health, context.normalizedPath()).encode());
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
