package io.seaworthy.hub.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML as the values that CEL knows: string, long, double, boolean, list, map; null becomes empty text. */
final class YamlData {

    private YamlData() {}

    static Object of(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> list(sequence);
            case MappingNode mapping -> map(mapping);
            default -> "";
        };
    }

    /** As {@link #of}, with every text of the form 2026-11-21 as a timestamp at midnight UTC. */
    static Object withDates(Object data) {
        return switch (data) {
            case String text -> date(text);
            case List<?> list -> list.stream().map(YamlData::withDates).toList();
            case Map<?, ?> map -> {
                var dated = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> dated.put(String.valueOf(key), withDates(value)));
                yield dated;
            }
            default -> data;
        };
    }

    private static Object date(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return text;
        }
        try {
            Instant instant = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return instant;
        } catch (DateTimeParseException notADay) {
            // Looks like a date and is none (2026-02-31): it stays the text that it is.
            return text;
        }
    }

    private static Object scalar(ScalarNode node) {
        var text = node.getValue();
        var tag = node.getTag();
        try {
            if (tag.equals(Tag.BOOL)) {
                return Boolean.valueOf(text);
            }
            if (tag.equals(Tag.INT)) {
                return Long.valueOf(text);
            }
            if (tag.equals(Tag.FLOAT)) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException unusual) {
            // Larger than a long, or YAML's .inf: kept as it is written, so an expression that counts with it says so.
            return text;
        }
        return tag.equals(Tag.NULL) ? "" : text;
    }

    private static List<Object> list(SequenceNode node) {
        var items = new ArrayList<Object>();
        node.getValue().forEach(item -> items.add(of(item)));
        return items;
    }

    private static Map<String, Object> map(MappingNode node) {
        var map = new LinkedHashMap<String, Object>();
        for (var tuple : node.getValue()) {
            map.put(String.valueOf(of(tuple.getKeyNode())), of(tuple.getValueNode()));
        }
        return map;
    }
}
