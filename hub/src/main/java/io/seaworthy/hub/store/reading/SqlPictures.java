package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.api.reading.PictureReads;
import io.seaworthy.hub.picture.Counts;
import io.seaworthy.hub.picture.Picture.Trouble;
import io.seaworthy.hub.picture.Scene;
import io.seaworthy.hub.picture.Way;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scenes, from tables {@code cluster}, {@code fact}, {@code control_tally} and {@code finding}. */
public final class SqlPictures implements PictureReads {

    private static final int MOST_TILLERS = 1_000;
    private static final List<String> CONTROLS = Arrays.stream(Way.values())
            .flatMap(way -> way.controls().stream())
            .distinct()
            .toList();

    private final UnitOfWork unitOfWork;

    public SqlPictures(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Heard(boolean heard) {}

    private record FactRow(String key, String body, boolean readable, Map<String, String> verdicts) {}

    private record TallyRow(String control, Counts counts) {}

    private record TroubleRow(String control, String key, int severity, Trouble trouble) {}

    private record StorageRow(String storage, long count) {}

    @Override
    public Scene scene(String cluster) {
        return unitOfWork.call(transaction -> new Scene(
                rows(transaction, cluster, """
                        select silent_since is null and connected_at is not null as "heard" from cluster
                        where cluster_id = :cluster""", Heard.class).stream().anyMatch(Heard::heard),
                facts(transaction, cluster, "ClusterFact").stream()
                        .findFirst()
                        .map(row -> new Scene.Cluster(Bodies.fact(row.body()).getCluster(), row.readable())),
                facts(transaction, cluster, "TillerFact").stream()
                        .map(row -> new Scene.Tiller(
                                row.key(), Bodies.fact(row.body()).getTiller(), row.readable(), row.verdicts()))
                        .toList(),
                rows(transaction, cluster, """
                        select control_id as "control", jsonb_build_object('passed', passed, 'failed', failed, 'waived', waived,
                            'unknown', unknown, 'notApplicable', not_applicable) as "counts"
                        from control_tally where cluster_id = :cluster""", TallyRow.class).stream()
                        .collect(Collectors.toMap(TallyRow::control, TallyRow::counts)),
                troubles(transaction, cluster),
                rows(transaction, cluster, """
                        select storage as "storage", count(*) as "count" from fact
                        where cluster_id = :cluster and kind = 'ReleaseFact' and storage <> '' group by storage""", StorageRow.class).stream()
                        .collect(Collectors.toMap(StorageRow::storage, StorageRow::count))));
    }

    private static List<FactRow> facts(Transaction transaction, String cluster, String kind) {
        return Sql.of("""
                        select key as "key", encode(body, 'base64') as "body", unreadable is null as "readable",
                            verdicts as "verdicts"
                        from fact where cluster_id = :cluster and kind = :kind order by key limit %d""".formatted(MOST_TILLERS))
                .with("cluster", cluster)
                .with("kind", kind)
                .rows(transaction, FactRow.class);
    }

    /** Of each control the worst; of Tillers the worst of each. */
    private static List<Scene.Tracked> troubles(Transaction transaction, String cluster) {
        return Sql.of("""
                        select distinct on (control_id, about) control_id as "control", fact_key as "key",
                            severity as "severity", jsonb_build_object('id', finding_id, 'state', state, 'evidence', evidence,
                                'fix', fix, 'missing', missing) as "trouble"
                        from (select *, case when fact_kind = 'TillerFact' then fact_key else '' end as about from finding
                            where cluster_id = :cluster and control_id = any(cast(:controls as text[]))
                                and state not in ('FIXED', 'WITHDRAWN')) f
                        order by control_id, about, severity, state in ('WAIVED', 'UNKNOWN'), opened_at, finding_id""")
                .with("cluster", cluster)
                .with("controls", Filter.array(CONTROLS))
                .rows(transaction, TroubleRow.class)
                .stream()
                .map(row -> new Scene.Tracked(row.control(), row.key(), row.severity(), row.trouble()))
                .toList();
    }

    private static <T> List<T> rows(Transaction transaction, String cluster, String sql, Class<T> type) {
        return Sql.of(sql).with("cluster", cluster).rows(transaction, type);
    }
}
