package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.finding.FindingStore;
import io.seaworthy.hub.store.UnitOfWork;
import io.seaworthy.hub.store.access.SqlAuditLog;
import java.util.function.Function;

/** Findings in PostgreSQL, for what people do with them. */
public final class SqlFindingStore implements FindingStore {

    private final UnitOfWork unitOfWork;

    public SqlFindingStore(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public boolean change(FindingId id, Function<Finding, Change> decide) {
        return unitOfWork.call(transaction -> {
            var sql = new Sql(transaction);
            var ledger = sql.select("select cluster_id from finding where finding_id = $1", id.value()).stream()
                    .flatMap(row -> SqlLedger.lock(sql, new ClusterId(row.text(0))).stream())
                    .findFirst();
            var finding = sql
                    .select("select " + FindingRows.COLUMNS + " from finding where finding_id = $1", id.value())
                    .stream()
                    .map(FindingRows::finding)
                    .findFirst();
            finding.map(decide)
                    .filter(change -> !change.transitions().isEmpty())
                    .ifPresent(change -> {
                        FindingRows.keep(sql, change.transitions());
                        ledger.orElseThrow().changed();
                        change.entries().forEach(entry -> SqlAuditLog.append(transaction, entry));
                    });
            return finding.isPresent();
        });
    }
}
