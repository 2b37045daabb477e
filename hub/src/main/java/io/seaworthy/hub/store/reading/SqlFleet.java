package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FleetReads;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.List;

/** The fleet, from tables {@code cluster}, {@code score_sample}, {@code control_tally}, {@code finding_count} and {@code finding_event}. */
public final class SqlFleet implements FleetReads {

    private static final int MOST_TILES = 10_000;

    private static final String TILES = """
            select c.cluster_id as "id", c.name as "name", c.labels as "labels", %s as "health",
                c.last_heard_at as "lastHeardAt", c.points as "points", c.grade as "grade",
                case when c.judged + c.unknown = 0 then 0 else c.judged * 100 / (c.judged + c.unknown) end as "coveragePercent",
                jsonb_build_object('critical', c.open_critical, 'high', c.open_high, 'medium', c.open_medium,
                    'low', c.open_low) as "open",
                array(select (select s.points from score_sample s
                        where s.cluster_id = c.cluster_id and s.at <= cast(:now as timestamptz) - week * interval '7 days'
                        order by s.at desc limit 1)
                    from generate_series(1, 11) week order by week desc) || c.points as "weeks"
            from cluster c""".formatted(SqlClusters.HEALTH);

    private static final String CHANGES =
            """
            select c.cluster_id as "clusterId", c.name as "clusterName", b.points as "pointsBefore", c.points as "points",
                b.grade as "gradeBefore", c.grade as "grade", coalesce(e.opened, '{0,0,0,0}') as "opened",
                coalesce(e.reopened, '{0,0,0,0}') as "reopened", coalesce(e.fixed, '{0,0,0,0}') as "fixed",
                coalesce(e.unknown, 0) as "becameUnknown",
                c.enrolled_at > cast(:since as timestamptz) as "enrolled",
                coalesce(c.silent_since > cast(:since as timestamptz), false) as "fellSilent"
            from cluster c
                left join (select cluster_id, %s as opened, %s as reopened, %s as fixed,
                        count(*) filter (where kind = 'BECAME_UNKNOWN') as unknown
                    from finding_event
                    where kind in ('OPENED', 'REOPENED', 'FIXED', 'BECAME_UNKNOWN')
                        and at > cast(:since as timestamptz) and at <= cast(:until as timestamptz)
                    group by cluster_id) e on e.cluster_id = c.cluster_id
                left join lateral (select points, grade from score_sample s
                    where s.cluster_id = c.cluster_id and s.at <= cast(:since as timestamptz)
                    order by s.at desc limit 1) b on true""".formatted(bySeverity("OPENED"), bySeverity("REOPENED"), bySeverity("FIXED"));

    private static final String GAINS = """
            select t.control_id as "controlId", sum(t.failed) as "failing", count(*) as "clusters", sum(t.gain_all) as "gain",
                to_jsonb((array_agg(jsonb_build_object('clusterId', c.cluster_id, 'clusterName', c.name, 'gain', t.gain_all)
                    order by t.gain_all desc, t.failed desc, c.name, c.cluster_id))[1:3]) as "best"
            from control_tally t join cluster c on c.cluster_id = t.cluster_id""";

    private final UnitOfWork unitOfWork;

    public SqlFleet(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Count(long count) {}

    @Override
    public Glance glance(Instant now, Sight sight) {
        return unitOfWork.call(transaction -> {
            var seen = new Filter().seen("c.cluster_id", sight);
            var tiles = Sql.of(TILES + seen.sql()
                            + " order by coalesce(c.points, -1), lower(c.name) collate \"C\", c.cluster_id limit "
                            + MOST_TILES)
                    .with(seen.values())
                    .with("now", now)
                    .rows(transaction, Tile.class);
            var counted = new Filter().and("n.state = 'UNKNOWN'").seen("n.cluster_id", sight);
            var unknown = Sql.of("select coalesce(sum(n.count), 0) as count from finding_count n" + counted.sql())
                    .with(counted.values())
                    .rows(transaction, Count.class);
            var late = new Filter().and(FindingFilter.overdue(now)).seen("f.cluster_id", sight);
            var overdue = Sql.of("select count(*) as count from finding f" + late.sql())
                    .with(late.values())
                    .rows(transaction, Count.class);
            return new Glance(
                    tiles, unknown.getFirst().count(), overdue.getFirst().count());
        });
    }

    @Override
    public List<ClusterChange> changes(Instant since, Instant until, Sight sight) {
        var filter = new Filter()
                .and(
                        "(e.cluster_id is not null or b.points is distinct from c.points"
                                + " or c.enrolled_at > cast(:since as timestamptz) or c.silent_since > cast(:since as timestamptz))")
                .seen("c.cluster_id", sight);
        return unitOfWork.call(transaction -> Sql.of(CHANGES + filter.sql())
                .with(filter.values())
                .with("since", since)
                .with("until", until)
                .rows(transaction, ClusterChange.class));
    }

    @Override
    public Gains gains(List<String> clusters, Sight sight) {
        var which = new Filter().anyOf("c.cluster_id", "clusters", clusters).seen("c.cluster_id", sight);
        return unitOfWork.call(transaction -> {
            var scored = Sql.of("select count(*) as count from cluster c" + which.sql() + " and c.points is not null")
                    .with(which.values())
                    .rows(transaction, Count.class);
            var controls = Sql.of(GAINS + which.sql() + " and t.failed > 0 group by t.control_id")
                    .with(which.values())
                    .rows(transaction, ControlGain.class);
            return new Gains(Math.toIntExact(scored.getFirst().count()), controls);
        });
    }

    private static String bySeverity(String kind) {
        var count = "count(*) filter (where kind = '" + kind + "' and severity = %d)";
        return "array[" + count.formatted(0) + ", " + count.formatted(1) + ", " + count.formatted(2) + ", "
                + count.formatted(3) + "]";
    }
}
