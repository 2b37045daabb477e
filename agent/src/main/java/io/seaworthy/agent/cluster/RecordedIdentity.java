package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.posture.v1.ItemError;

/** What a recorded object calls itself. */
final class RecordedIdentity {

    private RecordedIdentity() {}

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText("");
    }

    /** {@code Kind/namespace/name}. */
    static String name(JsonNode object) {
        return kind(object) + "/" + namespace(object) + "/"
                + object.path("metadata").path("name").asText();
    }

    static boolean isOf(ResourceKind kind, JsonNode object) {
        if (!kind.kind().equals(kind(object))) {
            return false;
        }
        var apiVersion = object.path("apiVersion").asText(kind.apiVersion());
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        // Clusters of Helm 2's days served apps and networking kinds under "extensions".
        return group.equals(kind.group()) || group.equals("extensions");
    }

    static ItemError malformed(JsonNode object, String reason) {
        var namespace = namespace(object);
        var name = object.path("metadata").path("name").asText("without a name");
        return ItemError.newBuilder()
                .setItem(kind(object) + " " + (namespace.isEmpty() ? name : namespace + "/" + name))
                .setReason(reason)
                .setRemedy("Look at it with kubectl get -o yaml and mend or remove it.")
                .build();
    }
}
