package io.seaworthy.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.e2e.cluster.RequiresCluster;
import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster, changed by real Helm and kubectl; an agent in it with rights of its own; a hub that is asked over its API. */
@RequiresCluster
class HubE2E {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path CHARTS = JavaProgram.repository().resolve("e2e/charts");

    @TempDir
    private static Path folder;

    private static TestCluster cluster;
    private static HubProgram hub;
    private static ApiClient api;
    private static AgentProgram agent;

    @BeforeAll
    static void agentWithARoleOfItsOwnReports() throws Exception {
        cluster = TestCluster.start();
        cluster.namespace("seaworthy");
        cluster.namespace("shop");
        cluster.serviceAccount("seaworthy", "agent");
        var rights = Files.writeString(cluster.folder().resolve("rights.yaml"), RIGHTS);
        cluster.kubectl("apply", "-f", rights.toString()).succeeded();
        hub = HubProgram.start(folder).ready();
        api = hub.administrator();
        agent = AgentProgram.start(folder, cluster.kubeconfigFor("seaworthy", "agent"), hub, HubProgram.joinToken(api))
                .ready();
        hub.awaitLive(api, cluster.id());
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        if (api != null) {
            api.close();
        }
        if (hub != null) {
            hub.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void passwordInAReleaseIsFoundThenFixedByProofThenReopened() {
        helm("upgrade", "--install", "web", "--set", "database.password=Heron.7.Copper.Lantern");
        var open = awaitState("no-plaintext-credentials", "shop", "web", "OPEN");

        helm("upgrade", "web");
        // Helm keeps what was: only the history's end proves that the password is gone.
        var fixed = awaitState("no-plaintext-credentials", "shop", "web", "FIXED");

        helm("upgrade", "web", "--set", "database.password=Heron.7.Copper.Lantern");
        var reopened = awaitState("no-plaintext-credentials", "shop", "web", "REOPENED");

        assertThat(open.path("evidence").asText()).isNotBlank().doesNotContain("Heron.7");
        assertThat(fixed.path("closedSession").asLong()).isPositive();
        assertThat(fixed.path("closedAt").isNull()).isFalse();
        assertThat(reopened.path("timesReopened").asInt()).isEqualTo(1);
        assertThat(kinds(reopened)).containsSubsequence("REOPENED", "FIXED", "OPENED");
    }

    @Test
    void tillerIsFoundAndItsFindingsCloseWhenItIsGone() {
        cluster.kubectl(
                        "create",
                        "deployment",
                        "tiller-deploy",
                        "--namespace",
                        "shop",
                        "--image",
                        "registry.example/kubernetes-helm/tiller:v2.14.0")
                .succeeded();
        awaitState("tiller-tls", "shop", "tiller-deploy", "OPEN");

        cluster.kubectl("delete", "deployment", "tiller-deploy", "--namespace", "shop")
                .succeeded();

        awaitState("tiller-tls", "shop", "tiller-deploy", "FIXED");
    }

    @Test
    void takenRightTurnsFindingsUnknownNotFixedAndGivenBackKnown() {
        helm("upgrade", "--install", "kept", "--set", "database.password=Heron.7.Copper.Lantern");
        awaitState("no-plaintext-credentials", "shop", "kept", "OPEN");

        cluster.kubectl("delete", "clusterrolebinding", "seaworthy-agent").succeeded();
        var unknown = awaitState("no-plaintext-credentials", "shop", "kept", "UNKNOWN");
        cluster.kubectl("apply", "-f", cluster.folder().resolve("rights.yaml").toString())
                .succeeded();
        var known = awaitState("no-plaintext-credentials", "shop", "kept", "OPEN");

        assertThat(unknown.path("missing").asText()).isNotBlank();
        assertThat(unknown.path("stateBefore").asText()).isEqualTo("OPEN");
        assertThat(kinds(known)).doesNotContain("FIXED").containsSubsequence("KNOWN_AGAIN", "BECAME_UNKNOWN", "OPENED");
    }

    private static void helm(String verb, String... more) {
        var words = new ArrayList<>(List.of(verb));
        words.addAll(List.of(more));
        words.addAll(List.of("--namespace", "shop", "--history-max", "1", "--reset-values"));
        var name = words.stream()
                .filter(List.of("web", "kept")::contains)
                .findFirst()
                .orElseThrow();
        words.add(words.indexOf(name) + 1, CHARTS.resolve("web").toString());
        cluster.helm3(words.toArray(String[]::new)).succeeded();
    }

    private static JsonNode awaitState(String control, String namespace, String name, String state) {
        return Await.atMost(SOON)
                .value(
                        () -> "%s of %s/%s is %s; it is %s; the agent's log ends with:%n%s"
                                .formatted(
                                        control,
                                        namespace,
                                        name,
                                        state,
                                        find(control, namespace, name),
                                        agent.process().tail()),
                        () -> find(control, namespace, name)
                                .filter(finding ->
                                        finding.path("state").asText().equals(state)));
    }

    private static Optional<JsonNode> find(String control, String namespace, String name) {
        return api.finding(cluster.id(), control, namespace, name);
    }

    /** Latest first. */
    private static List<String> kinds(JsonNode finding) {
        return api.all("findings/" + finding.path("id").asText() + "/events").stream()
                .map(event -> event.path("kind").asText())
                .toList();
    }

    private static final String RIGHTS = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: seaworthy-agent
            rules:
            - apiGroups: ["*"]
              resources: ["*"]
              verbs: [get, list, watch]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: seaworthy-agent-identity
            rules:
            - apiGroups: [""]
              resources: [namespaces]
              verbs: [get, list, watch]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: seaworthy-agent-identity
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: seaworthy-agent-identity
            subjects:
            - kind: ServiceAccount
              namespace: seaworthy
              name: agent
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata:
              name: seaworthy-agent
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: seaworthy-agent
            subjects:
            - kind: ServiceAccount
              namespace: seaworthy
              name: agent
            """;
}
