package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.store.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SilenceIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final ClusterId cluster = HubUnderTest.newCluster();
    private HubUnderTest hub;

    @BeforeEach
    void start() throws Exception {
        DATABASE.execute("truncate cluster cascade");
        hub = new HubUnderTest(DATABASE, CATALOGUE);
    }

    @Test
    void clusterThatSpeaksInTimeIsNotSilent() {
        var agent = hub.agent(cluster);
        agent.show(Postures.of("four-steps", cluster));
        hub.clock.pass(TWO_MINUTES);
        agent.live();
        hub.clock.pass(TWO_MINUTES);

        assertThat(hub.silence.runOnce(hub.clock.instant())).isEmpty();
        assertThat(hub.cluster(cluster).silentSince).isNull();
    }

    @Test
    void silentClusterHasNoScoreAndItsFindingsAreUnknown() {
        hub.agent(cluster).show(Postures.of("four-steps", cluster));
        var before = hub.cluster(cluster);
        var last = hub.clock.instant();
        hub.clock.pass(Duration.ofMinutes(3).plusSeconds(1));

        var silent = hub.silence.runOnce(hub.clock.instant());

        assertThat(silent).containsExactly(cluster);
        var row = hub.cluster(cluster);
        assertThat(row.silentSince).isEqualTo(last);
        assertThat(row.points).isNull();
        assertThat(row.grade).isNull();
        assertThat(row.judged).isZero();
        assertThat(row.unknown).isEqualTo(before.judged + before.unknown);
        assertThat(hub.findings(cluster))
                .isNotEmpty()
                .allMatch(
                        finding -> finding.state.equals("UNKNOWN") && finding.missing.contains("2026-11-01T12:00:00Z"));
        assertThat(hub.samples(cluster).getLast().points).isNull();
        assertThat(hub.heard.getLast())
                .extracting(ChangeFeed.Change::connection)
                .isEqualTo(true);
    }

    @Test
    void silenceIsNotedOnce() {
        hub.agent(cluster).show(Postures.of("four-steps", cluster));
        hub.clock.pass(Duration.ofHours(1));
        hub.silence.runOnce(hub.clock.instant());
        var events = hub.events(cluster).size();

        assertThat(hub.silence.runOnce(hub.clock.instant())).isEmpty();
        assertThat(hub.events(cluster)).hasSize(events);
    }

    @Test
    void neitherHeartbeatNorFirstBatchesBringItBackButACompleteSnapshotDoes() {
        var posture = Postures.of("four-steps", cluster);
        var old = hub.agent(cluster);
        old.show(posture);
        var before = hub.cluster(cluster);
        hub.clock.pass(Duration.ofMinutes(4));
        hub.silence.runOnce(hub.clock.instant());

        var heartbeat = old.live();
        var back = hub.agent(cluster);
        var worse = Postures.status(posture, "failed");
        back.live();
        back.tell(worse);
        var meanwhile = hub.cluster(cluster);
        var unknown = hub.finding(cluster, "tiller-absent").state;
        back.tell(posture);
        back.complete(posture);

        assertThat(heartbeat).isInstanceOf(Outcome.Superseded.class);
        assertThat(meanwhile.silentSince).isNotNull();
        assertThat(meanwhile.points).isNull();
        assertThat(unknown).isEqualTo("UNKNOWN");
        var row = hub.cluster(cluster);
        assertThat(row.silentSince).isNull();
        assertThat(row.points).isEqualTo(before.points);
        assertThat(row.judged).isEqualTo(before.judged);
        assertThat(hub.story(hub.finding(cluster, "tiller-absent")))
                .containsExactly("OPENED", "BECAME_UNKNOWN", "KNOWN_AGAIN");
        assertThat(hub.counts(cluster)).isEqualTo(hub.recount(cluster));
    }

    @Test
    void whatWasFixedWhileSilentIsProvenByTheNextSnapshot() {
        var posture = Postures.of("old-tiller-shop", cluster);
        hub.agent(cluster).show(posture);
        hub.clock.pass(Duration.ofMinutes(4));
        hub.silence.runOnce(hub.clock.instant());

        hub.agent(cluster).show(Postures.without(posture, fact -> fact.hasTiller()));

        assertThat(hub.story(hub.finding(cluster, "tiller-tls"))).containsExactly("OPENED", "BECAME_UNKNOWN", "FIXED");
    }

    @Test
    void slowHubAsksForANewSessionWhereTheStreamNeverBroke() {
        var posture = Postures.of("four-steps", cluster);
        var agent = hub.agent(cluster);
        agent.show(posture);
        hub.clock.pass(Duration.ofMinutes(4));
        hub.silence.runOnce(hub.clock.instant());

        assertThat(agent.tell(Postures.status(posture, "failed")))
                .isNotEmpty()
                .allMatch(outcome -> outcome instanceof Outcome.Superseded);
        assertThat(hub.agent(cluster).show(posture)).isInstanceOf(Outcome.Committed.class);
    }
}
