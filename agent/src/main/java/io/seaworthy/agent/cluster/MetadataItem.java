package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads names, labels, annotations and owners out of a metadata-only object; managed fields, its bulk, are skipped. */
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
                case "ownerReferences" -> metadata.setOwnerReferences(owners(parser, value));
                default -> parser.skipChildren();
            }
        }
    }

    private static List<OwnerReference> owners(JsonParser parser, JsonToken first) throws IOException {
        var owners = new ArrayList<OwnerReference>();
        if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                owners.add(owner(parser));
            }
        }
        return owners;
    }

    private static OwnerReference owner(JsonParser parser) throws IOException {
        var owner = new OwnerReference();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "apiVersion" -> owner.setApiVersion(parser.getText());
                case "kind" -> owner.setKind(parser.getText());
                case "name" -> owner.setName(parser.getText());
                case "controller" -> owner.setController(parser.getValueAsBoolean());
                default -> parser.skipChildren();
            }
        }
        return owner;
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
