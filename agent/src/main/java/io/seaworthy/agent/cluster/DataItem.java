package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Predicate;

/** Reads one value out of each Secret or ConfigMap of a list; the others are skipped unread. */
final class DataItem {

    private final String key;
    private final Predicate<ObjectMeta> wanted;
    private final ValueVisitor visitor;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream(16 * 1024);

    DataItem(String key, Predicate<ObjectMeta> wanted, ValueVisitor visitor) {
        this.key = key;
        this.wanted = wanted;
        this.visitor = visitor;
    }

    /** The parser stands at the object's START_OBJECT and is left at its END_OBJECT. */
    void read(JsonParser parser) throws IOException {
        var metadata = new ObjectMeta();
        // The API server writes metadata before data, so what is not wanted can be skipped.
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var token = parser.nextToken();
            if (field.equals("metadata") && token == JsonToken.START_OBJECT) {
                MetadataItem.fill(metadata, parser);
            } else if (field.equals("data") && token == JsonToken.START_OBJECT && wanted.test(metadata)) {
                data(metadata, parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void data(ObjectMeta metadata, JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var found = parser.currentName().equals(key);
            var token = parser.nextToken();
            if (found && token == JsonToken.VALUE_STRING) {
                value.reset();
                parser.readBinaryValue(value);
                visitor.visit(metadata, new ByteArrayInputStream(value.toByteArray()));
            } else {
                parser.skipChildren();
            }
        }
    }
}
