package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seaworthy.posture.v1.ItemError;

/** One object of a dump, of whatever shape it came in. */
record RecordedObject(ObjectNode json) {

    /** {@code Secret}; empty if it names none. */
    String kind() {
        return json.path("kind").asText();
    }

    /** Empty if it lies in none. */
    String namespace() {
        return json.path("metadata").path("namespace").asText("");
    }

    /** {@code Secret/shop/web}, without a namespace {@code Namespace//shop}. */
    String key() {
        return kind() + "/" + namespace() + "/"
                + json.path("metadata").path("name").asText();
    }

    boolean isOf(ResourceKind kind) {
        if (!kind.kind().equals(kind())) {
            return false;
        }
        var apiVersion = json.path("apiVersion").asText(kind.apiVersion());
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        // Clusters of Helm 2's days served apps and networking kinds under "extensions".
        return group.equals(kind.group()) || group.equals("extensions");
    }

    /** Why it cannot be used. */
    ItemError error(String reason) {
        var name = json.path("metadata").path("name").asText("without a name");
        return ItemError.newBuilder()
                .setItem(kind() + " " + (namespace().isEmpty() ? name : namespace() + "/" + name))
                .setReason(reason)
                .setRemedy("Look at it with kubectl get -o yaml and mend or remove it.")
                .build();
    }
}
