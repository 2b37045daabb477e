package io.seaworthy.hub.enrol;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a join token; never its secret.
 *
 * @param id public part: 16 letters and digits
 * @param cluster the only cluster it may enrol; empty = any that is not enrolled
 * @param uses how many clusters it may enrol; 1 or more
 * @param used how many it has enrolled
 * @param createdBy name of the person or program that made it
 * @param revocation who ended it before its time
 */
public record JoinToken(
        String id,
        Optional<ClusterId> cluster,
        int uses,
        int used,
        String createdBy,
        Instant createdAt,
        Instant endsAt,
        Optional<Revocation> revocation) {

    /** Whether it can be used. */
    public enum State {
        USABLE,
        USED_UP,
        ENDED,
        REVOKED
    }

    public State state(Instant now) {
        if (revocation.isPresent()) {
            return State.REVOKED;
        }
        if (used >= uses) {
            return State.USED_UP;
        }
        return now.isBefore(endsAt) ? State.USABLE : State.ENDED;
    }
}
