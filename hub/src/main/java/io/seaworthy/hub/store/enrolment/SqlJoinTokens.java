package io.seaworthy.hub.store.enrolment;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.JoinToken;
import io.seaworthy.hub.enrol.JoinTokenStore;
import io.seaworthy.hub.enrol.Revocation;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import io.seaworthy.hub.store.access.SqlAuditLog;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Join tokens in table {@code join_token}. */
public final class SqlJoinTokens implements JoinTokenStore {

    private static final String TOKENS = """
            select token_id as "id", cluster_id as "cluster", encode(secret_hash, 'hex') as "secretHash",
                authority_id as "authority", uses as "uses", used as "used", created_by as "createdBy",
                created_at as "createdAt", ends_at as "endsAt", revoked_at as "revokedAt", revoked_by as "revokedBy"
            from join_token\s""";

    private final UnitOfWork unitOfWork;

    public SqlJoinTokens(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Row(
            String id,
            @Nullable String cluster,
            String secretHash,
            String authority,
            int uses,
            int used,
            String createdBy,
            Instant createdAt,
            Instant endsAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {

        JoinToken token() {
            return new JoinToken(
                    id,
                    Optional.ofNullable(cluster).map(ClusterId::new),
                    uses,
                    used,
                    createdBy,
                    createdAt,
                    endsAt,
                    Revocations.of(revokedBy, revokedAt));
        }
    }

    @Override
    public void add(KeptToken kept, AuditEntry entry) {
        var token = kept.token();
        unitOfWork.run(transaction -> {
            Sql.of("""
                        insert into join_token (token_id, cluster_id, secret_hash, authority_id, uses, created_by, created_at,
                            ends_at)
                        values (:id, nullif(:cluster, ''), decode(:hash, 'hex'), :authority, cast(:uses as integer), :by,
                            cast(:created as timestamptz), cast(:ends as timestamptz))""")
                    .with("id", token.id())
                    .with("cluster", token.cluster().map(ClusterId::value).orElse(""))
                    .with("hash", HexFormat.of().formatHex(kept.secretHash()))
                    .with("authority", kept.authority())
                    .with("uses", token.uses())
                    .with("by", token.createdBy())
                    .with("created", token.createdAt())
                    .with("ends", token.endsAt())
                    .run(transaction);
            SqlAuditLog.append(transaction, entry);
        });
    }

    @Override
    public Optional<KeptToken> find(String id) {
        return unitOfWork
                .call(transaction -> find(transaction, id))
                .map(row -> new KeptToken(row.token(), HexFormat.of().parseHex(row.secretHash()), row.authority()));
    }

    @Override
    public List<JoinToken> list() {
        return unitOfWork.call(transaction ->
                Sql.of(TOKENS + "order by created_at desc, token_id").rows(transaction, Row.class).stream()
                        .map(Row::token)
                        .toList());
    }

    @Override
    public Optional<JoinToken> revoke(String id, Revocation revocation, AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            int revoked = Sql.of("""
                            update join_token set revoked_at = cast(:at as timestamptz), revoked_by = :by
                            where token_id = :id and revoked_at is null""")
                    .with("at", revocation.at())
                    .with("by", revocation.by())
                    .with("id", id)
                    .run(transaction);
            if (revoked > 0) {
                SqlAuditLog.append(transaction, entry);
            }
            return find(transaction, id).map(Row::token);
        });
    }

    @Override
    public int forgetEndedBefore(Instant time) {
        return unitOfWork.call(
                transaction -> Sql.of("delete from join_token where ends_at < cast(:time as timestamptz)")
                        .with("time", time)
                        .run(transaction));
    }

    private static Optional<Row> find(Transaction transaction, String id) {
        return Sql.of(TOKENS + "where token_id = :id").with("id", id).row(transaction, Row.class);
    }
}
