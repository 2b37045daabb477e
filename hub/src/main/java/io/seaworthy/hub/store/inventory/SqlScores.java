package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.score.Score;
import io.seaworthy.hub.score.Scoring;
import io.seaworthy.hub.score.Share;
import io.seaworthy.hub.score.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Scores of one cluster in tables {@code control_tally} and {@code score_sample}. */
final class SqlScores {

    private final Sql sql;
    private final String cluster;

    SqlScores(Sql sql, String cluster) {
        this.sql = sql;
        this.cluster = cluster;
    }

    void keep(Tally tally, Optional<Score> score, Instant at) {
        Map<String, Double> lost = score.map(Score::shares).orElse(List.of()).stream()
                .collect(Collectors.toMap(share -> share.control().id(), Share::lost));
        sql.update(
                "delete from control_tally where cluster_id = $1 and control_id <> all($2)",
                cluster,
                tally.controls().stream().map(each -> each.control().id()).toArray(String[]::new));
        sql.each(
                """
                insert into control_tally (cluster_id, control_id, passed, failed, waived, unknown, not_applicable, lost,
                    gain, gain_all)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                on conflict (cluster_id, control_id) do update set
                    passed = excluded.passed, failed = excluded.failed, waived = excluded.waived,
                    unknown = excluded.unknown, not_applicable = excluded.not_applicable, lost = excluded.lost,
                    gain = excluded.gain, gain_all = excluded.gain_all
                """,
                tally.controls().stream()
                        .map(each -> Sql.row(
                                cluster,
                                each.control().id(),
                                each.passed(),
                                each.failed(),
                                each.waived(),
                                each.unknown(),
                                each.notApplicable(),
                                lost.getOrDefault(each.control().id(), 0.0),
                                (short) tally.gain(each.control().id()),
                                (short) tally.gainOfAll(each.control().id())))
                        .toList());
        sample(tally, score, at);
    }

    private void sample(Tally tally, Optional<Score> score, Instant at) {
        sql.update(
                """
                insert into score_sample (cluster_id, at, version, points, grade, base, cap, penalty,
                    points_without_waivers, judged, unknown)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                on conflict (cluster_id, at) do update set
                    version = excluded.version, points = excluded.points, grade = excluded.grade, base = excluded.base,
                    cap = excluded.cap, penalty = excluded.penalty,
                    points_without_waivers = excluded.points_without_waivers, judged = excluded.judged,
                    unknown = excluded.unknown
                """,
                cluster,
                Row.time(at),
                (short) Scoring.VERSION,
                score.map(each -> (short) each.points()).orElse(null),
                score.map(each -> each.grade().name()).orElse(null),
                score.map(Score::base).orElse(null),
                score.flatMap(Score::cap).map(SeverityColumn::of).orElse(null),
                (short) (int) score.map(Score::penalty).orElse(0),
                score.map(each -> (short) each.pointsWithoutWaivers()).orElse(null),
                tally.coverage().judged(),
                tally.coverage().unknown());
    }
}
