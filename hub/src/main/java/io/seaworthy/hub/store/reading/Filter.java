package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions of a query, and the texts they compare with. What is empty does not restrict. */
final class Filter {

    private static final String EVERYTHING = " where true";

    private final StringBuilder conditions = new StringBuilder(EVERYTHING);
    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param condition refers to the value as {@code :name} */
    Filter and(String condition, String name, String value) {
        if (!value.isEmpty()) {
            conditions.append(" and ").append(condition);
            values.put(name, value);
        }
        return this;
    }

    Filter and(String condition) {
        conditions.append(" and ").append(condition);
        return this;
    }

    /** The text column equals one of these; said so that the planner knows how many rows that leaves. */
    Filter anyOf(String column, String name, List<String> wanted) {
        if (wanted.size() == 1 && !wanted.getFirst().isEmpty()) {
            return and(column + " = :" + name, name, wanted.getFirst());
        }
        return wanted.isEmpty() ? this : among(column, name, wanted);
    }

    /** The same, where none of them leaves nothing. */
    Filter among(String column, String name, List<String> wanted) {
        values.put(name, listed(wanted));
        return and(column + " = any(" + list(name) + ")");
    }

    /**
     * The parameter as an array of the texts that {@link #listed} put together. Unlike a cast, which depends on the session's
     * settings, it is evaluated once and not for each row.
     */
    static String list(String name) {
        return "string_to_array(:" + name + ", chr(31))";
    }

    /** Ids and words, none of which holds a control character. */
    static String listed(List<String> texts) {
        return String.join("\u001f", texts);
    }

    /** For conditions on many rows: evaluated once, for the reason given at {@link #list}. */
    static String moment(Instant moment) {
        return "timestamptz '" + moment + "'";
    }

    /** As {@code cast(… as text[])} reads it. */
    static String array(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replaceAll("[\\\\\"]", "\\\\$0") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** One of the columns contains the text, in upper or lower case. */
    Filter contains(String text, String... columns) {
        if (!text.isEmpty()) {
            var any = new StringBuilder();
            for (var column : columns) {
                any.append(any.isEmpty() ? "" : " or ").append(column).append(" ilike :text");
            }
            conditions.append(" and (").append(any).append(')');
            values.put("text", pattern(text));
        }
        return this;
    }

    /** For {@code like}: everything that contains the text. */
    static String pattern(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    /** Only clusters in sight. */
    Filter seen(String column, Sight sight) {
        if (!sight.wholeFleet()) {
            conditions
                    .append(" and ")
                    .append(column)
                    .append(" in (select seen.cluster_id from cluster seen"
                            + " where in_sight(seen.cluster_id, seen.labels, cast(:sight as jsonb) -> 'parts'))");
            values.put("sight", Json.text(sight));
        }
        return this;
    }

    /** Whether it leaves less than all. */
    boolean restricts() {
        return !conditions.toString().equals(EVERYTHING);
    }

    String sql() {
        return conditions.toString();
    }

    Map<String, String> values() {
        return values;
    }
}
