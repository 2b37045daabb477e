package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.JoinToken;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.enrol.Revocation;
import io.seaworthy.hub.enrol.TokenCreation;
import io.seaworthy.hub.enrol.TokenRevocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Join tokens: made, listed, revoked. */
final class JoinTokenOperations {

    private final JoinTokens tokens;
    private final AgentAddresses addresses;

    JoinTokenOperations(JoinTokens tokens, AgentAddresses addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    private record Wish(
            @Nullable Integer uses,
            @Nullable Integer lifeMinutes,
            @Nullable String clusterId) {}

    private record TokenView(
            String id,
            @Nullable String clusterId,
            int uses,
            int usesLeft,
            Instant createdAt,
            String createdBy,
            Instant expiresAt,
            @Nullable Instant revokedAt) {

        static TokenView of(JoinToken token) {
            return new TokenView(
                    token.id(),
                    token.cluster().map(ClusterId::value).orElse(null),
                    token.uses(),
                    Math.max(0, token.uses() - token.used()),
                    token.createdAt(),
                    token.createdBy(),
                    token.endsAt(),
                    token.revocation().map(Revocation::at).orElse(null));
        }
    }

    private record Created(String token, TokenView joinToken, String agentAddress, String enrolAddress) {}

    Map<String, Operation> all() {
        return Map.of("listJoinTokens", this::list, "createJoinToken", this::create, "revokeJoinToken", this::revoke);
    }

    private Answer list(Request request) {
        return Paging.answer(request, "latest", this::page, TokenView::of);
    }

    /** Tokens are few; the newest come first, so a page starts after the id of the last one shown. */
    private Optional<Page<JoinToken>> page(Slice slice) {
        var all = tokens.list();
        int start = slice.after().isEmpty()
                ? 0
                : IntStream.range(0, all.size())
                                .filter(at ->
                                        all.get(at).id().equals(slice.after().getFirst()))
                                .findFirst()
                                .orElse(-2)
                        + 1;
        if (start < 0) {
            return Optional.empty();
        }
        int end = Math.min(all.size(), start + slice.limit());
        return Optional.of(new Page<>(
                all.subList(start, end),
                end < all.size() ? List.of(all.get(end - 1).id()) : List.of()));
    }

    private Answer create(Request request) {
        var wish = request.body(Wish.class);
        var life = wish.lifeMinutes() == null ? JoinTokens.DEFAULT_LIFE : Duration.ofMinutes(wish.lifeMinutes());
        var creation = tokens.create(
                Optional.ofNullable(wish.clusterId()).map(ClusterId::new),
                wish.uses() == null ? 1 : wish.uses(),
                life,
                request.caller().name(),
                request.address());
        return switch (creation) {
            case TokenCreation.Created(var token, var text) ->
                Answer.created(new Created(text, TokenView.of(token), addresses.agent(), addresses.enrol()));
            case TokenCreation.Refused(var reason, var remedy) ->
                Answer.refused(Refusal.Senseless.at("body", reason + "; " + remedy));
        };
    }

    private Answer revoke(Request request) {
        var id = request.required("joinTokenId");
        return switch (tokens.revoke(id, request.caller().name(), request.address())) {
            case TokenRevocation.Revoked _ -> Answer.nothing();
            case TokenRevocation.NotFound _ -> Answer.notFound("Join token " + id);
        };
    }
}
