package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schemas of the contract's messages, as protobuf's JSON mapping writes them with fields of no presence always there. */
final class MessageSchemas {

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    /** A reference to the message's schema, which is then in {@link #definitions()}. */
    ObjectNode reference(Descriptor message) {
        if (message.getFullName().equals("google.protobuf.Timestamp")) {
            return node().put("type", "string").put("format", "date-time");
        }
        var name = message.getFullName().replaceFirst("^seaworthy\\.posture\\.v1\\.", "");
        if (!definitions.containsKey(name)) {
            var definition = node().put("type", "object");
            definitions.put(name, definition);
            var properties = definition.putObject("properties");
            var required = JsonNodeFactory.instance.arrayNode();
            for (var field : message.getFields()) {
                properties.set(field.getJsonName(), field(field));
                if (!field.hasPresence()) {
                    required.add(field.getJsonName());
                }
            }
            if (!required.isEmpty()) {
                definition.set("required", required);
            }
        }
        return node().put("$ref", "#/$defs/" + name);
    }

    Map<String, ObjectNode> definitions() {
        return definitions;
    }

    private ObjectNode field(FieldDescriptor field) {
        if (field.isMapField()) {
            var map = node().put("type", "object");
            map.set("additionalProperties", single(field.getMessageType().findFieldByName("value")));
            return map;
        }
        if (field.isRepeated()) {
            var list = node().put("type", "array");
            list.set("items", single(field));
            return list;
        }
        return single(field);
    }

    private ObjectNode single(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> reference(field.getMessageType());
            case STRING, BYTE_STRING -> node().put("type", "string");
            case BOOLEAN -> node().put("type", "boolean");
            case INT -> node().put("type", "integer");
            case LONG ->
                node().put("type", "string")
                        .put("pattern", "^-?[0-9]+$")
                        .put("description", "A 64-bit number; protobuf writes it as a string.");
            case FLOAT, DOUBLE -> node().put("type", "number");
            case ENUM -> {
                var words = node().put("type", "string");
                var names = words.putArray("enum");
                field.getEnumType().getValues().stream()
                        .map(EnumValueDescriptor::getName)
                        .forEach(names::add);
                yield words;
            }
        };
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
