package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A field that is written as null is as good as not written: Kubernetes reads it so, and collectors need not ask. */
final class WrittenNulls {

    private WrittenNulls() {}

    /** Takes them out, in place. */
    static void drop(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        } else if (node instanceof ArrayNode array) {
            for (var i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).isNull()) {
                    array.remove(i);
                }
            }
        }
        node.forEach(WrittenNulls::drop);
    }
}
