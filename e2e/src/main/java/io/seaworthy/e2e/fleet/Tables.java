package io.seaworthy.e2e.fleet;

import io.seaworthy.hub.control.Severity;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyManager;

/** The hub's tables that a fleet fills. */
final class Tables {

    final CopyRows clusters = new CopyRows(
            "cluster (cluster_id, name, labels, kubernetes_version, agent_version, enrolled_at, connected_at, last_heard_at,"
                    + " observed_at, silent_since, judged_by, judged_at, points, grade, judged, unknown, open_critical,"
                    + " open_high, open_medium, open_low, revision)");
    final CopyRows facts =
            new CopyRows("fact (cluster_id, key, kind, namespace, name, hash, body, verdicts, changed_at,"
                    + " generation, status, chart, chart_version, storage, record_bytes, deployed_at, release, image)");
    final CopyRows findings = new CopyRows(
            "finding (cluster_id, finding_id, control_id, fact_key, fact_kind, subject_kind, namespace, name, severity,"
                    + " family, title, state, state_before, evidence, fix, missing, owner, due_at, opened_at, changed_at,"
                    + " closed_at, closed_session, closed_epoch, times_reopened)");
    final CopyRows events = new CopyRows(
            "finding_event (cluster_id, finding_id, at, kind, state, actor, session, epoch, sequence, text, severity)");
    final CopyRows samples = new CopyRows("score_sample (cluster_id, at, version, points, grade, base, cap, penalty,"
            + " points_without_waivers, judged, unknown)");
    final CopyRows tallies = new CopyRows(
            "control_tally (cluster_id, control_id, passed, failed, waived, unknown, not_applicable, lost, gain, gain_all)");
    final CopyRows scopes = new CopyRows("scope (cluster_id, kind, namespace, complete, missing)");

    /** As the columns keep it. */
    static int severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
        };
    }

    void flush(CopyManager copy) throws SQLException {
        for (var rows : List.of(clusters, facts, findings, events, samples, tallies, scopes)) {
            rows.flush(copy);
        }
    }
}
