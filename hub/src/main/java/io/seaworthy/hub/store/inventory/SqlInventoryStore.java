package io.seaworthy.hub.store.inventory;

import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.InventoryStore;
import io.seaworthy.hub.inventory.Ledger;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Clusters in PostgreSQL; the row of a cluster is the lock of everything that belongs to it. */
public final class SqlInventoryStore implements InventoryStore {

    private final UnitOfWork unitOfWork;

    public SqlInventoryStore(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public <T> T with(ClusterId cluster, Instant now, Function<Ledger, T> work) {
        return unitOfWork.call(transaction -> {
            var sql = new Sql(transaction);
            return work.apply(SqlLedger.lock(sql, cluster).orElseGet(() -> {
                sql.update(
                        "insert into cluster (cluster_id, name, enrolled_at) values ($1, $1, $2) on conflict do nothing",
                        cluster.value(),
                        Row.time(now));
                return SqlLedger.lock(sql, cluster).orElseThrow();
            }));
        });
    }

    @Override
    public <T> Optional<T> withNext(Need need, Function<Ledger, T> work) {
        return unitOfWork.call(transaction -> {
            var sql = new Sql(transaction);
            return next(sql, need)
                    .flatMap(cluster -> SqlLedger.lock(sql, cluster))
                    .map(work);
        });
    }

    @Override
    public List<HeldFact> held(ClusterId cluster, String after, int limit) {
        return unitOfWork.call(transaction -> new Sql(transaction)
                        .select(
                                "select key, hash, unreadable is not null from fact where cluster_id = $1 and key > $2 "
                                        + "order by key limit $3",
                                cluster.value(),
                                after,
                                limit)
                        .stream()
                        .map(row -> HeldFact.newBuilder()
                                .setKey(row.text(0))
                                .setHash(row.bytes(1))
                                .setUnreadable(row.flag(2))
                                .build())
                        .toList());
    }

    @Override
    public long facts(ClusterId cluster) {
        return unitOfWork.call(transaction -> new Sql(transaction)
                .select("select count(*) from fact where cluster_id = $1", cluster.value())
                .getFirst()
                .number(0));
    }

    private static Optional<ClusterId> next(Sql sql, Need need) {
        var rows = switch (need) {
            case Need.Judging(var catalogue, var before, var except) ->
                sql.select("""
                        select cluster_id from cluster
                        where session > 0 and silent_since is null and cluster_id <> all($3)
                          and (judged_by <> $1 or judged_at is null or judged_at < $2)
                        order by judged_at nulls first, cluster_id limit 1 for update skip locked
                        """, catalogue, Row.time(before), ids(except));
            case Need.Silencing(var before, var except) -> sql.select("""
                        select cluster_id from cluster
                        where silent_since is null and coalesce(last_heard_at, enrolled_at) < $1
                          and cluster_id <> all($2)
                        order by cluster_id limit 1 for update skip locked
                        """, Row.time(before), ids(except));
        };
        return rows.stream().map(row -> new ClusterId(row.text(0))).findFirst();
    }

    private static String[] ids(Set<ClusterId> clusters) {
        return clusters.stream().map(ClusterId::value).toArray(String[]::new);
    }
}
