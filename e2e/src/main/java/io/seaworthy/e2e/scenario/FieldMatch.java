package io.seaworthy.e2e.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether JSON holds what is expected of it. Of an object, the expected fields, whose names may be dotted paths; of a
 * list, one element for each expected one, and nothing if nothing is expected; a null means that there is no such field;
 * a word is compared as text.
 */
final class FieldMatch {

    private FieldMatch() {}

    /** What is different, one line each; empty if all is there. */
    static List<String> differences(JsonNode actual, JsonNode expected) {
        var differences = new ArrayList<String>();
        compare("", actual, expected, differences);
        return differences;
    }

    static boolean matches(JsonNode actual, JsonNode expected) {
        return differences(actual, expected).isEmpty();
    }

    /** The value at a dotted path; missing if there is none. */
    static JsonNode at(JsonNode node, String path) {
        var at = node;
        for (var field : path.split("\\.")) {
            at = at.path(field);
        }
        return at;
    }

    private static void compare(String path, JsonNode actual, JsonNode expected, List<String> differences) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(field -> compare(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            at(actual, field.getKey()),
                            field.getValue(),
                            differences));
        } else if (expected.isArray()) {
            list(path, actual, expected, differences);
        } else if (expected.isNull()) {
            if (!actual.isMissingNode() && !actual.isNull()) {
                differences.add(path + ": expected no such field, was " + actual);
            }
        } else if (!expected.asText().equals(actual.asText(null))) {
            differences.add(path + ": expected " + expected.asText() + ", was "
                    + (actual.isMissingNode() ? "missing" : actual.toString()));
        }
    }

    private static void list(String path, JsonNode actual, JsonNode expected, List<String> differences) {
        if (expected.isEmpty() && !actual.isEmpty()) {
            differences.add(path + ": expected an empty list, was " + actual);
        }
        for (var element : expected) {
            var there = false;
            for (var candidate : actual) {
                there |= matches(candidate, element);
            }
            if (!there) {
                differences.add(path + ": expected an element " + element + ", was " + actual);
            }
        }
    }
}
