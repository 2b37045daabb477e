package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.Transition;
import io.seaworthy.hub.inventory.FindingLedger;
import io.seaworthy.hub.score.OpenFailures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Findings of one cluster in table {@code finding}. */
final class SqlFindingLedger implements FindingLedger {

    private final Sql sql;
    private final String cluster;

    SqlFindingLedger(Sql sql, ClusterId cluster) {
        this.sql = sql;
        this.cluster = cluster.value();
    }

    @Override
    public List<Finding> of(Collection<String> factKeys) {
        return factKeys.isEmpty()
                ? List.of()
                : FindingRows.findings(sql.select(
                        "select " + FindingRows.COLUMNS
                                + " from finding where cluster_id = $1 and fact_key = any($2) order by fact_key, control_id",
                        cluster,
                        factKeys.toArray(String[]::new)));
    }

    @Override
    public List<String> openKeys(String after, int limit) {
        return sql.select("""
                        select distinct fact_key from finding
                        where cluster_id = $1 and fact_key > $2 and state not in ('FIXED', 'WITHDRAWN')
                        order by fact_key limit $3
                        """, cluster, after, limit).stream()
                .map(row -> row.text(0))
                .toList();
    }

    @Override
    public void keep(Collection<Transition> transitions) {
        FindingRows.keep(sql, transitions);
    }

    @Override
    public List<OpenFailures> failures(Instant now) {
        return sql.select("""
                        select control_id, severity, state = 'WAIVED', coalesce(due_at < $2, false), count(*)
                        from finding
                        where cluster_id = $1
                          and state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED', 'WAIVED')
                        group by 1, 2, 3, 4
                        """, cluster, Row.time(now)).stream()
                .map(row -> new OpenFailures(
                        row.text(0), SeverityColumn.severity(row.small(1)), row.flag(2), row.flag(3), row.small(4)))
                .toList();
    }
}
