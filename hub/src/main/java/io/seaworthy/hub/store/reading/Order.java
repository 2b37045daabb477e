package io.seaworthy.hub.store.reading;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An order in which every row has its own place: pages start after a place, not after a number of rows, so that they stay
 * fast and no row is listed twice or left out while others come and go.
 *
 * @param columns compared one after the other, all in the same direction; the last one is unique
 * @param descending the greatest come first
 */
record Order(List<Column> columns, boolean descending) {

    Order turned(boolean turned) {
        return turned ? new Order(columns, !descending) : this;
    }

    boolean accepts(List<String> position) {
        return position.isEmpty()
                || (position.size() == columns.size()
                        && IntStream.range(0, columns.size())
                                .allMatch(at -> columns.get(at).accepts(position.get(at))));
    }

    /** The column {@code position} of every row: what its page after it starts from. */
    String selected() {
        return columns.stream().map(Column::asText).collect(Collectors.joining(", ", "array[", "] as \"position\""));
    }

    String condition(List<String> position) {
        if (position.isEmpty()) {
            return "";
        }
        var values = IntStream.range(0, columns.size())
                .mapToObj(at -> columns.get(at).fromText(parameter(at)))
                .collect(Collectors.joining(", "));
        var expressions = columns.stream().map(Column::sql).collect(Collectors.joining(", "));
        return " and (" + expressions + ") " + (descending ? "<" : ">") + " (" + values + ")";
    }

    String orderBy() {
        return columns.stream()
                .map(column -> column.sql() + (descending ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    /** The columns under names that {@link #orderByNames} knows them by. */
    String named() {
        return IntStream.range(0, columns.size())
                .mapToObj(at -> columns.get(at).sql() + " as order" + at)
                .collect(Collectors.joining(", "));
    }

    String orderByNames() {
        return IntStream.range(0, columns.size())
                .mapToObj(at -> "order" + at + (descending ? " desc" : ""))
                .collect(Collectors.joining(", ", " order by ", ""));
    }

    static String parameter(int at) {
        return "place" + at;
    }
}
