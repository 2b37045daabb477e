package io.seaworthy.hub.access;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who asks, and how they have shown it.
 *
 * @param person who
 * @param proof how
 * @param expiresAt when the proof ends by itself
 */
public record Caller(Person person, Proof proof, Instant expiresAt) {

    /** How somebody has shown who they are. */
    public sealed interface Proof {

        /**
         * A browser's session.
         *
         * @param hash names the session in the database
         * @param csrfToken what changes must carry besides the cookie
         * @param method how the session was started
         */
        record BySession(String hash, String csrfToken, Method method) implements Proof {}

        /**
         * An API token.
         *
         * @param id names the token
         * @param grant it can do no more than this, and no more than its owner
         */
        record ByToken(String id, Grant grant) implements Proof {}
    }

    /** The clusters where this needs to be covered by a role; empty parts mean nowhere. */
    public Sight sight(Role needed) {
        var own = scopes(person.grants(), needed);
        return switch (proof) {
            case Proof.BySession _ -> new Sight(List.of(own));
            case Proof.ByToken token -> new Sight(List.of(own, scopes(List.of(token.grant()), needed)));
        };
    }

    /** Whether they may do it somewhere, or for {@code wholeFleet} everywhere. */
    public boolean may(Role needed, boolean wholeFleet) {
        var sight = sight(needed);
        return !sight.empty() && (!wholeFleet || sight.wholeFleet());
    }

    /** As the audit log and findings' events name them. */
    public String name() {
        return switch (proof) {
            case Proof.BySession _ -> person.account();
            case Proof.ByToken token -> person.account() + " (token " + token.id() + ")";
        };
    }

    /** What {@code Me} shows: the person's grants, or the token's. */
    public List<Grant> grants() {
        return switch (proof) {
            case Proof.BySession _ -> person.grants();
            case Proof.ByToken token -> List.of(token.grant());
        };
    }

    private static List<GrantScope> scopes(List<Grant> grants, Role needed) {
        Stream<Grant> covering = grants.stream().filter(grant -> grant.role().covers(needed));
        return covering.map(Grant::scope).toList();
    }
}
