package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.ClusterView.SeverityCounts;
import io.seaworthy.hub.api.reading.FindingIds;
import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.api.reading.FindingView;
import io.seaworthy.hub.api.reading.Page;
import io.seaworthy.hub.api.reading.Slice;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Findings, from tables {@code finding} and {@code finding_event}; each order has its index. */
public final class SqlFindings implements FindingReads {

    private static final String TABLES = "finding f join cluster c on c.cluster_id = f.cluster_id";

    private static final String FOUND = """
            finding f on f.cluster_id = found.cluster_id and f.finding_id = found.finding_id
                join cluster c on c.cluster_id = f.cluster_id""";

    private static final String OVERDUE = """
            (f.due_at is not null and f.due_at < cast(:now as timestamptz)
                and f.state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED'))""";

    private static final String WORD = "(array['critical', 'high', 'medium', 'low'])[f.severity + 1]";

    private static final String COLUMNS = """
            f.finding_id as "id", f.cluster_id as "clusterId", c.name as "clusterName", f.control_id as "controlId",
            f.title as "title", f.family as "family",
            %s as "severity", f.state as "state",
            f.state_before as "stateBefore", f.subject_kind as "subjectKind", f.namespace as "namespace", f.name as "name",
            f.fact_kind as "factKind",
            translate(encode(convert_to(f.fact_key, 'UTF8'), 'base64'), E'+/=\\n', '-_') as "factId",
            f.evidence as "evidence", f.fix as "fix", f.missing as "missing", f.owner as "owner", f.due_at as "dueAt",
            %s as "overdue", f.opened_at as "openedAt", f.changed_at as "changedAt", f.closed_at as "closedAt",
            f.closed_session as "closedSession", f.closed_epoch as "closedEpoch",
            f.times_reopened as "timesReopened\"""".formatted(WORD, OVERDUE);

    private static final Column ID = new Column("f.finding_id", Column.Kind.UUID);
    private static final Column CHANGED = new Column("f.changed_at", Column.Kind.TIME);
    private static final Order BY_SEVERITY =
            new Order(List.of(new Column(FindingFilter.SEVERITY, Column.Kind.NUMBER), CHANGED, ID), true);
    private static final Map<String, Order> ORDERS = Map.of(
            "severity",
            BY_SEVERITY,
            "changed",
            new Order(List.of(CHANGED, ID), true),
            "opened",
            new Order(List.of(new Column("f.opened_at", Column.Kind.TIME), ID), true),
            "due",
            new Order(List.of(new Column(FindingFilter.DUE, Column.Kind.TIME), ID), false));

    private final UnitOfWork unitOfWork;

    public SqlFindings(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Packed(String ids) {}

    private record Group(int severity, String state, String family, long count, long overdue, boolean more) {}

    @Override
    public Optional<Page<FindingView>> list(Question question, Sight sight, Slice slice) {
        var order = ORDERS.getOrDefault(slice.order(), BY_SEVERITY).turned(slice.reversed());
        return unitOfWork.call(transaction -> {
            var filter = FindingFilter.of(transaction, question, sight);
            filter.values().put("now", question.now().toString());
            return Pages.page(
                    transaction,
                    "f.cluster_id, f.finding_id",
                    "finding f",
                    COLUMNS,
                    FOUND,
                    filter,
                    FindingFilter.parts(question),
                    order,
                    slice,
                    FindingView.class);
        });
    }

    @Override
    public FindingIds ids(Question question, Sight sight, String sort) {
        var slice = new Slice(sort, 1, List.of());
        var order = ORDERS.getOrDefault(slice.order(), BY_SEVERITY).turned(slice.reversed());
        var packed = unitOfWork.call(transaction -> {
            var filter = FindingFilter.of(transaction, question, sight);
            Pages.planEachTime(transaction);
            return Sql.of("select coalesce(encode(string_agg(uuid_send(f.finding_id), ''" + order.orderBy()
                            + "), 'base64'), '') as ids from finding f" + filter.sql())
                    .with(filter.values())
                    .rows(transaction, Packed.class)
                    .getFirst();
        });
        return new FindingIds(Base64.getMimeDecoder().decode(packed.ids()));
    }

    @Override
    public List<FindingView> these(List<UUID> ids, Instant now) {
        return unitOfWork.call(transaction -> Sql.of("select " + COLUMNS
                        + " from unnest(cast(:ids as uuid[])) with ordinality asked (finding_id, place)"
                        + " join finding f on f.finding_id = asked.finding_id join cluster c on c.cluster_id = f.cluster_id"
                        + " order by asked.place")
                .with("ids", Filter.array(ids.stream().map(UUID::toString).toList()))
                .with("now", now)
                .rows(transaction, FindingView.class));
    }

    @Override
    public Counts count(Question question, Sight sight) {
        return counts(unitOfWork.call(transaction -> {
            Pages.planEachTime(transaction);
            return FindingFilter.counted(question)
                    ? counted(transaction, question, sight)
                    : searched(transaction, question, sight);
        }));
    }

    private static List<Group> counted(Transaction transaction, Question question, Sight sight) {
        var filter = FindingFilter.broad(transaction, question, sight);
        var groups =
                new ArrayList<>(Sql.of("""
                        select f.severity as severity, f.state as state, f.family as family, sum(f.count) as count, 0 as overdue,
                            false as more
                        from finding_count f""" + filter.sql() + " and f.count > 0 group by f.severity, f.state, f.family")
                        .with(filter.values())
                        .rows(transaction, Group.class));
        groups.addAll(Sql.of("""
                        select 0 as severity, 'OPEN' as state, '' as family, 0 as count, count(*) as overdue,
                            false as more
                        from finding f""" + filter.sql() + " and " + FindingFilter.overdue(question.now()))
                .with(filter.values())
                .rows(transaction, Group.class));
        return groups;
    }

    private static List<Group> searched(Transaction transaction, Question question, Sight sight) {
        var filter = FindingFilter.of(transaction, question, sight);
        // To look at every finding that holds a common text takes seconds.
        var most = question.text().isEmpty() ? "" : " limit " + (MOST_COUNTED + 1);
        return Sql.of("with found as (select f.severity, f.state, f.family, f.due_at from finding f" + filter.sql()
                        + most
                        + ") select f.severity as severity, f.state as state, f.family as family, count(*) as count,"
                        + " count(*) filter (where " + FindingFilter.overdue(question.now()) + ") as overdue, "
                        + (most.isEmpty() ? "false" : "(select count(*) from found) > " + MOST_COUNTED)
                        + " as more from "
                        + (most.isEmpty() ? "found f" : "(select * from found limit " + MOST_COUNTED + ") f")
                        + " group by f.severity, f.state, f.family")
                .with(filter.values())
                .rows(transaction, Group.class);
    }

    private static Counts counts(List<Group> groups) {
        var byState = new LinkedHashMap<String, Long>();
        Arrays.stream(FindingState.values()).forEach(state -> byState.put(state.name(), 0L));
        var bySeverity = new long[Severity.values().length];
        var byFamily = new TreeMap<String, Long>();
        long total = 0;
        long overdue = 0;
        boolean exact = true;
        for (var group : groups) {
            total += group.count();
            overdue += group.overdue();
            exact &= !group.more();
            bySeverity[group.severity()] += group.count();
            byState.merge(group.state(), group.count(), Long::sum);
            if (group.count() > 0) {
                byFamily.merge(group.family(), group.count(), Long::sum);
            }
        }
        var severities = new SeverityCounts(bySeverity[0], bySeverity[1], bySeverity[2], bySeverity[3]);
        return new Counts(total, exact, overdue, severities, byState, byFamily);
    }

    @Override
    public Optional<FindingView> finding(String id, Sight sight, Instant now) {
        var filter =
                new Filter().and("f.finding_id = cast(:id as uuid)", "id", id).seen("f.cluster_id", sight);
        return unitOfWork.call(transaction -> Sql.of("select " + COLUMNS + " from " + TABLES + filter.sql())
                .with(filter.values())
                .with("now", now)
                .row(transaction, FindingView.class));
    }

    @Override
    public Optional<Page<EventView>> events(String finding, Slice slice) {
        var columns = """
                e.event_id as "id", e.at as "at", e.kind as "kind", e.state as "state", e.actor as "actor", e.text as "text",
                e.session as "session", e.epoch as "epoch", e.sequence as "sequence\"""";
        var order = new Order(List.of(new Column("e.event_id", Column.Kind.NUMBER)), true);
        var tables = "finding f join finding_event e on e.cluster_id = f.cluster_id and e.finding_id = f.finding_id";
        var filter = new Filter().and("f.finding_id = cast(:id as uuid)", "id", finding);
        return unitOfWork.call(
                transaction -> Pages.page(transaction, columns, tables, filter, order, slice, EventView.class));
    }
}
