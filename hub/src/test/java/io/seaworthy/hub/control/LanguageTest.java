package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.posture.v1.BoundRole;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.Subject;
import io.seaworthy.posture.v1.TillerFact;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    private static final Location HERE = new Location("test", 1, 1);
    private static final Map<String, Object> REFERENCE =
            ReferenceTables.builtIn().asVariable();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        versionBelow('v1.9.3', '1.10')                       | true
        versionBelow('1.36', 'v1.36.0')                      | false
        versionBelow('v1.29.4-gke.100', '1.29.4')            | false
        versionBelow('2.17.0-rc.1', '2.17.0')                | true
        versionBelow('2.17.0-rc.2', '2.17.0-rc.10')          | true
        versionAtLeast('v1.29.4+k3s1', '1.29.4')             | true
        versionAtLeast('1.29+', '1.29')                      | true
        isVersion('latest')                                  | false
        isVersion('v2.17.0')                                 | true
        minor('v1.36.3')                                     | 1.36
        nextMinor('v1.9.3')                                  | 1.10
        days(now - timestamp('2026-11-01T00:00:00Z'))        | 20
        date(now)                                            | 2026-11-21
        humanBytes(838861)                                   | 838.9 kB
        humanBytes(999)                                      | 999 B
        humanBytes(999999)                                   | 1.0 MB
        humanBytes(5u)                                       | 5 B
        shellQuote('a-b.c/d')                                | a-b.c/d
        shellQuote('a b')                                    | 'a b'
        shellQuote('--help')                                 | '--help'
        shellQuote('')                                       | ''
        shellQuote('$(id)')                                  | '$(id)'
        enumerate(['a', 'b', 'c'], 2)                        | a, b and 1 more
        enumerate(['a', 'b'], 2)                             | a, b
        enumerate([], 2)                                     | ""
        fact.configured_transport == Transport.MUTUAL_TLS    | true
        fact.exposures[0].kind == ExposurePath.Kind.NODE_PORT | true
        has(fact.probe)                                      | false
        has(fact.options.tls)                                | false
        describe(fact.exposures[0])                          | NodePort of Service kube-system/tiller-deploy to 44134 at 31234
        describe(cluster.anonymous_access.grants[0])         | User system:anonymous by ClusterRoleBinding all to ClusterRole view
        fact.replicas == 2u && fact.replicas > 1             | true
        params.most >= fact.replicas                         | true
        ['b', 'a', 'b'].distinct().sort().join('+')          | a+b
        'a-b'.split('-').size()                              | 2
        cel.bind(n, fact.name, n + n)                        | tiller-deploytiller-deploy
        reference.kubernetes.releases['1.36'].end_of_life > now | true
        reference.kubernetes.releases[minor('v1.30.1')].end_of_life > now | false
        reference.helm.generations['2'].end_of_life < now    | true
        has(reference.helm.generations['4'].end_of_life)     | false
        reference.removed_apis.apis['extensions/v1beta1/Ingress'].removed_in | 1.22
        'batch/v1/CronJob' in reference.removed_apis.apis    | false
        reference.tiller_cves.cves.filter(c, c.part == 'tiller')[0].fixed_in | 2.7.2
        """)
    void givesWhatTheDocumentationSays(String source, String expected) throws Exception {
        assertThat(String.valueOf(evaluate(source))).isEqualTo(expected);
    }

    @Test
    void everyReferenceTableIsDated() {
        REFERENCE.forEach((name, table) ->
                assertThat(((Map<?, ?>) table).get("as_of")).as(name).isInstanceOf(Instant.class));
    }

    private static Object evaluate(String source) throws Exception {
        var service = ObjectReference.newBuilder().setKind("Service").setNamespace("kube-system");
        var tiller = TillerFact.newBuilder()
                .setName("tiller-deploy")
                .setReplicas(2)
                .setConfiguredTransport(io.seaworthy.posture.v1.Transport.MUTUAL_TLS)
                .addExposures(ExposurePath.newBuilder()
                        .setKind(ExposurePath.Kind.NODE_PORT)
                        .setObject(service.setName("tiller-deploy"))
                        .setTillerPort(44134)
                        .setOutside("31234"))
                .build();
        var cluster = ClusterFact.newBuilder();
        cluster.getAnonymousAccessBuilder()
                .addGrants(BoundRole.newBuilder()
                        .setSubject(Subject.newBuilder().setKind("User").setName("system:anonymous"))
                        .setBinding(ObjectReference.newBuilder()
                                .setKind("ClusterRoleBinding")
                                .setName("all"))
                        .setRole(ObjectReference.newBuilder()
                                .setKind("ClusterRole")
                                .setName("view")));
        var expressions = new Expressions(CheckedExpressions.NONE);
        return expressions
                .program(FactType.TILLER, new Expression("passes", source, HERE))
                .eval(Map.of(
                        "fact", tiller,
                        "cluster", cluster.build(),
                        "params", Map.of("most", 2L),
                        "reference", REFERENCE,
                        "now", Instant.parse("2026-11-21T12:00:00Z")));
    }
}
