package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.api.reading.ClusterView.SeverityCounts;
import io.seaworthy.hub.api.reading.NamespaceReads;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import io.seaworthy.hub.store.UnitOfWork;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Namespaces as any fact or open finding names them, and the log of a cluster's findings. */
public final class SqlNamespaces implements NamespaceReads {

    private static final String NAMESPACES = """
            (select name from fact where cluster_id = :cluster and kind = 'NamespaceFact'
                union select namespace from fact
                    where cluster_id = :cluster and namespace <> ''
                union select namespace from finding where cluster_id = :cluster and namespace <> ''
                    and state not in ('FIXED', 'WITHDRAWN')) n""";

    private static final String COLUMNS =
            """
            n.name as "name",
            (select encode(f.body, 'base64') from fact f where f.cluster_id = :cluster and f.kind = 'NamespaceFact'
                and f.key = 'NamespaceFact/' || n.name and f.unreadable is null) as "body",
            (select count(*) from fact f where f.cluster_id = :cluster and f.kind = 'ReleaseFact'
                and f.namespace = n.name) as "releases",
            (select count(*) from fact f where f.cluster_id = :cluster and f.kind = 'TillerFact'
                and f.namespace = n.name) as "tillers",
            (select jsonb_build_object('critical', count(*) filter (where g.severity = 0 and %1$s),
                    'high', count(*) filter (where g.severity = 1 and %1$s),
                    'medium', count(*) filter (where g.severity = 2 and %1$s),
                    'low', count(*) filter (where g.severity = 3 and %1$s))
                from finding g where g.cluster_id = :cluster and g.namespace = n.name
                    and g.state not in ('FIXED', 'WITHDRAWN')) as "open",
            (select count(*) from finding g where g.cluster_id = :cluster and g.namespace = n.name
                and g.state = 'UNKNOWN') as "unknown\"""".formatted("g.state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED')");

    private static final String EVENTS = """
            jsonb_build_object('id', e.event_id, 'at', e.at, 'kind', e.kind, 'state', e.state, 'actor', e.actor, 'text', e.text,
                'session', e.session, 'epoch', e.epoch, 'sequence', e.sequence) as "event",
            f.finding_id as "findingId", f.title as "title",
            (array['critical', 'high', 'medium', 'low'])[f.severity + 1] as "severity", f.namespace as "namespace",
            f.name as "name\"""";

    private final UnitOfWork unitOfWork;

    public SqlNamespaces(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Row(
            String name, @Nullable String body, int releases, int tillers, SeverityCounts open, int unknown) {

        NamespaceView view() {
            var said = body == null ? null : Bodies.fact(body).getNamespace();
            return new NamespaceView(
                    name,
                    said == null || said.getTeam().isEmpty() ? null : said.getTeam(),
                    said == null || said.getPodSecurityEnforce().isEmpty() ? null : said.getPodSecurityEnforce(),
                    releases,
                    tillers,
                    open,
                    unknown);
        }
    }

    @Override
    public Optional<Page<NamespaceView>> namespaces(String cluster, String text, Slice slice) {
        var order = new Order(List.of(new Column("n.name collate \"C\"", Column.Kind.TEXT)), false);
        var filter = new Filter().contains(text, "n.name");
        filter.values().put("cluster", cluster);
        return unitOfWork
                .call(transaction -> Pages.page(transaction, COLUMNS, NAMESPACES, filter, order, slice, Row.class))
                .map(page -> new Page<>(page.items().stream().map(Row::view).toList(), page.position()));
    }

    @Override
    public Optional<Page<HistoryView>> history(String cluster, Slice slice) {
        var order = new Order(
                List.of(new Column("e.at", Column.Kind.TIME), new Column("e.event_id", Column.Kind.NUMBER)), true);
        var tables = "finding_event e join finding f on f.cluster_id = e.cluster_id and f.finding_id = e.finding_id";
        var filter = new Filter().and("e.cluster_id = :cluster", "cluster", cluster);
        return unitOfWork.call(
                transaction -> Pages.page(transaction, EVENTS, tables, filter, order, slice, HistoryView.class));
    }
}
