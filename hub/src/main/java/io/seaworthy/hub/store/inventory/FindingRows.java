package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.Failure;
import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.FindingEvent;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.finding.Proof;
import io.seaworthy.hub.finding.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Findings and their events as rows of {@code finding} and {@code finding_event}. */
final class FindingRows {

    /** In the order that {@link #finding} reads. */
    static final String COLUMNS = """
            cluster_id, control_id, fact_key, fact_kind, subject_kind, namespace, name, severity, family, title, evidence, fix,
            state, state_before, missing, owner, due_at, opened_at, changed_at, closed_at, closed_session, closed_epoch,
            times_reopened
            """;

    private FindingRows() {}

    static Finding finding(Row row) {
        return new Finding(
                new ClusterId(row.text(0)),
                row.text(1),
                row.text(2),
                new Failure(
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.text(6),
                        SeverityColumn.severity(row.small(7)),
                        row.text(8),
                        row.text(9),
                        row.text(10),
                        row.text(11)),
                FindingState.valueOf(row.text(12)),
                row.maybeText(13).map(FindingState::valueOf),
                row.text(14),
                row.text(15),
                row.maybeInstant(16),
                row.instant(17),
                row.instant(18),
                row.maybeInstant(19)
                        .map(at -> new Finding.Closing(
                                at,
                                row.maybeNumber(20)
                                        .map(session -> new Proof(
                                                session, row.maybeNumber(21).orElse(0L), 0)))),
                row.small(22));
    }

    static void keep(Sql sql, Collection<Transition> transitions) {
        sql.each("""
                insert into finding (cluster_id, control_id, fact_key, fact_kind, subject_kind, namespace, name, severity,
                    family, title, evidence, fix, state, state_before, missing, owner, due_at, opened_at, changed_at,
                    closed_at, closed_session, closed_epoch, times_reopened, finding_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24)
                on conflict (cluster_id, finding_id) do update set
                    fact_kind = excluded.fact_kind, subject_kind = excluded.subject_kind, namespace = excluded.namespace,
                    name = excluded.name, severity = excluded.severity, family = excluded.family, title = excluded.title,
                    evidence = excluded.evidence, fix = excluded.fix, state = excluded.state,
                    state_before = excluded.state_before, missing = excluded.missing, owner = excluded.owner,
                    due_at = excluded.due_at, changed_at = excluded.changed_at, closed_at = excluded.closed_at,
                    closed_session = excluded.closed_session, closed_epoch = excluded.closed_epoch,
                    times_reopened = excluded.times_reopened
                """, transitions.stream().map(each -> values(each.finding())).toList());
        sql.each(
                """
                insert into finding_event (cluster_id, finding_id, at, kind, state, actor, session, epoch, sequence, text, severity)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                transitions.stream()
                        .flatMap(each -> each.event().map(event -> values(each.finding(), event)).stream())
                        .toList());
    }

    static List<Finding> findings(List<Row> rows) {
        return rows.stream().map(FindingRows::finding).toList();
    }

    private static @Nullable Object[] values(Finding finding) {
        var failure = finding.failure();
        var proof = finding.closing().flatMap(Finding.Closing::proof);
        return Sql.row(
                finding.cluster().value(),
                finding.control(),
                finding.factKey(),
                failure.factKind(),
                failure.subjectKind(),
                failure.namespace(),
                failure.name(),
                SeverityColumn.of(failure.severity()),
                failure.family(),
                failure.title(),
                failure.evidence(),
                failure.fix(),
                finding.state().name(),
                finding.before().map(FindingState::name).orElse(null),
                finding.missing(),
                finding.owner(),
                Row.maybeTime(finding.due()),
                Row.time(finding.openedAt()),
                Row.time(finding.changedAt()),
                Row.maybeTime(finding.closing().map(Finding.Closing::at)),
                proof.map(Proof::session).orElse(null),
                proof.map(Proof::epoch).orElse(null),
                finding.timesReopened(),
                finding.id().value());
    }

    private static @Nullable Object[] values(Finding finding, FindingEvent event) {
        Optional<Proof> proof = event.proof();
        return Sql.row(
                finding.cluster().value(),
                event.finding().value(),
                Row.time(event.at()),
                event.kind().name(),
                event.state().name(),
                event.actor(),
                proof.map(Proof::session).orElse(null),
                proof.map(Proof::epoch).orElse(null),
                proof.map(Proof::sequence).orElse(null),
                event.text(),
                SeverityColumn.of(finding.failure().severity()));
    }
}
