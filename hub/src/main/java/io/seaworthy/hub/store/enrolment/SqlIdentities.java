package io.seaworthy.hub.store.enrolment;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.Identity;
import io.seaworthy.hub.enrol.IdentityStore;
import io.seaworthy.hub.enrol.Revocation;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import io.seaworthy.hub.store.access.SqlAuditLog;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Identities in table {@code agent_identity}; the row of their cluster is their lock. */
public final class SqlIdentities implements IdentityStore {

    private static final String IDENTITIES = """
            select cluster_id as "cluster", serial as "serial", fingerprint as "fingerprint", key_print as "key",
                authority_id as "authority", token_id as "token", enrolled_at as "enrolledAt", issued_at as "issuedAt",
                not_after as "notAfter", renewed_at as "renewedAt", revoked_at as "revokedAt", revoked_by as "revokedBy"
            from agent_identity\s""";
    private static final String NEWEST = IDENTITIES + "where cluster_id = :cluster order by number desc limit 1";

    private final UnitOfWork unitOfWork;

    public SqlIdentities(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Row(
            String cluster,
            String serial,
            String fingerprint,
            String key,
            String authority,
            String token,
            Instant enrolledAt,
            Instant issuedAt,
            Instant notAfter,
            @Nullable Instant renewedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy) {

        Identity identity() {
            return new Identity(
                    new ClusterId(cluster),
                    serial,
                    fingerprint,
                    key,
                    authority,
                    enrolledAt,
                    issuedAt,
                    notAfter,
                    Optional.ofNullable(renewedAt),
                    Revocations.of(revokedBy, revokedAt));
        }
    }

    private record Token(boolean valid, boolean left) {}

    private record Locked(String cluster) {}

    private record Revoked(String cluster, Instant at) {}

    @Override
    public Entry enrol(String tokenId, Identity identity, String clusterName, String agentVersion) {
        return unitOfWork.call(transaction -> {
            var token = lockToken(transaction, tokenId, identity.issuedAt());
            if (token.filter(Token::valid).isEmpty()) {
                return Entry.TOKEN_SPENT;
            }
            lock(transaction, identity.cluster());
            var known = live(transaction, identity.cluster());
            if (known.filter(row -> sameAsk(row, tokenId, identity)).isPresent()) {
                insert(transaction, identity, tokenId, known.get().enrolledAt());
                forgetAllBut(transaction, identity, known.get().serial());
                return Entry.ENTERED;
            }
            if (known.isPresent()) {
                return Entry.ALREADY_ENROLLED;
            }
            if (!token.get().left()) {
                return Entry.TOKEN_SPENT;
            }
            makeCluster(transaction, identity, clusterName, agentVersion);
            lock(transaction, identity.cluster());
            if (live(transaction, identity.cluster()).isPresent()) {
                return Entry.ALREADY_ENROLLED;
            }
            Sql.of("update join_token set used = used + 1 where token_id = :id")
                    .with("id", tokenId)
                    .run(transaction);
            insert(transaction, identity, tokenId, identity.enrolledAt());
            return Entry.ENTERED;
        });
    }

    @Override
    public boolean renew(String current, Identity successor) {
        return unitOfWork.call(transaction -> {
            lock(transaction, successor.cluster());
            var known = find(transaction, successor.cluster(), current).filter(row -> row.revokedAt() == null);
            known.ifPresent(row -> {
                insert(transaction, successor, row.token(), row.enrolledAt());
                forgetAllBut(transaction, successor, current);
            });
            return known.isPresent();
        });
    }

    @Override
    public Optional<Identity> find(ClusterId cluster, String serial) {
        return unitOfWork.call(transaction -> find(transaction, cluster, serial).map(Row::identity));
    }

    @Override
    public Optional<Identity> newest(ClusterId cluster) {
        return unitOfWork.call(transaction -> newest(transaction, cluster).map(Row::identity));
    }

    @Override
    public List<Identity> list() {
        return unitOfWork.call(transaction -> Sql.of(IDENTITIES + """
                        i where number = (select max(number) from agent_identity n where n.cluster_id = i.cluster_id)
                        order by cluster_id collate "C\"""").rows(transaction, Row.class).stream()
                .map(Row::identity)
                .toList());
    }

    @Override
    public Optional<Identity> revoke(ClusterId cluster, Revocation revocation, AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            lock(transaction, cluster);
            int revoked = Sql.of("""
                            update agent_identity set revoked_at = cast(:at as timestamptz), revoked_by = :by
                            where cluster_id = :cluster and revoked_at is null""")
                    .with("at", revocation.at())
                    .with("by", revocation.by())
                    .with("cluster", cluster)
                    .run(transaction);
            if (revoked > 0) {
                SqlAuditLog.append(transaction, entry);
            }
            return newest(transaction, cluster).map(Row::identity);
        });
    }

    @Override
    public Map<ClusterId, Instant> revokedSince(Instant time) {
        var revoked = new HashMap<ClusterId, Instant>();
        unitOfWork
                .call(transaction -> Sql.of("""
                                select cluster_id as "cluster", max(revoked_at) as "at" from agent_identity
                                where revoked_at >= cast(:time as timestamptz) group by cluster_id""").with("time", time).rows(transaction, Revoked.class))
                .forEach(row -> revoked.put(new ClusterId(row.cluster()), row.at()));
        return revoked;
    }

    private static boolean sameAsk(Row row, String tokenId, Identity identity) {
        return row.token().equals(tokenId) && row.key().equals(identity.key());
    }

    private static Optional<Token> lockToken(Transaction transaction, String id, Instant now) {
        return Sql.of("""
                        select revoked_at is null and ends_at > cast(:now as timestamptz) as "valid", used < uses as "left"
                        from join_token where token_id = :id for update""").with("now", now).with("id", id).row(transaction, Token.class);
    }

    private static void lock(Transaction transaction, ClusterId cluster) {
        Sql.of("select cluster_id as \"cluster\" from cluster where cluster_id = :cluster for update")
                .with("cluster", cluster)
                .row(transaction, Locked.class);
    }

    private static void makeCluster(Transaction transaction, Identity identity, String name, String agentVersion) {
        Sql.of("""
                        insert into cluster (cluster_id, name, agent_version, enrolled_at)
                        values (:cluster, :name, :version, cast(:at as timestamptz)) on conflict do nothing""")
                .with("cluster", identity.cluster())
                .with("name", name)
                .with("version", agentVersion)
                .with("at", identity.enrolledAt())
                .run(transaction);
    }

    private static Optional<Row> find(Transaction transaction, ClusterId cluster, String serial) {
        return Sql.of(IDENTITIES + "where cluster_id = :cluster and serial = :serial")
                .with("cluster", cluster)
                .with("serial", serial)
                .row(transaction, Row.class);
    }

    private static Optional<Row> newest(Transaction transaction, ClusterId cluster) {
        return Sql.of(NEWEST).with("cluster", cluster).row(transaction, Row.class);
    }

    private static Optional<Row> live(Transaction transaction, ClusterId cluster) {
        return newest(transaction, cluster).filter(row -> row.revokedAt() == null);
    }

    private static void insert(Transaction transaction, Identity identity, String tokenId, Instant enrolledAt) {
        Sql.of("""
                        insert into agent_identity (cluster_id, serial, fingerprint, key_print, authority_id, token_id,
                            enrolled_at, issued_at, not_after, renewed_at)
                        values (:cluster, :serial, :fingerprint, :key, :authority, :token, cast(:enrolled as timestamptz),
                            cast(:issued as timestamptz), cast(:ends as timestamptz),
                            cast(nullif(:renewed, '') as timestamptz))""")
                .with("cluster", identity.cluster())
                .with("serial", identity.serial())
                .with("fingerprint", identity.fingerprint())
                .with("key", identity.key())
                .with("authority", identity.authority())
                .with("token", tokenId)
                .with("enrolled", enrolledAt)
                .with("issued", identity.issuedAt())
                .with("ends", identity.notAfter())
                .with("renewed", identity.renewedAt().map(Instant::toString).orElse(""))
                .run(transaction);
    }

    /** Revoked ones stay until their end: other hubs find out by them. */
    private static void forgetAllBut(Transaction transaction, Identity newest, String before) {
        Sql.of("""
                        delete from agent_identity where cluster_id = :cluster and serial not in (:newest, :before)
                            and (revoked_at is null or not_after < cast(:now as timestamptz))""")
                .with("cluster", newest.cluster())
                .with("newest", newest.serial())
                .with("before", before)
                .with("now", newest.issuedAt())
                .run(transaction);
    }
}
