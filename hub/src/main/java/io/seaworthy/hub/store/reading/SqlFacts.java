package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FactReads;
import io.seaworthy.hub.api.reading.FactSummary;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts, from table {@code fact}. */
public final class SqlFacts implements FactReads {

    static final String TABLES = "fact f join cluster c on c.cluster_id = f.cluster_id";

    /** Of a silent cluster nobody knows what holds now. */
    private static final String VERDICT =
            "case when c.silent_since is not null and v.value <> 'N' then 'U' else v.value end";

    private static final String UNREADABLE = """
            coalesce(f.unreadable, case when c.silent_since is not null then 'Its cluster is silent, last heard of at '
                || coalesce(to_char(c.last_heard_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), 'no time') || ' UTC.' end)""";

    private static final String SUMMARY = """
            jsonb_build_object(
                'id', translate(encode(convert_to(f.key, 'UTF8'), 'base64'), E'+/=\\n', '-_'),
                'clusterId', f.cluster_id, 'clusterName', c.name, 'kind', f.kind, 'key', f.key, 'namespace', f.namespace,
                'name', f.name, 'changedAt', f.changed_at, 'unreadable', %s, 'verdicts',
                (select jsonb_build_object('passed', count(*) filter (where v.verdict = 'P'),
                    'failed', count(*) filter (where v.verdict = 'F'), 'unknown', count(*) filter (where v.verdict = 'U'),
                    'notApplicable', count(*) filter (where v.verdict = 'N'))
                from (select %s as verdict from jsonb_each_text(f.verdicts) v) v))""".formatted(UNREADABLE, VERDICT);

    private static final String BODY = ", encode(f.body, 'base64') as \"body\"";

    static final String WHOLE = SUMMARY + " as \"summary\"" + BODY;

    static final String RELEASE = SUMMARY + """
             as "fact", f.generation as "generation", f.status as "status", f.chart as "chart",
            f.chart_version as "chartVersion", f.storage as "storage", f.record_bytes as "recordBytes",
            f.deployed_at as "deployedAt\"""";

    /** As the index that finds texts has it. */
    private static final String RELEASE_TEXT =
            "lower(f.name || E'\\n' || f.namespace || E'\\n' || coalesce(f.chart, ''))";

    private static final Column CLUSTER = new Column("f.cluster_id collate \"C\"", Column.Kind.TEXT);
    private static final Column KEY = new Column("f.key", Column.Kind.TEXT);
    private static final Order BY_KEY = new Order(List.of(CLUSTER, KEY), false);
    private static final Map<String, Order> RELEASE_ORDERS = Map.of(
            "key", BY_KEY,
            "deployed",
                    new Order(
                            List.of(
                                    new Column(
                                            "coalesce(f.deployed_at, timestamptz '1970-01-01 00:00:00+00')",
                                            Column.Kind.TIME),
                                    CLUSTER,
                                    KEY),
                            false),
            "bytes",
                    new Order(
                            List.of(new Column("coalesce(f.record_bytes, -1)", Column.Kind.NUMBER), CLUSTER, KEY),
                            false));

    private final UnitOfWork unitOfWork;

    public SqlFacts(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Row(FactSummary summary, String body) {
        Whole whole() {
            return new Whole(summary, Bodies.fact(body));
        }
    }

    private record SummaryRow(FactSummary summary) {}

    @Override
    public Optional<Page<FactSummary>> list(Question question, Sight sight, Slice slice) {
        return unitOfWork.call(transaction -> Pages.page(
                        transaction,
                        SUMMARY + " as \"summary\"",
                        TABLES,
                        filter(question, sight),
                        BY_KEY,
                        slice,
                        SummaryRow.class)
                .map(page -> new Page<>(
                        page.items().stream().map(SummaryRow::summary).toList(), page.position())));
    }

    @Override
    public Optional<Page<Whole>> whole(Question question, Sight sight, Slice slice) {
        return unitOfWork.call(transaction -> Pages.page(
                        transaction, WHOLE, TABLES, filter(question, sight), BY_KEY, slice, Row.class)
                .map(page -> new Page<>(page.items().stream().map(Row::whole).toList(), page.position())));
    }

    @Override
    public Optional<Page<ReleaseView>> releases(Question question, ReleaseQuestion more, Sight sight, Slice slice) {
        var order = RELEASE_ORDERS.getOrDefault(slice.order(), BY_KEY).turned(slice.reversed());
        return unitOfWork.call(transaction -> {
            var filter = held(question, sight)
                    .anyOf("cast(f.generation as text)", "generations", more.generations())
                    .anyOf("f.status", "statuses", more.statuses())
                    .and("f.chart = :chart", "chart", more.chart())
                    .and("f.storage = :storage", "storage", more.storage());
            Search.text(transaction, filter, RELEASE_TEXT, "f.cluster_id", question.text());
            return Pages.page(transaction, RELEASE, TABLES, filter, order, slice, ReleaseView.class);
        });
    }

    @Override
    public Optional<Judged> fact(String cluster, String key, Sight sight) {
        return unitOfWork.call(transaction -> {
            var filter = new Filter()
                    .and("f.cluster_id = :cluster", "cluster", cluster)
                    .and("f.key = :key", "key", key)
                    .seen("f.cluster_id", sight);
            var row = Sql.of("select " + WHOLE + " from " + TABLES + filter.sql())
                    .with(filter.values())
                    .row(transaction, Row.class);
            return row.map(Row::whole).map(whole -> {
                var verdicts = Sql.of("""
                        select v.key as "controlId", %s as "verdict", g.finding_id as "findingId"
                        from fact f join cluster c on c.cluster_id = f.cluster_id cross join lateral jsonb_each_text(f.verdicts) v
                            left join finding g on g.cluster_id = f.cluster_id and g.fact_key = f.key and g.control_id = v.key
                        where f.cluster_id = :cluster and f.key = :key order by v.key""".formatted(VERDICT))
                        .with("cluster", cluster)
                        .with("key", key)
                        .rows(transaction, VerdictRow.class);
                return new Judged(whole.summary(), whole.body(), verdicts);
            });
        });
    }

    private static Filter filter(Question question, Sight sight) {
        return held(question, sight).contains(question.text(), "f.name", "f.namespace", "c.name", "f.chart");
    }

    /** Whatever their text. */
    private static Filter held(Question question, Sight sight) {
        return new Filter()
                .anyOf("f.cluster_id", "clusters", question.clusters())
                .anyOf("f.kind", "kinds", question.kinds())
                .and("f.namespace = :namespace", "namespace", question.namespace())
                .and("f.release = :release", "release", question.release())
                .seen("f.cluster_id", sight);
    }
}
