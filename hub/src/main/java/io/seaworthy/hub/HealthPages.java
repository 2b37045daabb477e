package io.seaworthy.hub;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.seaworthy.hub.api.ApiServer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What machines ask the hub about itself: {@code /healthz}, {@code /readyz} and {@code /metrics}; nobody signs in for them. */
final class HealthPages {

    private HealthPages() {}

    static List<ApiServer.Mount> of(Health health, PrometheusMeterRegistry registry) {
        return List.of(
                new ApiServer.Mount("/healthz", context -> answer(context, "ok\n", "text/plain; charset=utf-8")),
                new ApiServer.Mount("/readyz", context -> {
                    context.response().setStatusCode(health.ready() ? 200 : 503);
                    answer(context, document(health).encodePrettily() + "\n", "application/json");
                }),
                new ApiServer.Mount(
                        "/metrics",
                        context -> answer(context, registry.scrape(), "text/plain; version=0.0.4; charset=utf-8")));
    }

    private static JsonObject document(Health health) {
        var parts = new JsonArray();
        for (var part : health.parts()) {
            parts.add(new JsonObject()
                    .put("name", part.name())
                    .put("ready", part.problem().isEmpty())
                    .put("problem", part.problem().orElse(null)));
        }
        return new JsonObject().put("ready", health.ready()).put("parts", parts);
    }

    private static void answer(RoutingContext context, String body, String type) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }
}
