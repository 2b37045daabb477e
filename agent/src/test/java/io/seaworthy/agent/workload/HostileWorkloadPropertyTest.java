package io.seaworthy.agent.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.Container;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.WorkloadFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Whatever stands in one place of an object: it is read, or it is one error with its name, and its neighbour is read. */
class HostileWorkloadPropertyTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String GOOD = """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "good", "namespace": "shop", "labels": {"app": "good"},
              "annotations": {"meta.helm.sh/release-name": "web", "meta.helm.sh/release-namespace": "shop"}},
             "spec": {"replicas": 1, "template": {"metadata": {"labels": {"app": "good"}},
              "spec": {"hostNetwork": false, "hostPID": false, "serviceAccountName": "web",
               "automountServiceAccountToken": false,
               "securityContext": {"runAsNonRoot": true, "runAsUser": 1, "seccompProfile": {"type": "RuntimeDefault"}},
               "volumes": [{"name": "v", "hostPath": {"path": "/var"}}],
               "initContainers": [{"name": "i", "image": "i"}],
               "containers": [{"name": "c", "image": "c", "resources": {"limits": {"cpu": "1", "memory": "1Mi"}},
                "securityContext": {"privileged": false, "allowPrivilegeEscalation": false,
                 "capabilities": {"drop": ["ALL"], "add": []}}}]}}}}
            """;

    private static final String REPORT = """
            {"apiVersion": "aquasecurity.github.io/v1alpha1", "kind": "VulnerabilityReport",
             "metadata": {"name": "good", "namespace": "shop",
              "labels": {"trivy-operator.resource.kind": "Deployment", "trivy-operator.resource.name": "good",
               "trivy-operator.container.name": "c"},
              "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "good", "controller": true}]},
             "report": {"artifact": {"repository": "c", "tag": "latest"}, "registry": {"server": "index.docker.io"},
              "scanner": {"name": "Trivy", "version": "1"}, "updateTimestamp": "2026-11-20T10:00:00Z",
              "summary": {"criticalCount": 1, "highCount": 0},
              "vulnerabilities": [{"vulnerabilityID": "CVE-1", "severity": "CRITICAL"},
               {"vulnerabilityID": "CVE-2", "severity": "LOW"}]}}
            """;

    @Property(tries = 1500)
    void oddWorkloadIsReadOrIsOneError(@ForAll @IntRange(max = 10_000) int place, @ForAll("odd") JsonNode odd)
            throws IOException {
        var hostile = hostile(GOOD, place, odd);

        var seen = look(hostile, JSON.readTree(GOOD.replace("good", "neighbour")));

        assertThat(seen.facts).anyMatch(key -> key.equals("WorkloadFact/Deployment/shop/neighbour"));
        assertThat(seen.errors).hasSizeLessThanOrEqualTo(1);
        assertThat(seen.errors).allMatch(error -> error.getItem().contains("bad"));
        Statistics.label("outcome").collect(seen.errors.isEmpty() ? "read" : "error");
    }

    @Property(tries = 1500)
    void oddReportIsReadOrIsOneError(@ForAll @IntRange(max = 10_000) int place, @ForAll("odd") JsonNode odd)
            throws IOException {
        var hostile = hostile(REPORT, place, odd);

        var seen = look(hostile, JSON.readTree(REPORT.replace("good", "neighbour")));

        assertThat(seen.facts).anyMatch(key -> key.equals("VulnerabilityFact/Deployment/shop/neighbour/c"));
        assertThat(seen.errors).hasSizeLessThanOrEqualTo(1);
        assertThat(seen.errors).allMatch(error -> error.getItem().startsWith("VulnerabilityReport"));
        Statistics.label("outcome").collect(seen.errors.isEmpty() ? "read" : "error");
    }

    @Test
    void tenThousandContainersAreAllRead() throws IOException {
        var object = (ObjectNode) JSON.readTree(GOOD);
        var containers = object.withArray("/spec/template/spec/containers").removeAll();
        for (var i = 0; i < 10_000; i++) {
            containers.addObject().put("name", "c" + i).put("image", "registry.example/c:" + i);
        }

        var fact = facts(object).getFirst();

        assertThat(fact.getContainersList()).filteredOn(Container::getInit).hasSize(1);
        assertThat(fact.getContainersList())
                .filteredOn(container -> !container.getInit())
                .hasSize(10_000);
        assertThat(fact.getContainers(10_000).getImage()).isEqualTo("registry.example/c:9999");
    }

    @Test
    void reportWithMoreVulnerabilitiesThanThereCanBeIsOneError() throws IOException {
        var object = (ObjectNode) JSON.readTree(REPORT);
        var list = object.withArray("/report/vulnerabilities").removeAll();
        for (var i = 0; i < 20_001; i++) {
            list.addObject().put("vulnerabilityID", "CVE-" + i).put("severity", "CRITICAL");
        }

        var seen = look(object);

        assertThat(seen.errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getReason()).isEqualTo("lists more than 20000 vulnerabilities"));
    }

    @Provide
    Arbitrary<JsonNode> odd() {
        var numbers = Arbitraries.of(
                        "99999999999999999999999999",
                        "-1",
                        "1e400",
                        "0.5",
                        "[]",
                        "{}",
                        "null",
                        "true",
                        "[null]",
                        "[[]]",
                        "{\"\": null}")
                .map(HostileWorkloadPropertyTest::json);
        var texts = Arbitraries.strings().ofMaxLength(40).<JsonNode>map(JSON.getNodeFactory()::textNode);
        return Arbitraries.oneOf(numbers, texts);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** The object as "bad", with something odd in one of its places; its kind and name stay, so that it can be named. */
    private static JsonNode hostile(String good, int place, JsonNode odd) throws IOException {
        var object = JSON.readTree(good.replace("good", "bad"));
        var places = new ArrayList<Runnable>();
        collect(object, odd, places);
        places.get(place % places.size()).run();
        return object;
    }

    private static void collect(JsonNode node, JsonNode odd, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (!List.of("apiVersion", "kind", "name", "namespace", "metadata")
                        .contains(field.getKey())) {
                    places.add(() -> object.set(field.getKey(), odd));
                }
                collect(field.getValue(), odd, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var at = i;
                places.add(() -> array.set(at, odd));
                collect(array.get(i), odd, places);
            }
        }
    }

    private record Look(List<String> facts, List<ItemError> errors) {}

    private static Look look(JsonNode... objects) {
        try (var cluster = cluster(objects)) {
            var seen = Seen.in(cluster).workloads();
            return new Look(
                    Stream.concat(
                                    seen.facts().stream().map(Workloads::key),
                                    seen.scans().stream().map(Workloads::key))
                            .toList(),
                    Stream.concat(seen.errors().stream(), cluster.errors().stream())
                            .toList());
        }
    }

    private static List<WorkloadFact> facts(JsonNode... objects) {
        try (var cluster = cluster(objects)) {
            return Seen.in(cluster).workloads().facts();
        }
    }

    private static RecordedCluster cluster(JsonNode... objects) {
        var list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        list.putArray("items").addAll(List.of(objects));
        return RecordedCluster.complete("hostile", list.toString());
    }
}
