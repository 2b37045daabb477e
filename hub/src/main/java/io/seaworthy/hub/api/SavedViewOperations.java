package io.seaworthy.hub.api;

import io.seaworthy.hub.access.SavedViews;
import io.seaworthy.hub.access.SavedViews.SavedView;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Views that the asking person saved; a token saves for its owner. */
final class SavedViewOperations {

    private final SavedViews views;
    private final InstantSource clock;

    SavedViewOperations(SavedViews views, InstantSource clock) {
        this.views = views;
        this.clock = clock;
    }

    private record Wish(String page, String name, String query) {}

    private record Items(List<?> items) {}

    Map<String, Operation> all() {
        return Map.of("listSavedViews", this::list, "saveView", this::save, "deleteSavedView", this::forget);
    }

    private Answer list(Request request) {
        return Answer.ok(new Items(views.of(request.caller().person().id())));
    }

    private Answer save(Request request) {
        var wish = request.body(Wish.class);
        var view = new SavedView(
                UUID.randomUUID(),
                wish.page(),
                wish.name(),
                wish.query(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return switch (views.save(request.caller().person().id(), view)) {
            case DONE -> Answer.created(view);
            case NAME_TAKEN ->
                Answer.refused(new Refusal.Conflict("A view of this page is already named so. Delete it first."));
            case TOO_MANY ->
                Answer.refused(new Refusal.Conflict(
                        "You have saved " + SavedViews.MOST + " views, and no more are kept. Delete one first."));
        };
    }

    private Answer forget(Request request) {
        var id = request.required("viewId");
        return views.forget(request.caller().person().id(), UUID.fromString(id))
                ? Answer.nothing()
                : Answer.notFound("View " + id);
    }
}
