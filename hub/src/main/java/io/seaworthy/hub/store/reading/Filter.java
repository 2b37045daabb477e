package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions of a query, and the texts they compare with. What is empty does not restrict. */
final class Filter {

    private final StringBuilder conditions = new StringBuilder(" where true");
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

    /** The text column equals one of these. */
    Filter anyOf(String column, String name, List<String> wanted) {
        if (!wanted.isEmpty()) {
            conditions
                    .append(" and ")
                    .append(column)
                    .append(" = any(array(select jsonb_array_elements_text(cast(:")
                    .append(name)
                    .append(" as jsonb))))");
            values.put(name, Json.text(wanted));
        }
        return this;
    }

    /** One of the columns contains the text, in upper or lower case. */
    Filter contains(String text, String... columns) {
        if (!text.isEmpty()) {
            var any = new StringBuilder();
            for (var column : columns) {
                any.append(any.isEmpty() ? "" : " or ").append(column).append(" ilike :text");
            }
            conditions.append(" and (").append(any).append(')');
            values.put("text", "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%");
        }
        return this;
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

    String sql() {
        return conditions.toString();
    }

    Map<String, String> values() {
        return values;
    }
}
