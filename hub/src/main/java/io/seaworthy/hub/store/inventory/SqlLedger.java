package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.ClusterRecord;
import io.seaworthy.hub.inventory.Completion;
import io.seaworthy.hub.inventory.FactLedger;
import io.seaworthy.hub.inventory.FindingLedger;
import io.seaworthy.hub.inventory.Ledger;
import io.seaworthy.hub.inventory.Mark;
import io.seaworthy.hub.inventory.MarkCounts;
import io.seaworthy.hub.inventory.Opening;
import io.seaworthy.hub.score.Score;
import io.seaworthy.hub.score.Tally;
import io.seaworthy.posture.v1.ItemError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One cluster's rows, locked by its row in table {@code cluster}. */
final class SqlLedger implements Ledger {

    private static final int LONGEST_ITEM = 1_000;
    private static final int LONGEST_REASON = 4_000;

    private final Sql sql;
    private final ClusterRecord cluster;
    private final String id;

    private SqlLedger(Sql sql, ClusterRecord cluster) {
        this.sql = sql;
        this.cluster = cluster;
        this.id = cluster.id().value();
    }

    /** Waits until nobody else changes the cluster; empty if it has no row. */
    static Optional<Ledger> lock(Sql sql, ClusterId cluster) {
        return sql.select("""
                        select session, snapshot_session, snapshot_epoch, sequence, coalesce(last_heard_at, enrolled_at),
                               silent_since
                        from cluster where cluster_id = $1 for update
                        """, cluster.value()).stream()
                .<Ledger>map(row -> new SqlLedger(
                        sql,
                        new ClusterRecord(
                                cluster,
                                row.number(0),
                                row.number(1),
                                row.number(2),
                                row.number(3),
                                row.instant(4),
                                row.maybeInstant(5))))
                .findFirst();
    }

    @Override
    public ClusterRecord cluster() {
        return cluster;
    }

    @Override
    public FactLedger facts() {
        return new SqlFactLedger(sql, cluster.id());
    }

    @Override
    public FindingLedger findings() {
        return new SqlFindingLedger(sql, cluster.id());
    }

    @Override
    public void opened(Opening opening) {
        sql.update(
                """
                update cluster set session = $2, sequence = 0, name = coalesce(nullif($3, ''), name), agent_version = $4,
                    namespaces = $5, clock_skew_millis = $6, connected_at = $7, last_heard_at = $7
                where cluster_id = $1
                """,
                id,
                opening.session(),
                opening.name().strip(),
                opening.agentVersion(),
                opening.namespaces().toArray(String[]::new),
                opening.clockSkewMillis(),
                Row.time(opening.at()));
    }

    @Override
    public void heard(Instant at, Optional<Instant> observedAt) {
        sql.update("""
                update cluster set last_heard_at = $2,
                    observed_at = case when snapshot_session = session then greatest(observed_at, $3) else observed_at end
                where cluster_id = $1
                """, id, Row.time(at), Row.maybeTime(observedAt));
    }

    @Override
    public void committed(long sequence, Instant at) {
        sql.update(
                "update cluster set sequence = $2, last_heard_at = $3 where cluster_id = $1",
                id,
                sequence,
                Row.time(at));
    }

    @Override
    public void completed(Completion completion) {
        sql.update(
                """
                update cluster set snapshot_session = session, snapshot_epoch = $2, sequence = $3, kubernetes_version = $4,
                    observed_at = coalesce($5, observed_at), last_heard_at = $6, silent_since = null
                where cluster_id = $1
                """,
                id,
                completion.epoch(),
                completion.sequence(),
                completion.kubernetesVersion(),
                Row.maybeTime(completion.observedAt()),
                Row.time(completion.at()));
        sql.update("delete from scope where cluster_id = $1", id);
        sql.each(
                "insert into scope (cluster_id, kind, namespace, complete, missing) values ($1, $2, $3, $4, $5)",
                completion.scopes().stream()
                        .map(scope -> Sql.row(id, scope.kind(), scope.namespace(), scope.complete(), scope.missing()))
                        .toList());
    }

    @Override
    public void silenced(Instant since) {
        sql.update(
                "update cluster set silent_since = $2, session = session + 1, sequence = 0 where cluster_id = $1",
                id,
                Row.time(since));
    }

    @Override
    public void judged(String catalogue, Instant at) {
        sql.update(
                "update cluster set judged_by = $2, judged_at = $3 where cluster_id = $1", id, catalogue, Row.time(at));
    }

    @Override
    public void errors(List<ItemError> errors) {
        sql.update("delete from item_error where cluster_id = $1", id);
        var values = new ArrayList<@Nullable Object[]>();
        for (var error : errors) {
            values.add(Sql.row(
                    id,
                    values.size(),
                    StorableText.of(error.getItem(), LONGEST_ITEM),
                    StorableText.of(error.getReason(), LONGEST_REASON),
                    StorableText.of(error.getRemedy(), LONGEST_REASON)));
        }
        sql.each(
                "insert into item_error (cluster_id, position, item, reason, remedy) values ($1, $2, $3, $4, $5)",
                values);
    }

    @Override
    public Map<String, MarkCounts> counts() {
        var counts = new HashMap<String, MarkCounts>();
        sql.select(
                        "select control_id, passed, failed + waived, not_applicable, unknown from control_tally "
                                + "where cluster_id = $1",
                        id)
                .forEach(row -> counts.put(
                        row.text(0), new MarkCounts(row.small(1), row.small(2), row.small(3), row.small(4))));
        return counts;
    }

    @Override
    public Map<String, MarkCounts> recount() {
        var counts = new HashMap<String, MarkCounts>();
        sql.select(
                        "select verdict.key, verdict.value, count(*) from fact, jsonb_each_text(verdicts) verdict "
                                + "where cluster_id = $1 group by 1, 2",
                        id)
                .forEach(row -> counts.merge(
                        row.text(0), MarkCounts.NONE.plus(Mark.valueOf(row.text(1)), row.small(2)), MarkCounts::plus));
        return counts;
    }

    @Override
    public void scored(Tally tally, Optional<Score> score, Instant at) {
        new SqlScores(sql, id).keep(tally, score, at);
        sql.update(
                """
                update cluster set points = $2, grade = $3, judged = $4, unknown = $5,
                    open_critical = $6, open_high = $7, open_medium = $8, open_low = $9
                where cluster_id = $1
                """,
                id,
                score.map(each -> (short) each.points()).orElse(null),
                score.map(each -> each.grade().name()).orElse(null),
                tally.coverage().judged(),
                tally.coverage().unknown(),
                tally.open(Severity.CRITICAL),
                tally.open(Severity.HIGH),
                tally.open(Severity.MEDIUM),
                tally.open(Severity.LOW));
    }

    @Override
    public void changed() {
        sql.update("update cluster set revision = revision + 1 where cluster_id = $1", id);
    }
}
