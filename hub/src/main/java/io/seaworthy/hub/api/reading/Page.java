package io.seaworthy.hub.api.reading;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param items in order
 * @param position the sort values of the last item; empty = nothing follows
 */
public record Page<T>(List<T> items, List<String> position) {

    public Page {
        items = List.copyOf(items);
        position = List.copyOf(position);
    }
}
