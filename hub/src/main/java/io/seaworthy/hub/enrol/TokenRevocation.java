package io.seaworthy.hub.enrol;

/** What became of the wish to end a join token. */
public sealed interface TokenRevocation {

    /** @param token as it is now; where it was revoked before, the first revocation stands */
    record Revoked(JoinToken token) implements TokenRevocation {}

    /** There is no such token. */
    record NotFound(String reason, String remedy) implements TokenRevocation {}
}
