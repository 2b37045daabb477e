package io.seaworthy.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.e2e.bench.ReleaseSeed;
import io.seaworthy.e2e.cluster.RequiresCluster;
import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a reconnect with nothing changed, fewer than 1 % of the facts' bytes travel again: both ends count them. */
@RequiresCluster
class ReconnectE2E {

    private static final int RELEASES = 150;
    private static final String SENT = "seaworthy_agent_fact_bytes_sent_total";
    private static final String SNAPSHOTS = "seaworthy_agent_snapshots_sent_total";
    private static final String RECEIVED = "seaworthy_fact_bytes_total";
    private static final Duration BACK = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static TestCluster cluster;
    private static HubProgram hub;
    private static ApiClient api;
    private static AgentProgram agent;
    private static double everything;

    @BeforeAll
    static void hubKnowsManyReleases() throws Exception {
        cluster = TestCluster.start();
        var namespace = cluster.namespace("seed");
        var chart = JavaProgram.repository().resolve("e2e/charts/web").toString();
        cluster.helm3("install", "web", chart, "--namespace", namespace).succeeded();
        var template = cluster.client()
                .secrets()
                .inNamespace(namespace)
                .withName("sh.helm.release.v1.web.v1")
                .require();
        new ReleaseSeed(cluster.client(), template).write(RELEASES, 1, 1);
        hub = HubProgram.start(folder).ready();
        api = hub.administrator();
        agent = AgentProgram.start(folder, cluster.kubeconfig(), hub, HubProgram.joinToken(api))
                .ready();
        hub.awaitLive(api, cluster.id());
        everything = agent.metric(SENT);
        System.out.printf("First snapshot: %.0f fact bytes of %d releases%n", everything, RELEASES);
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
    void hubThatWasKilledIsToldNextToNothing() {
        var before = agent.metric(SENT);
        var snapshots = agent.metric(SNAPSHOTS);

        hub.kill();
        hub.startAgain();
        hub.ready();
        awaitSnapshots(snapshots + 1);

        assertThat(everything).isGreaterThan(50_000);
        share("The hub was killed, agent's counter", agent.metric(SENT) - before);
        share("The hub was killed, hub's counter", hub.metric(RECEIVED));
    }

    @Test
    void agentThatWasKilledTellsNextToNothing() {
        var before = hub.metric(RECEIVED);

        agent.kill();
        agent.startAgain();
        agent.ready();
        awaitSnapshots(1);

        share("The agent was killed, agent's counter", agent.metric(SENT));
        share("The agent was killed, hub's counter", hub.metric(RECEIVED) - before);
    }

    private static void awaitSnapshots(double count) {
        Await.atMost(BACK).until("a snapshot after the reconnect", () -> agent.metric(SNAPSHOTS) >= count);
        hub.awaitLive(api, cluster.id());
    }

    private static void share(String what, double bytes) {
        System.out.printf(
                "%s: %.0f of %.0f bytes travelled again (%.3f %%)%n",
                what, bytes, everything, 100 * bytes / everything);
        assertThat(bytes).as(what).isLessThan(everything / 100);
    }
}
