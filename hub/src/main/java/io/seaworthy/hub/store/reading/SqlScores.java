package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.ScoreReads;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores and tallies, from tables {@code score_sample}, {@code control_tally} and {@code finding_count}. */
public final class SqlScores implements ScoreReads {

    private final UnitOfWork unitOfWork;

    public SqlScores(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Count(String control, long count) {}

    @Override
    public List<ScoreDay> ofCluster(String cluster, LocalDate from, LocalDate to) {
        return unitOfWork.call(transaction -> Sql.of("""
                        select distinct on (1) cast((at at time zone 'UTC') as date) as "day", version as "version",
                            points as "points", grade as "grade", jsonb_build_object('judged', judged, 'unknown', unknown,
                            'percent', case when judged + unknown = 0 then 0 else judged * 100 / (judged + unknown) end) as "coverage"
                        from score_sample
                        where cluster_id = :cluster and at >= cast(:from as timestamp) at time zone 'UTC'
                            and at < (cast(:to as timestamp) + interval '1 day') at time zone 'UTC'
                        order by 1, at desc""")
                .with("cluster", cluster)
                .with("from", from)
                .with("to", to)
                .rows(transaction, ScoreDay.class));
    }

    @Override
    public List<FleetDay> ofFleet(LocalDate from, LocalDate to, Sight sight) {
        var filter = new Filter().seen("c.cluster_id", sight);
        return unitOfWork.call(transaction -> Sql.of("""
                        select cast(d.day as date) as "day", cast(avg(s.points) as double precision) as "mean",
                            min(s.points) as "lowest", count(*) filter (where s.points is null) as "unscored",
                            jsonb_build_object('A', count(*) filter (where s.grade = 'A'), 'B', count(*) filter (where s.grade = 'B'),
                                'C', count(*) filter (where s.grade = 'C'), 'D', count(*) filter (where s.grade = 'D'),
                                'F', count(*) filter (where s.grade = 'F')) as "grades"
                        from generate_series(cast(:from as timestamp), cast(:to as timestamp), interval '1 day') d (day)
                            cross join cluster c
                            join lateral (select points, grade from score_sample
                                where cluster_id = c.cluster_id and at < (d.day + interval '1 day') at time zone 'UTC'
                                order by at desc limit 1) s on true
                        """ + filter.sql() + " group by d.day order by d.day")
                .with(filter.values())
                .with("from", from)
                .with("to", to)
                .rows(transaction, FleetDay.class));
    }

    @Override
    public Map<String, FleetTally> tallies(Sight sight) {
        var filter = new Filter().seen("t.cluster_id", sight);
        return unitOfWork
                .call(transaction -> Sql.of("""
                                select t.control_id as "controlId", sum(t.passed) as "passed", sum(t.failed) as "failed",
                                    sum(t.waived) as "waived", sum(t.unknown) as "unknown",
                                    sum(t.not_applicable) as "notApplicable"
                                from control_tally t\s""" + filter.sql() + " group by t.control_id")
                        .with(filter.values())
                        .rows(transaction, FleetTally.class))
                .stream()
                .collect(Collectors.toMap(FleetTally::controlId, Function.identity()));
    }

    @Override
    public Map<String, Long> openFindings(Sight sight) {
        var filter = new Filter().and("f.state not in ('FIXED', 'WITHDRAWN')").seen("f.cluster_id", sight);
        return unitOfWork
                .call(transaction -> Sql.of("select f.control_id as control, sum(f.count) as count from finding_count f"
                                + filter.sql() + " group by f.control_id having sum(f.count) > 0")
                        .with(filter.values())
                        .rows(transaction, Count.class))
                .stream()
                .collect(Collectors.toMap(Count::control, Count::count));
    }
}
