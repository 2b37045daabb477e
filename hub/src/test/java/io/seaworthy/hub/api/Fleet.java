package io.seaworthy.hub.api;

import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerFact;
import io.seaworthy.posture.v1.Transport;
import java.sql.SQLException;
import java.util.HexFormat;

/** Rows as the inventory keeps them, without an agent. */
final class Fleet {

    private final TestDatabase database;

    Fleet(TestDatabase database) {
        this.database = database;
    }

    void cluster(String id, String labels, int points) {
        run("""
                insert into cluster (cluster_id, name, labels, enrolled_at, connected_at, last_heard_at, session, snapshot_session,
                    points, grade, judged, unknown, open_high)
                values ('%1$s', 'cluster %1$s', '%2$s', now(), now(), now(), 1, 1, %3$d, 'C', 8, 2, 3);
                insert into score_sample (cluster_id, at, version, points, grade, base, cap, penalty, points_without_waivers, judged, unknown)
                values ('%1$s', now() - interval '2 days', 1, 50, 'F', 50.5, 0, 0, 50, 7, 3),
                    ('%1$s', now(), 1, %3$d, 'C', 75.5, 1, 1, 70, 8, 2);
                insert into control_tally values ('%1$s', 'tiller-tls', 1, 2, 0, 1, 0, 12.5, 3, 9);
                insert into scope values ('%1$s', 'ReleaseFact', '', true, ''), ('%1$s', 'TillerFact', 'a', false, 'pods');
                insert into item_error values ('%1$s', 0, 'Secret a/b', 'half a record', 'delete it'),
                    ('%1$s', 1, 'Secret a/c', 'half a record', 'delete it')""".formatted(id, labels, points));
    }

    String tiller(String cluster, String name) {
        var key = "TillerFact/kube-system/Deployment/" + name;
        var fact = Fact.newBuilder()
                .setKey(key)
                .setTiller(TillerFact.newBuilder()
                        .setName(name)
                        .setNamespace("kube-system")
                        .setKind("Deployment")
                        .setConfiguredTransport(Transport.PLAINTEXT)
                        .setReplicas(1))
                .build();
        run("""
                insert into fact (cluster_id, key, kind, namespace, name, hash, body, verdicts, changed_at)
                values ('%s', '%s', 'TillerFact', 'kube-system', '%s', '\\x00', '\\x%s', '{"tiller-tls": "F", "tiller-version": "U"}', now())""".formatted(cluster, key, name, HexFormat.of().formatHex(fact.toByteArray())));
        return key;
    }

    void release(String cluster, String name) {
        var key = "ReleaseFact/Secret/shop/" + name;
        var body = Fact.newBuilder()
                .setKey(key)
                .setRelease(ReleaseFact.newBuilder().setName(name).setNamespace("shop"))
                .build();
        run("""
                insert into fact (cluster_id, key, kind, namespace, name, hash, body, verdicts, changed_at, generation, status, chart,
                    chart_version, storage, record_bytes, deployed_at, release)
                values ('%1$s', '%2$s', 'ReleaseFact', 'shop', '%3$s', '\\x00', '\\x%4$s', '{"record-size": "P"}', now(), 3, 'deployed', 'web', '1.0', 'Secret', 1000, now(),
                    'shop/%3$s')""".formatted(cluster, key, name, HexFormat.of().formatHex(body.toByteArray())));
    }

    /** A fact as an agent sends it, without verdicts. */
    void fact(String cluster, Fact fact, String namespace, String name, String release, String image) {
        run("""
                insert into fact (cluster_id, key, kind, namespace, name, hash, body, changed_at, release, image)
                values ('%s', '%s', '%s', '%s', '%s', '\\x00', '\\x%s', now(), '%s', '%s')""".formatted(
                        cluster,
                        fact.getKey(),
                        fact.getKey().substring(0, fact.getKey().indexOf('/')),
                        namespace,
                        name,
                        HexFormat.of().formatHex(fact.toByteArray()),
                        release,
                        image));
    }

    /** A finding about a release. */
    String releaseFinding(String cluster, String namespace, String name, String state) {
        var key = "ReleaseFact/Secret/" + namespace + "/" + name;
        var id = FindingId.of(new ClusterId(cluster), "record-size", key).toString();
        run("""
                insert into finding (cluster_id, finding_id, control_id, fact_key, fact_kind, subject_kind, namespace, name, severity,
                    family, title, state, evidence, fix, opened_at, changed_at)
                values ('%s', '%s', 'record-size', '%s', 'ReleaseFact', 'Release', '%s', '%s', 2, 'storage', 'Small', '%s', 'e', 'f',
                    now(), now())""".formatted(cluster, id, key, namespace, name, state));
        return id;
    }

    String finding(String cluster, String factKey, int severity) {
        var id = FindingId.of(new ClusterId(cluster), "tiller-tls", factKey).toString();
        run("""
                insert into finding (cluster_id, finding_id, control_id, fact_key, fact_kind, subject_kind, namespace, name, severity,
                    family, title, state, evidence, fix, due_at, opened_at, changed_at)
                values ('%1$s', '%2$s', 'tiller-tls', '%3$s', 'TillerFact', 'Tiller', 'kube-system', 'tiller', %4$d, 'tiller',
                    'Tiller speaks TLS only', 'OPEN', 'it does not', 'do it', now() - interval '1 day', now() - interval '9 days', now());
                insert into finding_event (cluster_id, finding_id, at, kind, state, actor, session, text, severity)
                values ('%1$s', '%2$s', now(), 'OPENED', 'OPEN', 'hub', 1, 'it does not', %4$d)""".formatted(cluster, id, factKey, severity));
        return id;
    }

    /** A cluster's certificate. */
    void identity(String cluster) {
        run("""
                insert into agent_identity (cluster_id, serial, fingerprint, key_print, authority_id, token_id, enrolled_at, issued_at,
                    not_after)
                values ('%1$s', 'serial %1$s', 'f', 'k', 'a', 't', now(), now(), now() + interval '30 days')""".formatted(cluster));
    }

    /** Many at once, of all severities, with times that repeat. */
    void findings(String cluster, int count) {
        run("""
                insert into finding (cluster_id, finding_id, control_id, fact_key, fact_kind, subject_kind, namespace, name, severity,
                    family, title, state, evidence, fix, due_at, opened_at, changed_at)
                select '%1$s', gen_random_uuid(), 'tiller-tls', 'many/' || n, 'TillerFact', 'Tiller', 'ns' || n %% 7, 'tiller', n %% 4,
                    'tiller', 'Tiller speaks TLS only', 'OPEN', 'e', 'f',
                    case when n %% 3 = 0 then null else timestamptz '2026-01-01' + n %% 5 * interval '1 day' end,
                    timestamptz '2026-01-01' + n %% 11 * interval '1 hour', timestamptz '2026-01-01' + n %% 13 * interval '1 microsecond'
                from generate_series(1, %2$d) n""".formatted(cluster, count));
    }

    void run(String sql) {
        try {
            database.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
