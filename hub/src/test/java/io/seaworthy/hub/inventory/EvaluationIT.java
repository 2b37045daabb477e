package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EvaluationIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final ClusterId cluster = HubUnderTest.newCluster();
    private HubUnderTest hub;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        DATABASE.execute("truncate cluster cascade");
        hub = new HubUnderTest(DATABASE, CATALOGUE);
    }

    @Test
    void nothingIsJudgedAgainWithoutNeed() {
        hub.agent(cluster).show(Postures.of("clean", cluster));

        assertThat(hub.evaluation.runOnce(hub.clock.pass(Duration.ofMinutes(59)).instant()))
                .isEmpty();
    }

    @Test
    void timeThatPassesOpensFindings() {
        var agent = hub.agent(cluster);
        agent.show(Postures.of("clean", cluster));
        assertThat(hub.findings(cluster)).noneMatch(finding -> finding.controlId.equals("release-fresh"));
        hub.clock.pass(Duration.ofDays(800));
        agent.live();

        var judged = hub.evaluation.runOnce(hub.clock.instant());

        assertThat(judged).containsExactly(cluster);
        assertThat(hub.finding(cluster, "release-fresh").state).isEqualTo("OPEN");
        assertThat(hub.counts(cluster)).isEqualTo(hub.recount(cluster));
        assertThat(hub.evaluation.runOnce(hub.clock.instant())).isEmpty();
    }

    @Test
    void overdueFindingsCostPointsWithoutAnyNewFact() {
        var agent = hub.agent(cluster);
        agent.show(Postures.of("credentials", cluster));
        var before = hub.samples(cluster).getLast();
        hub.clock.pass(Duration.ofDays(31));
        agent.live();

        hub.evaluation.runOnce(hub.clock.instant());

        assertThat(before.penalty).isZero();
        assertThat(hub.samples(cluster).getLast().penalty).isPositive();
    }

    @Test
    void otherThresholdJudgesEverythingAgainAndProvesWhatPasses() {
        hub.agent(cluster).show(Postures.of("clean", cluster));
        var strict = new HubUnderTest(DATABASE, CATALOGUE.with("history-bounded", "max_revisions", 0L));

        strict.evaluation.runOnce(hub.clock.instant());
        var opened = hub.finding(cluster, "history-bounded");
        hub.evaluation.runOnce(hub.clock.instant());

        assertThat(opened.state).isEqualTo("OPEN");
        assertThat(hub.story(opened)).containsExactly("OPENED", "FIXED");
    }

    @Test
    void controlThatLeftTheCatalogueWithdrawsItsFindingsAndProvesNothing() throws Exception {
        hub.agent(cluster).show(Postures.of("four-steps", cluster));
        var before = hub.finding(cluster, "tiller-absent");
        Files.writeString(folder.resolve("mine.yaml"), """
                id: mine
                title: A title
                severity: low
                family: own
                fact: ReleaseFact
                passes: fact.name != ''
                evidence: "fact.name"
                why: Because.
                fix: none
                accept: Never.
                """);
        var other = new HubUnderTest(DATABASE, Catalogue.only(folder));

        other.evaluation.runOnce(hub.clock.instant());
        var after = hub.finding(cluster, "tiller-absent");
        var counts = hub.counts(cluster);
        hub.evaluation.runOnce(hub.clock.instant());

        assertThat(before.state).isEqualTo("OPEN");
        assertThat(after.state).isEqualTo("WITHDRAWN");
        assertThat(after.closedSession).isNull();
        assertThat(counts).containsOnlyKeys("mine");
        assertThat(hub.story(after)).containsExactly("OPENED", "WITHDRAWN", "REOPENED");
    }

    @Test
    void severalHubsShareTheWorkAndJudgeEachClusterOnce() throws Exception {
        var clusters = Stream.generate(HubUnderTest::newCluster).limit(6).toList();
        for (var each : clusters) {
            hub.agent(each).show(Postures.of("clean", each));
        }
        hub.clock.pass(Duration.ofHours(2));
        for (var each : clusters) {
            DATABASE.execute("update cluster set last_heard_at = '" + hub.clock.instant() + "' where cluster_id = '"
                    + each + "'");
        }
        List<Callable<List<ClusterId>>> hubs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var another = new HubUnderTest(DATABASE, CATALOGUE);
            hubs.add(() -> another.evaluation.runOnce(hub.clock.instant()));
        }

        var judged = new ArrayList<ClusterId>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(hubs)) {
                judged.addAll(done.get());
            }
        }

        assertThat(judged).containsExactlyInAnyOrderElementsOf(clusters);
    }

    @Test
    void clusterThatGoesWrongDoesNotStopTheOthers() {
        var other = HubUnderTest.newCluster();
        hub.agent(cluster).show(Postures.of("clean", cluster));
        hub.agent(other).show(Postures.of("clean", other));
        hub.clock.pass(Duration.ofHours(2));
        var broken = new Round(hub.store, ChangeFeed.none());

        var done = broken.run(
                except -> new InventoryStore.Need.Judging("another", hub.clock.instant(), except), ledger -> {
                    if (ledger.cluster().id().equals(cluster)) {
                        throw new IllegalStateException("made to fail");
                    }
                    return new ChangeFeed.Change(ledger.cluster().id(), Set.of(), false, true, false);
                });

        assertThat(done).containsExactly(other);
    }

    @Test
    void eventsCanNeitherBeChangedNorTakenAway() {
        hub.agent(cluster).show(Postures.of("four-steps", cluster));

        assertThatThrownBy(() -> DATABASE.execute("update finding_event set kind = 'FIXED'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> DATABASE.execute("delete from finding_event")).hasMessageContaining("append-only");
        assertThat(hub.events(cluster)).isNotEmpty();
    }

    @Test
    void clusterTakesItsEventsWithItWhenItIsRemoved() throws Exception {
        hub.agent(cluster).show(Postures.of("four-steps", cluster));

        DATABASE.execute("delete from cluster where cluster_id = '" + cluster + "'");

        assertThat(hub.events(cluster)).isEmpty();
    }
}
