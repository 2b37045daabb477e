package io.seaworthy.hub.api;

import io.seaworthy.hub.access.ApiTokens;
import io.seaworthy.hub.access.Caller;
import io.seaworthy.hub.access.Caller.Proof;
import io.seaworthy.hub.access.Method;
import io.seaworthy.hub.access.Sessions;
import java.util.Optional;
import java.util.Set;

/** Decides who asks, and whether they may. Blocks. */
final class Gate {

    private static final Set<String> WITH_A_FIRST_PASSWORD = Set.of("getMe", "changePassword", "logout");

    private final Sessions sessions;
    private final ApiTokens tokens;

    Gate(Sessions sessions, ApiTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    /**
     * What a request shows of who sends it.
     *
     * @param authorization the header; empty = none
     * @param cookie the session's; an empty text is one that cannot hold
     * @param csrf the header X-Seaworthy-Csrf; empty = none
     * @param changes the method is not GET or HEAD
     */
    record Credentials(String authorization, Optional<String> cookie, String csrf, boolean changes) {}

    sealed interface Decision {
        record Passed(Caller caller) implements Decision {}

        /** The operation needs no login. */
        record Open() implements Decision {}

        record Stopped(Refusal refusal) implements Decision {}
    }

    Decision decide(String operation, Credentials credentials) {
        var need = Permissions.of(operation);
        if (need.role().isEmpty()) {
            return new Decision.Open();
        }
        var known = caller(credentials);
        if (known.isEmpty()) {
            return stopped(new Refusal.Unauthenticated(
                    "Sign in, or send an API token that works as Authorization: Bearer swp_…"));
        }
        var caller = known.get();
        if (credentials.changes()
                && caller.proof() instanceof Proof.BySession session
                && !Sessions.csrfMatches(session, credentials.csrf())) {
            return stopped(new Refusal.Forbidden(
                    "A change from a browser needs the header X-Seaworthy-Csrf with the csrfToken of its session."));
        }
        if (caller.person().mustChangePassword()
                && caller.person().method() == Method.LOCAL
                && !WITH_A_FIRST_PASSWORD.contains(operation)) {
            return stopped(new Refusal.Forbidden("Change the password first: somebody else made it."));
        }
        var role = need.role().get();
        boolean aboutOneself =
                operation.equals("getMe") || operation.equals("changePassword") || operation.equals("logout");
        if (!aboutOneself && !caller.may(role, need.wholeFleet())) {
            return stopped(new Refusal.Forbidden(
                    "This needs the role " + role.word() + (need.wholeFleet() ? " for all clusters." : ".")));
        }
        return new Decision.Passed(caller);
    }

    /** Who shows two proofs has to show two that hold: a wrong one is a mistake or a trick, and never passed over. */
    private Optional<Caller> caller(Credentials credentials) {
        var byToken = byToken(credentials.authorization());
        var bySession = credentials.cookie().flatMap(sessions::caller);
        if (credentials.authorization().isEmpty()) {
            return bySession;
        }
        return credentials.cookie().isEmpty() || bySession.isPresent() ? byToken : Optional.empty();
    }

    private Optional<Caller> byToken(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? tokens.caller(authorization.substring(7).strip())
                : Optional.empty();
    }

    private static Decision stopped(Refusal refusal) {
        return new Decision.Stopped(refusal);
    }
}
