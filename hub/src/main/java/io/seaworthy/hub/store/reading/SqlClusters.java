package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.Json;
import io.seaworthy.hub.api.reading.ClusterReads;
import io.seaworthy.hub.api.reading.ClusterView;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import io.seaworthy.hub.store.access.SqlAuditLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clusters, from table {@code cluster} and those that hang on it. */
public final class SqlClusters implements ClusterReads {

    static final String HEALTH = """
            case when c.connected_at is null then 'NEVER_SEEN' when c.silent_since is not null then 'SILENT'
                when c.session <> c.snapshot_session then 'SYNCING' else 'LIVE' end""";

    private static final String COLUMNS = """
            c.cluster_id as "id", c.name as "name", c.labels as "labels", %s as "health",
            c.kubernetes_version as "kubernetesVersion", c.agent_version as "agentVersion", c.namespaces as "namespaces",
            c.enrolled_at as "enrolledAt", c.connected_at as "connectedAt", c.last_heard_at as "lastHeardAt",
            c.observed_at as "observedAt", c.silent_since as "silentSince", c.clock_skew_millis as "clockSkewMillis",
            case when c.points is not null then jsonb_build_object('version', coalesce(s.version, 1), 'points', c.points,
                'grade', c.grade, 'base', s.base, 'cap', (array['critical', 'high', 'medium', 'low'])[s.cap + 1],
                'penalty', coalesce(s.penalty, 0), 'pointsWithoutWaivers', s.points_without_waivers, 'at', s.at) end as "score",
            jsonb_build_object('judged', c.judged, 'unknown', c.unknown, 'percent',
                case when c.judged + c.unknown = 0 then 0 else c.judged * 100 / (c.judged + c.unknown) end) as "coverage",
            jsonb_build_object('critical', c.open_critical, 'high', c.open_high, 'medium', c.open_medium,
                'low', c.open_low) as "open",
            c.judged_at as "judgedAt", c.revision as "revision\"""".formatted(HEALTH);

    private static final String TABLES = """
            cluster c left join lateral (select * from score_sample where cluster_id = c.cluster_id order by at desc limit 1) s
                on true""";

    private static final Column ID = new Column("c.cluster_id collate \"C\"", Column.Kind.TEXT);
    private static final Map<String, Order> ORDERS = Map.of(
            "name", new Order(List.of(new Column("lower(c.name) collate \"C\"", Column.Kind.TEXT), ID), false),
            "points", new Order(List.of(new Column("coalesce(c.points, -1)", Column.Kind.NUMBER), ID), false),
            "heard",
                    new Order(
                            List.of(
                                    new Column(
                                            "coalesce(c.last_heard_at, timestamptz '1970-01-01 00:00:00+00')",
                                            Column.Kind.TIME),
                                    ID),
                            false));

    private final UnitOfWork unitOfWork;

    public SqlClusters(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Count(String health, int count) {}

    private record Id(String id) {}

    /** @param which on table {@code cluster c} */
    static List<String> ids(Transaction transaction, Filter which) {
        return Sql.of("select c.cluster_id as \"id\" from cluster c" + which.sql())
                .with(which.values())
                .rows(transaction, Id.class)
                .stream()
                .map(Id::id)
                .toList();
    }

    @Override
    public Optional<Page<ClusterView>> list(Question question, Sight sight, Slice slice) {
        var filter = new Filter()
                .contains(question.text(), "c.name", "c.cluster_id")
                .anyOf("c.cluster_id", "ids", question.ids())
                .anyOf("coalesce(c.grade, 'NONE')", "grades", question.grades())
                .anyOf(HEALTH, "healths", question.healths())
                .and(
                        "c.labels @> cast(:labels as jsonb)",
                        "labels",
                        question.labels().isEmpty() ? "" : Json.text(question.labels()))
                .seen("c.cluster_id", sight);
        var order = ORDERS.getOrDefault(slice.order(), new Order(List.of(ID), false));
        return unitOfWork.call(transaction -> Pages.page(
                transaction, COLUMNS, TABLES, filter, order.turned(slice.reversed()), slice, ClusterView.class));
    }

    @Override
    public Optional<ClusterView> cluster(String id, Sight sight) {
        return unitOfWork.call(transaction -> find(transaction, id, sight));
    }

    @Override
    public Set<String> inSight(Set<String> ids, Sight sight) {
        var filter = new Filter().among("c.cluster_id", "ids", List.copyOf(ids)).seen("c.cluster_id", sight);
        return Set.copyOf(unitOfWork.call(transaction -> ids(transaction, filter)));
    }

    @Override
    public Change change(
            String id,
            Sight sight,
            long revision,
            Optional<String> name,
            Optional<Map<String, String>> labels,
            AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            Sql.of("select cluster_id as id from cluster where cluster_id = :id for update")
                    .with("id", id)
                    .lock(transaction);
            var now = find(transaction, id, sight);
            if (now.isEmpty()) {
                return new Change.Gone();
            }
            if (revision >= 0 && now.get().revision() != revision) {
                return new Change.Stale();
            }
            Sql.of("""
                    update cluster set revision = revision + 1, name = coalesce(nullif(:name, ''), name),
                        labels = coalesce(cast(nullif(:labels, '') as jsonb), labels)
                    where cluster_id = :id""")
                    .with("id", id)
                    .with("name", name.orElse(""))
                    .with("labels", labels.map(Json::text).orElse(""))
                    .run(transaction);
            SqlAuditLog.append(transaction, entry);
            // A label may have taken the cluster out of the caller's own sight; they still see what they did.
            return find(transaction, id, new Sight(List.of()))
                    .<Change>map(Change.Done::new)
                    .orElseGet(Change.Gone::new);
        });
    }

    @Override
    public List<TallyRow> tallies(String id) {
        return unitOfWork.call(transaction -> Sql.of("""
                        select control_id as "controlId", passed as "passed", failed as "failed", waived as "waived",
                            unknown as "unknown", not_applicable as "notApplicable", lost as "lost", gain as "gain",
                            gain_all as "gainAll"
                        from control_tally where cluster_id = :id order by lost desc, failed desc, unknown desc, control_id""").with("id", id).rows(transaction, TallyRow.class));
    }

    @Override
    public Optional<Page<ScopeRow>> scopes(String id, Slice slice) {
        var order = new Order(
                List.of(
                        new Column("s.kind collate \"C\"", Column.Kind.TEXT),
                        new Column("s.namespace collate \"C\"", Column.Kind.TEXT)),
                false);
        var columns =
                "s.kind as \"kind\", s.namespace as \"namespace\", s.complete as \"complete\", s.missing as \"missing\"";
        return unitOfWork.call(transaction -> Pages.page(
                transaction,
                columns,
                "scope s",
                new Filter().and("s.cluster_id = :cluster", "cluster", id),
                order,
                slice,
                ScopeRow.class));
    }

    @Override
    public Optional<Page<ItemErrorRow>> errors(String id, Slice slice) {
        var order = new Order(List.of(new Column("e.position", Column.Kind.NUMBER)), false);
        return unitOfWork.call(transaction -> Pages.page(
                transaction,
                "e.item as \"item\", e.reason as \"reason\", e.remedy as \"remedy\"",
                "item_error e",
                new Filter().and("e.cluster_id = :cluster", "cluster", id),
                order,
                slice,
                ItemErrorRow.class));
    }

    @Override
    public Map<String, Integer> byHealth(Sight sight) {
        var filter = new Filter().seen("c.cluster_id", sight);
        var counts = new LinkedHashMap<String, Integer>();
        List.of("LIVE", "SYNCING", "SILENT", "NEVER_SEEN").forEach(health -> counts.put(health, 0));
        unitOfWork
                .call(transaction -> Sql.of("select " + HEALTH + " as health, count(*) as count from cluster c"
                                + filter.sql() + " group by 1")
                        .with(filter.values())
                        .rows(transaction, Count.class))
                .forEach(row -> counts.put(row.health(), row.count()));
        return counts;
    }

    private static Optional<ClusterView> find(Transaction transaction, String id, Sight sight) {
        var filter = new Filter().and("c.cluster_id = :id", "id", id).seen("c.cluster_id", sight);
        return Sql.of("select " + COLUMNS + " from " + TABLES + filter.sql())
                .with(filter.values())
                .row(transaction, ClusterView.class);
    }
}
