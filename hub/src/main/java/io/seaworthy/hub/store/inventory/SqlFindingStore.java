package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.finding.FindingStore;
import io.seaworthy.hub.finding.Transition;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Findings in PostgreSQL, for what people do with them. */
public final class SqlFindingStore implements FindingStore {

    private final UnitOfWork unitOfWork;

    public SqlFindingStore(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public boolean change(FindingId id, Function<Finding, Optional<Transition>> decide) {
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
            finding.flatMap(decide).ifPresent(next -> {
                FindingRows.keep(sql, List.of(next));
                ledger.orElseThrow().changed();
            });
            return finding.isPresent();
        });
    }
}
