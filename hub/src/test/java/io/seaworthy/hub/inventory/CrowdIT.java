package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrowdIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final HubUnderTest hub = new HubUnderTest(DATABASE, CATALOGUE);

    @Test
    void thousandFactsAreTakenIn(TestReporter reporter) {
        var cluster = HubUnderTest.newCluster();
        var posture = Postures.crowded(Postures.of("old-tiller-shop", cluster), 1_000);

        long began = System.nanoTime();
        var outcome = hub.agent(cluster).show(posture);
        long shown = System.nanoTime();
        hub.evaluation.runOnce(hub.clock.pass(Duration.ofHours(2)).instant());
        long judged = System.nanoTime();

        reporter.publishEntry(
                "a snapshot of " + posture.getFactsCount() + " facts, ms", String.valueOf((shown - began) / 1_000_000));
        reporter.publishEntry("judging all of them again, ms", String.valueOf((judged - shown) / 1_000_000));
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(hub.facts(cluster)).hasSize(posture.getFactsCount());
        assertThat(hub.findings(cluster))
                .hasSameSizeAs(
                        hub.judged(posture).stream().filter(Judgement::failed).toList());
        assertThat(hub.counts(cluster)).isEqualTo(hub.recount(cluster));
    }

    @Test
    void clustersDoNotGetInEachOthersWay() throws Exception {
        var clusters = Stream.generate(HubUnderTest::newCluster).limit(8).toList();
        List<Callable<Outcome>> agents = new ArrayList<>();
        for (var cluster : clusters) {
            agents.add(() -> {
                var bad = Postures.status(Postures.of("release-states", cluster), "failed");
                var agent = hub.agent(cluster);
                agent.show(bad);
                agent.show(Postures.status(bad, "deployed"));
                return agent.show(bad);
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(agents)) {
                assertThat(outcome.get()).isInstanceOf(Outcome.Committed.class);
            }
        }

        var stories = clusters.stream().map(this::story).distinct().toList();
        assertThat(stories).containsExactly(List.of("OPENED", "FIXED", "REOPENED"));
    }

    private List<String> story(ClusterId cluster) {
        return hub.story(hub.finding(cluster, "release-healthy"));
    }
}
