package io.seaworthy.hub.api.reading;

import java.util.List;

/**
 * Which page of a list.
 *
 * @param sort name of an order; a leading minus turns it around
 * @param limit most rows, 1 or more
 * @param after {@link Page#position} of the page before; empty = from the start
 */
public record Slice(String sort, int limit, List<String> after) {

    public Slice {
        after = List.copyOf(after);
    }

    /** The order without its minus. */
    public String order() {
        return reversed() ? sort.substring(1) : sort;
    }

    public boolean reversed() {
        return sort.startsWith("-");
    }
}
