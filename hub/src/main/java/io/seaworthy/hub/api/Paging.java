package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns {@code limit}, {@code cursor} and {@code sort} into a slice, and a page into the contract's form. */
final class Paging {

    private Paging() {}

    /**
     * A page as the contract shows it.
     *
     * @param next cursor of the following page; null = there is none
     */
    record Shown(List<?> items, @Nullable String next) {}

    /** @param list gives empty for a position that it does not know */
    static <T> Answer answer(Request request, String sort, Function<Slice, Optional<Page<T>>> list) {
        return answer(request, sort, list, item -> item);
    }

    static <T, S> Answer answer(
            Request request, String sort, Function<Slice, Optional<Page<T>>> list, Function<T, S> shown) {
        var cursor = request.text("cursor");
        var after = cursor.isEmpty() ? Optional.of(List.<String>of()) : Cursor.read(request, cursor.get());
        return after.flatMap(position -> list.apply(new Slice(sort, request.limit(), position)))
                .map(page -> Answer.ok(new Shown(
                        page.items().stream().map(shown).toList(),
                        page.position().isEmpty() ? null : Cursor.write(request, page.position()))))
                .orElseGet(Paging::badCursor);
    }

    static Answer badCursor() {
        return Answer.refused(Refusal.Malformed.at(
                "query/cursor", "this is no cursor of this list with these filters and this sort; start without one"));
    }
}
