package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads names, labels and annotations out of a metadata-only object; managed fields, its bulk, are skipped. */
final class MetadataItem {

    private MetadataItem() {}

    /** The parser stands at the object's START_OBJECT and is left at its END_OBJECT. */
    static ObjectMeta read(JsonParser parser) throws IOException {
        var metadata = new ObjectMeta();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isMetadata = parser.currentName().equals("metadata");
            if (parser.nextToken() == JsonToken.START_OBJECT && isMetadata) {
                fill(metadata, parser);
            } else {
                parser.skipChildren();
            }
        }
        return metadata;
    }

    /** Fills in what the parser, at a START_OBJECT, holds, and leaves it at the END_OBJECT. */
    static void fill(ObjectMeta metadata, JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var value = parser.nextToken();
            switch (field) {
                case "name" -> metadata.setName(parser.getText());
                case "namespace" -> metadata.setNamespace(parser.getText());
                case "uid" -> metadata.setUid(parser.getText());
                case "resourceVersion" -> metadata.setResourceVersion(parser.getText());
                case "generation" -> metadata.setGeneration(parser.getValueAsLong());
                case "creationTimestamp" -> metadata.setCreationTimestamp(parser.getText());
                case "labels" -> metadata.setLabels(strings(parser, value));
                case "annotations" -> metadata.setAnnotations(strings(parser, value));
                default -> parser.skipChildren();
            }
        }
    }

    private static Map<String, String> strings(JsonParser parser, JsonToken first) throws IOException {
        var strings = new HashMap<String, String>();
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var key = parser.currentName();
                parser.nextToken();
                strings.put(key, parser.getText());
            }
        }
        return strings;
    }
}
