package io.seaworthy.hub.store.access;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.AuditLog;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.List;

/** The audit log in table {@code audit_event}; one writer at a time, so that the chain has one end. */
public final class SqlAuditLog implements AuditLog {

    private static final String EVENTS =
            "select sequence, at, actor, action, subject, detail, address, hash from audit_event ";

    private final UnitOfWork unitOfWork;

    public SqlAuditLog(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record End(long sequence, String hash) {}

    @Override
    public List<Event> before(long sequence, int limit) {
        return unitOfWork.call(
                transaction -> Sql.of(EVENTS + "where sequence < cast(:sequence as bigint) order by sequence desc"
                                + " limit cast(:limit as integer)")
                        .with("sequence", sequence)
                        .with("limit", limit)
                        .rows(transaction, Event.class));
    }

    @Override
    public List<Event> after(long sequence, int limit) {
        return unitOfWork.call(transaction -> Sql.of(EVENTS
                        + "where sequence > cast(:sequence as bigint) order by sequence limit cast(:limit as integer)")
                .with("sequence", sequence)
                .with("limit", limit)
                .rows(transaction, Event.class));
    }

    /** Appends in the transaction of the change itself. */
    public static void append(Transaction transaction, AuditEntry entry) {
        Sql.of("lock table audit_event in exclusive mode").run(transaction);
        var end = Sql.of("select sequence, hash from audit_event order by sequence desc limit 1")
                .row(transaction, End.class)
                .orElse(new End(0, AuditEntry.START));
        long sequence = end.sequence() + 1;
        Sql.of("""
                insert into audit_event (sequence, at, actor, action, subject, detail, address, hash)
                values (cast(:sequence as bigint), cast(:at as timestamptz), :actor, :action, :subject, :detail, :address, :hash)""")
                .with("sequence", sequence)
                .with("at", entry.at())
                .with("actor", entry.actor())
                .with("action", entry.action())
                .with("subject", entry.subject())
                .with("detail", entry.detail())
                .with("address", entry.address())
                .with("hash", entry.hash(sequence, end.hash()))
                .run(transaction);
    }
}
