package io.seaworthy.hub.store.access;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.SessionStore;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.Optional;

/** Sessions in table {@code login_session}. */
public final class SqlSessions implements SessionStore {

    private final UnitOfWork unitOfWork;

    public SqlSessions(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void start(Session session, AuditEntry entry) {
        unitOfWork.run(transaction -> {
            Sql.of("""
                    insert into login_session (session_hash, person_id, method, created_at, last_seen_at, expires_at)
                    values (:hash, cast(:person as uuid), :method, cast(:created as timestamptz),
                        cast(:seen as timestamptz), cast(:expires as timestamptz))""")
                    .with("hash", session.hash())
                    .with("person", session.person())
                    .with("method", session.method().word())
                    .with("created", session.createdAt())
                    .with("seen", session.lastSeenAt())
                    .with("expires", session.expiresAt())
                    .run(transaction);
            SqlAuditLog.append(transaction, entry);
        });
    }

    @Override
    public Optional<Session> session(String hash) {
        return unitOfWork.call(transaction -> Sql.of("""
                        select session_hash as "hash", person_id as "person", method as "method", created_at as "createdAt",
                            last_seen_at as "lastSeenAt", expires_at as "expiresAt"
                        from login_session where session_hash = :hash""").with("hash", hash).row(transaction, Session.class));
    }

    @Override
    public void seen(String hash, Instant at) {
        unitOfWork.run(transaction -> Sql.of(
                        "update login_session set last_seen_at = cast(:at as timestamptz) where session_hash = :hash")
                .with("hash", hash)
                .with("at", at)
                .run(transaction));
    }

    @Override
    public void end(String hash) {
        unitOfWork.run(transaction -> Sql.of("delete from login_session where session_hash = :hash")
                .with("hash", hash)
                .run(transaction));
    }

    @Override
    public void sweep(Instant expiredBefore, Instant unseenSince) {
        unitOfWork.run(transaction -> Sql.of("""
                        delete from login_session
                        where expires_at < cast(:expired as timestamptz) or last_seen_at < cast(:unseen as timestamptz)""")
                .with("expired", expiredBefore)
                .with("unseen", unseenSince)
                .run(transaction));
    }
}
