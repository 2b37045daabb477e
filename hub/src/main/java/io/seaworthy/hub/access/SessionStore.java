package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import java.time.Instant;
import java.util.Optional;

/** Where sessions are kept, by the hash of their cookie. Calls block; all throw StoreUnavailable where the database is away. */
public interface SessionStore {

    /**
     * One signed-in browser.
     *
     * @param hash SHA-256 of the cookie
     * @param expiresAt its end, whatever happens
     */
    record Session(
            String hash, PersonId person, Method method, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

    void start(Session session, AuditEntry entry);

    Optional<Session> session(String hash);

    void seen(String hash, Instant at);

    void end(String hash);

    /** Forgets what ended before this time, or was last seen before that one. */
    void sweep(Instant expiredBefore, Instant unseenSince);
}
