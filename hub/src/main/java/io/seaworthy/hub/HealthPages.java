package io.seaworthy.hub;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What machines ask the hub about itself: {@code /healthz}, {@code /readyz} and {@code /metrics}; nobody signs in for them. */
final class HealthPages {

    private HealthPages() {}

    static void mount(Router router, Health health, PrometheusMeterRegistry registry) {
        router.get("/healthz").handler(context -> text(context, "ok\n", "text/plain; charset=utf-8"));
        router.get("/readyz").handler(context -> {
            context.response().setStatusCode(health.ready() ? 200 : 503);
            text(context, document(health).encodePrettily() + "\n", "application/json");
        });
        router.get("/metrics")
                .handler(context -> text(context, registry.scrape(), "text/plain; version=0.0.4; charset=utf-8"));
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

    private static void text(RoutingContext context, String body, String type) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }
}
