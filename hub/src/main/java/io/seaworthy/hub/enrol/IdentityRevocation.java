package io.seaworthy.hub.enrol;

/** What became of the wish to take a cluster's identity away. */
public sealed interface IdentityRevocation {

    /** @param identity as it is now; where it was revoked before, the first revocation stands */
    record Revoked(Identity identity) implements IdentityRevocation {}

    /** The cluster never enrolled. */
    record NotEnrolled(String reason, String remedy) implements IdentityRevocation {}
}
