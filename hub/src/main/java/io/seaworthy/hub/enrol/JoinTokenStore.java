package io.seaworthy.hub.enrol;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where join tokens are kept. Calls block; all throw {@link StoreUnavailable}. */
public interface JoinTokenStore {

    /**
     * A token with what proves its secret.
     *
     * @param secretHash SHA-256 of the secret's text; 32 bytes
     * @param authority id of the authority whose pin it carries
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record KeptToken(JoinToken token, byte[] secretHash, String authority) {}

    /** @param entry kept in the same transaction */
    void add(KeptToken token, AuditEntry entry);

    Optional<KeptToken> find(String id);

    /** Newest first. */
    List<JoinToken> list();

    /**
     * Leaves an earlier revocation as it is. Empty = there is no such token.
     *
     * @param entry kept in the same transaction, if this revocation is the first
     */
    Optional<JoinToken> revoke(String id, Revocation revocation, AuditEntry entry);

    /**
     * Forgets tokens that ended before this time.
     *
     * @return how many
     */
    int forgetEndedBefore(Instant time);
}
