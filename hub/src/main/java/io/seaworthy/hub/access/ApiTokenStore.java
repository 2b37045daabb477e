package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where API tokens are kept, by id, with a hash of their secret. Calls block; all throw StoreUnavailable where the database is away. */
public interface ApiTokenStore {

    /**
     * What is known of a token.
     *
     * @param grant it can do no more than this
     * @param lastUsedAt to the minute; null = never
     */
    record Token(
            String id,
            String name,
            PersonId personId,
            String account,
            Grant grant,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /** A token and the hash of its secret. */
    record Kept(Token token, String secretHash) {}

    /** Where a page ended: its last token. */
    record Place(Instant createdAt, String id) {}

    /** @return false if the person has as many live tokens as one may have */
    boolean add(Token token, String secretHash, int most, AuditEntry entry);

    Optional<Kept> token(String id);

    /**
     * Latest first.
     *
     * @param owner null = everybody's
     * @param before tokens made earlier, or then with a smaller id; null = from the start
     */
    List<Token> page(@Nullable PersonId owner, @Nullable Place before, int limit);

    void used(String id, Instant at);

    /** @return false if there is no such token that still works */
    boolean revoke(String id, Instant at, AuditEntry entry);
}
