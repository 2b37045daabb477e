package io.seaworthy.hub.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.score.Scoring;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Posture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InventoryIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final ClusterId cluster = HubUnderTest.newCluster();
    private HubUnderTest hub;

    @BeforeEach
    void start() {
        hub = new HubUnderTest(DATABASE, CATALOGUE);
    }

    @Test
    void snapshotIsJudgedAndScoredExactlyLikeAScan() {
        var posture = Postures.of("four-steps", cluster);

        var outcome = hub.agent(cluster).show(posture);

        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        var judgements = hub.judged(posture);
        assertThat(hub.findings(cluster))
                .allMatch(finding -> finding.state.equals("OPEN"))
                .extracting(finding -> finding.controlId + " " + finding.factKey)
                .containsExactlyInAnyOrderElementsOf(judgements.stream()
                        .filter(Judgement::failed)
                        .map(Judgement::key)
                        .toList());
        var score = Scoring.of(judgements).orElseThrow();
        var row = hub.cluster(cluster);
        assertThat(row.points).isEqualTo((short) score.points());
        assertThat(row.grade).isEqualTo(score.grade().name());
        assertThat(row.judged).isEqualTo(score.coverage().judged());
        assertThat(row.unknown).isEqualTo(score.coverage().unknown());
        assertThat(row.name).isEqualTo("cluster " + cluster);
        assertThat(row.kubernetesVersion).isNotEmpty();
        assertThat(hub.facts(cluster)).hasSize(posture.getFactsCount());
        assertThat(hub.samples(cluster)).isNotEmpty();
    }

    @Test
    void countsKeptWithEveryChangeAreThoseOfCountingEverything() {
        var posture = Postures.of("old-tiller-shop", cluster);
        var agent = hub.agent(cluster);
        agent.show(posture);

        agent.tell(Postures.status(posture, "failed"));
        agent.tell(Postures.without(posture, Fact::hasTiller));

        assertThat(hub.counts(cluster)).isEqualTo(hub.recount(cluster)).isNotEmpty();
    }

    @Test
    void batchAppliedTwiceChangesNothing() {
        var posture = Postures.of("four-steps", cluster);
        var agent = hub.agent(cluster);
        var changes = agent.batches(posture).getFirst();
        agent.send(changes);
        var before = hub.cluster(cluster);
        var events = hub.events(cluster).size();
        hub.heard.clear();

        var again = hub.inventory.apply(agent.session(), agent.batch(1, changes));

        assertThat(again).isEqualTo(new Outcome.Committed(1));
        assertThat(hub.cluster(cluster).revision).isEqualTo(before.revision);
        assertThat(hub.events(cluster)).hasSize(events);
        assertThat(hub.heard).isEmpty();
    }

    @Test
    void holeInTheSequenceIsRefusedAndNothingIsKept() {
        var agent = hub.agent(cluster);
        var changes = agent.batches(Postures.of("clean", cluster)).getFirst();

        var outcome = hub.inventory.apply(agent.session(), agent.batch(2, changes));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("2 came after 0"));
        assertThat(hub.facts(cluster)).isEmpty();
    }

    @Test
    void newerSessionTakesTheRightToWrite() {
        var posture = Postures.of("clean", cluster);
        var old = hub.agent(cluster);
        var newer = hub.agent(cluster);

        assertThat(old.send(old.batches(posture).getFirst()))
                .isEqualTo(new Outcome.Superseded(newer.session().number()));
        assertThat(old.complete(posture)).isInstanceOf(Outcome.Superseded.class);
        assertThat(old.live()).isInstanceOf(Outcome.Superseded.class);
        assertThat(hub.facts(cluster)).isEmpty();
        assertThat(newer.show(posture)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void crashBetweenBatchesLosesNothing() {
        var posture = Postures.crowded(Postures.of("old-tiller-shop", cluster), 100);
        hub.agent(cluster).tellSome(posture, 2);
        var before = hub.facts(cluster).size();

        var back = hub.agent(cluster);
        var outcome = back.show(posture);

        assertThat(before).isPositive().isLessThan(posture.getFactsCount());
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(hub.facts(cluster)).hasSize(posture.getFactsCount());
        assertThat(openKeys()).containsExactlyInAnyOrderElementsOf(failedKeys(posture));
        assertThat(hub.events(cluster)).allMatch(event -> event.kind.equals("OPENED"));
    }

    @Test
    void nothingNewIsNothingSentAndNothingChanged() {
        var posture = Postures.of("four-steps", cluster);
        hub.agent(cluster).show(posture);
        var events = hub.events(cluster).size();

        var back = hub.agent(cluster);

        assertThat(back.batches(posture)).isEmpty();
        assertThat(back.show(posture)).isEqualTo(new Outcome.Committed(1));
        assertThat(hub.events(cluster)).hasSize(events);
    }

    @Test
    void findingOpensClosesByProofAndReopens() {
        var bad = Postures.status(Postures.of("release-states", cluster), "failed");
        var good = Postures.status(bad, "deployed");
        var agent = hub.agent(cluster);
        agent.show(bad);
        var opened = hub.finding(cluster, "release-healthy");

        hub.clock.pass(Duration.ofMinutes(1));
        agent.tell(good);
        var fixed = hub.finding(cluster, "release-healthy");
        hub.clock.pass(Duration.ofMinutes(1));
        agent.tell(bad);
        var reopened = hub.finding(cluster, "release-healthy");

        assertThat(opened.state).isEqualTo("OPEN");
        assertThat(opened.dueAt).isAfter(opened.openedAt);
        assertThat(fixed.state).isEqualTo("FIXED");
        assertThat(fixed.closedSession).isEqualTo(agent.session().number());
        assertThat(fixed.closedEpoch).isEqualTo(1);
        assertThat(reopened.state).isEqualTo("REOPENED");
        assertThat(reopened.timesReopened).isEqualTo(1);
        assertThat(reopened.closedAt).isNull();
        assertThat(hub.story(reopened)).containsExactly("OPENED", "FIXED", "REOPENED");
        assertThat(hub.events(cluster))
                .filteredOn(event -> event.kind.equals("FIXED"))
                .isNotEmpty()
                .extracting(event -> event.session, event -> event.epoch, event -> event.sequence)
                .containsOnly(tuple(agent.session().number(), 1L, 3L));
    }

    @Test
    void nothingClosesBeforeTheSessionHasShownEverything() {
        var bad = Postures.status(Postures.of("release-states", cluster), "failed");
        var good = Postures.status(bad, "deployed");
        hub.agent(cluster).show(bad);
        var points = hub.cluster(cluster).points;

        var back = hub.agent(cluster);
        back.tell(good);
        var before = hub.finding(cluster, "release-healthy").state;
        var pointsBefore = hub.cluster(cluster).points;
        back.complete(good);

        assertThat(before).isEqualTo("OPEN");
        assertThat(pointsBefore).isLessThanOrEqualTo((short) 59).isGreaterThanOrEqualTo(points);
        assertThat(hub.finding(cluster, "release-healthy").state).isEqualTo("FIXED");
    }

    @Test
    void whatIsGoneIsFixedOnlyWhereEverythingWasLookedAt() {
        var posture = Postures.of("old-tiller-shop", cluster);
        var agent = hub.agent(cluster);
        agent.show(posture);

        var without = Postures.without(posture, Fact::hasTiller);
        agent.tell(without);

        assertThat(hub.findings(cluster))
                .filteredOn(finding -> finding.factKind.equals("TillerFact"))
                .isNotEmpty()
                .allMatch(finding -> finding.state.equals("FIXED"));
        assertThat(openKeys()).containsExactlyInAnyOrderElementsOf(failedKeys(without));
    }

    @Test
    void permissionLostIsUnknownAndComesBackWhereItWas() {
        var posture = Postures.of("release-states", cluster);
        var agent = hub.agent(cluster);
        agent.show(posture);
        var before = openKeys();
        var points = hub.cluster(cluster);

        agent.tell(Postures.withoutPermission(posture));
        var lost = hub.findings(cluster).stream()
                .filter(finding -> finding.factKind.equals("ReleaseFact"))
                .toList();
        var seen = hub.cluster(cluster);
        agent.tell(posture);

        assertThat(lost).isNotEmpty().allMatch(finding -> finding.state.equals("UNKNOWN"));
        assertThat(lost).allMatch(finding -> finding.missing.contains("secrets"));
        assertThat(seen.unknown).isGreaterThan(points.unknown);
        assertThat(seen.judged).isLessThan(points.judged);
        assertThat(openKeys()).isEqualTo(before);
        assertThat(hub.cluster(cluster).points).isEqualTo(points.points);
        assertThat(hub.story(lost.getFirst())).containsExactly("OPENED", "BECAME_UNKNOWN", "KNOWN_AGAIN");
    }

    @Test
    void differentFactsOnBothSidesCloseNothing() {
        var posture = Postures.of("four-steps", cluster);
        var agent = hub.agent(cluster);
        agent.tell(posture);

        var outcome = agent.complete(Postures.without(posture, Fact::hasTiller));

        assertThat(outcome).isInstanceOf(Outcome.Differs.class);
        assertThat(hub.findings(cluster)).allMatch(finding -> finding.state.equals("OPEN"));
        assertThat(hub.cluster(cluster).snapshotSession).isZero();
    }

    @Test
    void changesAreToldAfterTheCommit() {
        var posture = Postures.of("four-steps", cluster);
        var agent = hub.agent(cluster);
        hub.heard.clear();

        agent.show(posture);

        assertThat(hub.heard).allMatch(change -> change.cluster().equals(cluster));
        assertThat(hub.heard.stream()
                        .mapToInt(change -> change.findings().size())
                        .sum())
                .isEqualTo(hub.findings(cluster).size());
        assertThat(hub.heard.getLast().connection()).isTrue();
    }

    private List<String> openKeys() {
        return hub.findings(cluster).stream()
                .filter(finding -> finding.state.equals("OPEN"))
                .map(finding -> finding.controlId + " " + finding.factKey)
                .toList();
    }

    private List<String> failedKeys(Posture posture) {
        return hub.judged(posture).stream()
                .filter(Judgement::failed)
                .map(Judgement::key)
                .toList();
    }
}
