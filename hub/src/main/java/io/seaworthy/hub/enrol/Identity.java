package io.seaworthy.hub.enrol;

import java.time.Instant;
import java.util.Optional;

/**
 * An agent's right to speak for a cluster: the newest certificate that was issued for it.
 *
 * @param serial of the certificate: 32 lower-case hex digits
 * @param fingerprint SHA-256 of the certificate: 64 lower-case hex digits
 * @param key SHA-256 of its public key: 64 lower-case hex digits
 * @param authority id of the authority that issued it
 * @param enrolledAt when a join token gave the first certificate
 * @param issuedAt when this certificate was made
 * @param notAfter when this certificate ends
 * @param renewedAt empty = it is still the first one
 * @param revocation who took the right away
 */
public record Identity(
        ClusterId cluster,
        String serial,
        String fingerprint,
        String key,
        String authority,
        Instant enrolledAt,
        Instant issuedAt,
        Instant notAfter,
        Optional<Instant> renewedAt,
        Optional<Revocation> revocation) {

    /** Whether it can be used. */
    public enum State {
        LIVE,
        ENDED,
        REVOKED
    }

    public State state(Instant now) {
        if (revocation.isPresent()) {
            return State.REVOKED;
        }
        return now.isBefore(notAfter) ? State.LIVE : State.ENDED;
    }
}
