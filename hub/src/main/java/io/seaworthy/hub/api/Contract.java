package io.seaworthy.hub.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The OpenAPI file that this API is made from. */
final class Contract {

    static final String FILE = "/openapi/seaworthy.yaml";
    static final String BASE = "/api/v1";

    private Contract() {}

    /** As it is published. */
    static String text() {
        try (var stream = Objects.requireNonNull(Contract.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            // The jar that this class came from can no longer be read.
            throw new UncheckedIOException(broken);
        }
    }

    /** The same as a tree. */
    @SuppressWarnings("unchecked")
    static JsonObject tree() {
        var settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
        return new JsonObject((Map<String, Object>) new Load(settings).loadFromString(text()));
    }

    /**
     * What the router needs to check requests. It knows neither problem+json nor event streams, so it is not shown the
     * answers; tests hold those against the published file.
     */
    static JsonObject requests() {
        var tree = tree();
        tree.remove("security");
        // It takes whole addresses only; of this one it uses the path.
        tree.put("servers", new JsonArray().add(new JsonObject().put("url", "http://localhost" + BASE)));
        for (var path : tree.getJsonObject("paths")) {
            for (var member : (JsonObject) path.getValue()) {
                if (member.getValue() instanceof JsonObject operation && operation.containsKey("operationId")) {
                    operation.remove("security");
                    operation.put(
                            "responses",
                            new JsonObject().put("200", new JsonObject().put("description", "see the published file")));
                }
            }
        }
        tree.getJsonObject("components").remove("responses");
        tree.getJsonObject("components").remove("securitySchemes");
        endPatterns(tree);
        return tree;
    }

    /** JSON Schema's {@code $} is the end of a text; Java's would let a line feed follow. */
    private static void endPatterns(@Nullable Object node) {
        switch (node) {
            case JsonObject object -> {
                if (object.getValue("pattern") instanceof String pattern && pattern.endsWith("$")) {
                    object.put("pattern", pattern.substring(0, pattern.length() - 1) + "\\z");
                }
                object.forEach(member -> endPatterns(member.getValue()));
            }
            case JsonArray array -> array.forEach(Contract::endPatterns);
            case null, default -> {}
        }
    }
}
