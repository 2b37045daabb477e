package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.api.Json;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for one row more than a page has, to know whether another page follows. */
final class Pages {

    private static final String MOST = " limit cast(:most as integer)";

    private Pages() {}

    private record Position(List<String> position) {}

    /** What suits one filter is slow for another: a plan made for any of them would suit none. */
    static void planEachTime(Transaction transaction) {
        Sql.of("set local plan_cache_mode = force_custom_plan").run(transaction);
    }

    /**
     * @param columns of the select list, as the record's components are named
     * @param from the tables
     * @return empty if the slice's position is none of this order
     */
    static <T> Optional<Page<T>> page(
            Transaction transaction,
            String columns,
            String from,
            Filter filter,
            Order order,
            Slice slice,
            Class<T> type) {
        if (!order.accepts(slice.after())) {
            return Optional.empty();
        }
        return asked(
                transaction,
                "select " + order.selected() + ", " + columns + " from " + from + filter.sql()
                        + order.condition(slice.after()) + order.orderBy() + MOST,
                filter,
                slice,
                type);
    }

    /**
     * The same, in two steps: which rows are meant is found first, part by part, from an index alone where it holds all that
     * the filter looks at, and only then is all of them read.
     *
     * @param keys of the rows, columns of {@code keysFrom}, as {@code from} joins them to table {@code found}
     * @param parts conditions of which every row of the page meets exactly one
     */
    static <T> Optional<Page<T>> page(
            Transaction transaction,
            String keys,
            String keysFrom,
            String columns,
            String from,
            Filter filter,
            List<String> parts,
            Order order,
            Slice slice,
            Class<T> type) {
        if (!order.accepts(slice.after())) {
            return Optional.empty();
        }
        var each = parts.stream()
                .map(part -> "(select " + keys + ", " + order.named() + " from " + keysFrom + filter.sql() + " and "
                        + part + order.condition(slice.after()) + order.orderBy() + MOST + ")")
                .collect(Collectors.joining(" union all "));
        return asked(
                transaction,
                "with found as materialized (select * from (" + each + ") each" + order.orderByNames() + MOST
                        + ") select " + order.selected() + ", " + columns + " from found join " + from
                        + order.orderBy(),
                filter,
                slice,
                type);
    }

    private static <T> Optional<Page<T>> asked(
            Transaction transaction, String question, Filter filter, Slice slice, Class<T> type) {
        var sql = Sql.of(question).with(filter.values()).with("most", slice.limit() + 1);
        for (int at = 0; at < slice.after().size(); at++) {
            sql.with(Order.parameter(at), slice.after().get(at));
        }
        planEachTime(transaction);
        var rows = sql.texts(transaction);
        boolean more = rows.size() > slice.limit();
        var shown = more ? rows.subList(0, slice.limit()) : rows;
        return Optional.of(new Page<>(
                shown.stream().map(row -> Json.read(row, type)).toList(),
                more ? Json.read(shown.getLast(), Position.class).position() : List.of()));
    }
}
