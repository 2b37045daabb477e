package io.seaworthy.hub.api;

import io.seaworthy.hub.access.ApiTokenStore;
import io.seaworthy.hub.access.ApiTokens;
import io.seaworthy.hub.access.Caller;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API tokens: made, listed, revoked. */
final class ApiTokenOperations {

    private final ApiTokens tokens;

    ApiTokenOperations(ApiTokens tokens) {
        this.tokens = tokens;
    }

    private record Wish(String name, Grant grant, @Nullable Integer lifeDays) {}

    private record Created(String token, ApiTokenStore.Token apiToken) {}

    Map<String, Operation> all() {
        return Map.of("listApiTokens", this::list, "createApiToken", this::create, "revokeApiToken", this::revoke);
    }

    private Answer list(Request request) {
        return Paging.answer(request, "latest", slice -> page(request.caller(), slice));
    }

    private Optional<Page<ApiTokenStore.Token>> page(Caller caller, Slice slice) {
        var before = slice.after().isEmpty() ? Optional.<ApiTokenStore.Place>empty() : place(slice.after());
        if (!slice.after().isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        var found = tokens.page(caller, before.orElse(null), slice.limit() + 1);
        boolean more = found.size() > slice.limit();
        var shown = more ? found.subList(0, slice.limit()) : found;
        return Optional.of(new Page<>(
                shown,
                more
                        ? List.of(
                                shown.getLast().createdAt().toString(),
                                shown.getLast().id())
                        : List.of()));
    }

    private Answer create(Request request) {
        var wish = request.body(Wish.class);
        var life = Duration.ofDays(wish.lifeDays() == null ? 90 : wish.lifeDays());
        return switch (tokens.create(request.caller(), wish.name(), wish.grant(), life, request.address())) {
            case ApiTokens.Created.Made(var text, var token) -> Answer.created(new Created(text, token));
            case ApiTokens.Created.BeyondOwner _ ->
                Answer.refused(Refusal.Senseless.at(
                        "body/grant", "a token cannot do more than its owner; ask for less, or for fewer clusters"));
            case ApiTokens.Created.TooMany(int most) ->
                Answer.refused(new Refusal.Conflict("There are " + most + " live tokens already; revoke one first."));
        };
    }

    private Answer revoke(Request request) {
        var id = request.required("apiTokenId");
        return tokens.revoke(request.caller(), id, request.address())
                ? Answer.nothing()
                : Answer.notFound("API token " + id);
    }

    private static Optional<ApiTokenStore.Place> place(List<String> position) {
        try {
            var id = position.getLast();
            return position.size() != 2 || !id.matches("[0-9A-Za-z]{1,64}")
                    ? Optional.empty()
                    : Optional.of(new ApiTokenStore.Place(Instant.parse(position.getFirst()), id));
        } catch (DateTimeParseException foreign) {
            // A position that no page has given.
            return Optional.empty();
        }
    }
}
