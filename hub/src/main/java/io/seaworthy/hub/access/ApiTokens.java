package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.Caller.Proof;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tokens for programs: {@code swp_ID_SECRET}. Each can do no more than its own grant, and no more than its owner. */
public final class ApiTokens {

    private static final Pattern FORM = Pattern.compile("swp_([0-9A-Za-z]{16})_([0-9A-Za-z_-]{43})");
    private static final int MOST = 50;
    private static final Duration USED_STEP = Duration.ofMinutes(1);

    private final ApiTokenStore store;
    private final PersonStore people;
    private final InstantSource clock;

    public ApiTokens(ApiTokenStore store, PersonStore people, InstantSource clock) {
        this.store = store;
        this.people = people;
        this.clock = clock;
    }

    /** What became of a wish for a token. */
    public sealed interface Created {

        /** @param text what a program sends; shown once */
        record Made(String text, ApiTokenStore.Token token) implements Created {}

        /** It would be able to do more than its owner, or than the token that asks. */
        record BeyondOwner() implements Created {}

        /** @param most live tokens a person may have */
        record TooMany(int most) implements Created {}
    }

    public Created create(Caller owner, String name, Grant grant, Duration life, String address) {
        if (!within(owner, grant)) {
            return new Created.BeyondOwner();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = Secret.readable(16);
        var secret = Secret.word();
        var token = new ApiTokenStore.Token(
                id, name, owner.person().id(), owner.person().account(), grant, now, now.plus(life), null, null);
        var entry = new AuditEntry(
                now,
                owner.name(),
                "createApiToken",
                id,
                name + ", " + grant.role().word(),
                address);
        return store.add(token, Secret.hash(secret), MOST, entry)
                ? new Created.Made("swp_" + id + "_" + secret, token)
                : new Created.TooMany(MOST);
    }

    /** Who sent this token; empty if it is none, has ended or was revoked, or its owner is locked out. */
    public Optional<Caller> caller(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = Secret.hash(parts.group(2));
        return store.token(parts.group(1))
                .filter(kept -> Secret.same(kept.secretHash(), hash))
                .map(ApiTokenStore.Kept::token)
                .filter(token -> token.revokedAt() == null && now.isBefore(token.expiresAt()))
                .flatMap(token -> {
                    var lastUsed = token.lastUsedAt();
                    if (lastUsed == null || lastUsed.plus(USED_STEP).isBefore(now)) {
                        store.used(token.id(), now);
                    }
                    return people.person(token.personId())
                            .filter(person -> !person.disabled())
                            .map(person -> new Caller(
                                    person, new Proof.ByToken(token.id(), token.grant()), token.expiresAt()));
                });
    }

    /** Latest first; one's own, or everybody's for who administers the whole fleet. */
    public List<ApiTokenStore.Token> page(Caller caller, ApiTokenStore.@Nullable Place before, int limit) {
        return store.page(caller.may(Role.ADMIN, true) ? null : caller.person().id(), before, limit);
    }

    /** @return false if the caller has, or sees, no such token that still works */
    public boolean revoke(Caller caller, String id, String address) {
        var owner = store.token(id).map(kept -> kept.token().personId());
        if (owner.isEmpty() || !(owner.get().equals(caller.person().id()) || caller.may(Role.ADMIN, true))) {
            return false;
        }
        var now = clock.instant();
        return store.revoke(id, now, new AuditEntry(now, caller.name(), "revokeApiToken", id, "", address));
    }

    /** For every cluster that the grant reaches, its owner has a grant that covers it; by scope, without looking at clusters. */
    private static boolean within(Caller owner, Grant grant) {
        var sight = owner.sight(grant.role());
        return sight.parts().stream().allMatch(part -> part.stream().anyMatch(scope -> reaches(scope, grant.scope())));
    }

    private static boolean reaches(GrantScope wide, GrantScope narrow) {
        return switch (wide) {
            case GrantScope.AllClusters _ -> true;
            case GrantScope.TheseClusters(var clusters) ->
                narrow instanceof GrantScope.TheseClusters(var fewer) && clusters.containsAll(fewer);
            case GrantScope.LabelledClusters(var labels) ->
                narrow instanceof GrantScope.LabelledClusters(var more)
                        && more.entrySet().containsAll(labels.entrySet());
        };
    }
}
