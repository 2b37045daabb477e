package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * A field that is written as null is as good as not written: Kubernetes reads it so, and collectors need not ask. Not so in
 * a map, where null is the empty text.
 */
final class WrittenNulls {

    private static final Set<String> MAPS = Set.of(
            "annotations",
            "data",
            "labels",
            "limits",
            "matchLabels",
            "nodeSelector",
            "requests",
            "selector",
            "stringData");

    private WrittenNulls() {}

    /** Takes them out, in place. */
    static void drop(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
            object.properties().stream()
                    .filter(field -> !MAPS.contains(field.getKey()))
                    .forEach(field -> drop(field.getValue()));
        } else if (node instanceof ArrayNode array) {
            for (var i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).isNull()) {
                    array.remove(i);
                }
            }
            array.forEach(WrittenNulls::drop);
        }
    }
}
