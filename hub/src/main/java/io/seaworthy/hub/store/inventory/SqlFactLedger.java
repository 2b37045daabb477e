package io.seaworthy.hub.store.inventory;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.FactLedger;
import io.seaworthy.hub.inventory.Mark;
import io.seaworthy.hub.inventory.StoredFact;
import io.seaworthy.posture.v1.Fact;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts in table {@code fact}, what was looked at in table {@code scope}. */
final class SqlFactLedger implements FactLedger {

    private static final String COLUMNS = "key, kind, hash, body, unreadable, verdicts, changed_at";

    private final Sql sql;
    private final String cluster;
    private final Map<String, List<Row>> scopes = new HashMap<>();

    SqlFactLedger(Sql sql, ClusterId cluster) {
        this.sql = sql;
        this.cluster = cluster.value();
    }

    @Override
    public List<StoredFact> at(Collection<String> keys) {
        return facts(sql.select(
                "select " + COLUMNS + " from fact where cluster_id = $1 and key = any($2) order by key",
                cluster,
                keys.toArray(String[]::new)));
    }

    @Override
    public List<StoredFact> after(String key, int limit) {
        return facts(sql.select(
                "select " + COLUMNS + " from fact where cluster_id = $1 and key > $2 order by key limit $3",
                cluster,
                key,
                limit));
    }

    @Override
    public void put(Collection<StoredFact> facts) {
        sql.each("""
                insert into fact (cluster_id, key, kind, namespace, name, hash, body, unreadable, verdicts, changed_at,
                                  generation, status, chart, chart_version, storage, record_bytes, deployed_at, release, image)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
                on conflict (cluster_id, key) do update set
                    kind = excluded.kind, namespace = excluded.namespace, name = excluded.name, hash = excluded.hash,
                    body = excluded.body, unreadable = excluded.unreadable, verdicts = excluded.verdicts,
                    changed_at = excluded.changed_at, generation = excluded.generation, status = excluded.status,
                    chart = excluded.chart, chart_version = excluded.chart_version, storage = excluded.storage,
                    record_bytes = excluded.record_bytes, deployed_at = excluded.deployed_at,
                    release = excluded.release, image = excluded.image
                """, facts.stream().map(this::values).toList());
    }

    @Override
    public void mark(Collection<StoredFact> facts) {
        sql.each(
                "update fact set verdicts = $3 where cluster_id = $1 and key = $2",
                facts.stream()
                        .map(fact -> Sql.row(cluster, fact.key(), json(fact.marks())))
                        .toList());
    }

    @Override
    public void remove(Collection<String> keys) {
        if (!keys.isEmpty()) {
            sql.update(
                    "delete from fact where cluster_id = $1 and key = any($2)", cluster, keys.toArray(String[]::new));
        }
    }

    @Override
    public Print print() {
        var row = sql.select("""
                        select count(*), sha256(coalesce(
                            string_agg(convert_to(key, 'UTF8') || '\\x00'::bytea || hash, ''::bytea order by key), ''::bytea))
                        from fact where cluster_id = $1 and unreadable is null
                        """, cluster).getFirst();
        return new Print(row.number(0), row.bytes(1));
    }

    @Override
    public Optional<String> blindSpot(String kind, String namespace) {
        var all = scopes.computeIfAbsent(
                kind,
                _ -> sql.select(
                        "select namespace, complete, missing from scope where cluster_id = $1 and kind = $2",
                        cluster,
                        kind));
        var here = all.stream()
                .filter(row -> row.text(0).isEmpty() || row.text(0).equals(namespace))
                .toList();
        if (all.isEmpty()) {
            return Optional.of("The agent does not look for every " + kind + ".");
        }
        return (here.isEmpty() ? all : here)
                .stream()
                        .filter(row -> !row.flag(1))
                        .map(row -> "It is not there, but not every " + kind + " could be read: " + row.text(2))
                        .findFirst();
    }

    private @Nullable Object[] values(StoredFact fact) {
        var columns = FactColumns.of(fact.body());
        return Sql.row(
                cluster,
                fact.key(),
                fact.kind(),
                columns.namespace(),
                columns.name(),
                Buffer.buffer(fact.hash().toByteArray()),
                Buffer.buffer(fact.body().toByteArray()),
                fact.unreadable().orElse(null),
                json(fact.marks()),
                Row.time(fact.changedAt()),
                columns.generation(),
                columns.status(),
                columns.chart(),
                columns.chartVersion(),
                columns.storage(),
                columns.recordBytes(),
                columns.deployedAt(),
                columns.release(),
                columns.image());
    }

    private static JsonObject json(Map<String, Mark> marks) {
        var json = new JsonObject();
        marks.forEach((control, mark) -> json.put(control, mark.name()));
        return json;
    }

    private static List<StoredFact> facts(List<Row> rows) {
        return rows.stream().map(SqlFactLedger::fact).toList();
    }

    private static StoredFact fact(Row row) {
        var marks = new HashMap<String, Mark>();
        ((JsonObject) row.value(5))
                .forEach(entry -> marks.put(entry.getKey(), Mark.valueOf((String) entry.getValue())));
        return new StoredFact(
                row.text(0), row.text(1), row.bytes(2), body(row.bytes(3)), row.maybeText(4), marks, row.instant(6));
    }

    private static Fact body(ByteString bytes) {
        try {
            return Fact.parseFrom(bytes);
        } catch (InvalidProtocolBufferException broken) {
            // The hub wrote these bytes itself; somebody changed the table.
            throw new IllegalStateException("a fact in the database is damaged", broken);
        }
    }
}
