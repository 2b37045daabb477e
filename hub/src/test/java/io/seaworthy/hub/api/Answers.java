package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds every answer against the published contract: status, media type, headers and schema. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CONTRACT = tree(Contract.tree().encode());
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, com.networknt.schema.JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private Answers() {}

    /** Fails unless the contract documents this answer of this operation, and its body fits. */
    static void conforms(String method, String path, HttpResponse<String> answer) {
        var operation = operation(method, path);
        var responses = operation.path("responses");
        var status = Integer.toString(answer.statusCode());
        assertThat(responses.has(status))
                .as("%s %s answered %s, which the contract does not document: %s", method, path, status, answer.body())
                .isTrue();
        var response = resolved(responses.path(status));
        if (response.has("content")) {
            var type = answer.headers().firstValue("content-type").orElse("").split(";")[0];
            assertThat(response.path("content").has(type))
                    .as("%s %s answered %s as %s", method, path, status, type)
                    .isTrue();
            var schema = response.path("content").path(type).path("schema");
            if (type.endsWith("json")) {
                fits(schema, tree(answer.body()), method + " " + path);
            } else {
                assertThat(schema.path("type").asText())
                        .as("%s %s as %s", method, path, type)
                        .isEqualTo("string");
            }
        } else {
            assertThat(answer.body()).as("%s %s has no body", method, path).isEmpty();
        }
        response.path("headers")
                .fieldNames()
                .forEachRemaining(name -> assertThat(answer.headers().firstValue(name))
                        .as("%s %s %s has header %s", method, path, status, name)
                        .isPresent());
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }

    static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains(Problem.MEDIA_TYPE);
        fits(tree("{\"$ref\": \"#/components/schemas/Problem\"}"), tree(answer.body()), "problem");
        assertThat(tree(answer.body()).path("status").asInt()).isEqualTo(status);
    }

    private static void fits(JsonNode schema, JsonNode body, String what) {
        if (schema.path("type").asText().equals("string") && !body.isTextual()) {
            return;
        }
        var compiled = KNOWN.computeIfAbsent(schema.toString(), text -> {
            var whole = ((com.fasterxml.jackson.databind.node.ObjectNode) tree(text));
            whole.set("components", CONTRACT.path("components"));
            return SCHEMAS.getSchema(whole);
        });
        assertThat(compiled.validate(body)).as("%s: %s", what, body).isEmpty();
    }

    private static JsonNode operation(String method, String path) {
        var plain = path.replaceFirst("\\?.*", "");
        @Nullable JsonNode found = null;
        var paths = CONTRACT.path("paths");
        for (var name : (Iterable<String>) paths::fieldNames) {
            var matches = plain.matches(name.replaceAll("\\{[^}]+}", "[^/]+"));
            if (matches
                    && paths.path(name).has(method.toLowerCase(java.util.Locale.ROOT))
                    && (found == null || name.equals(plain))) {
                found = paths.path(name).path(method.toLowerCase(java.util.Locale.ROOT));
            }
        }
        assertThat(found).as("%s %s is in the contract", method, path).isNotNull();
        return Objects.requireNonNull(found);
    }

    private static JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : CONTRACT.at(reference.substring(1));
    }
}
