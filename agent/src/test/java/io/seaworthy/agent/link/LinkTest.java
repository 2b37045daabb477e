package io.seaworthy.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.HeldFact;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an agent and its hub tell each other. */
@Timeout(60)
class LinkTest extends RunningLink {

    @Test
    void snapshotTellsWhatWasLookedAt() {
        cluster.look();

        connect(hub.token("first"));

        live();
        var snapshot = hub.snapshots.getFirst();
        assertThat(snapshot.getFacts()).isEqualTo(3);
        assertThat(snapshot.getEpoch()).isEqualTo(1);
        assertThat(snapshot.getScopesList())
                .filteredOn(scope -> scope.getKind().equals("NamespaceFact"))
                .singleElement()
                .satisfies(scope -> assertThat(scope.getComplete()).isTrue());
    }

    @Test
    void changeTravelsAlone() {
        connectLive();
        var before = hub.batches.size();

        cluster.with("shop", "logistics").look("NamespaceFact/shop");

        eventually(() -> hub.batches.size() > before);
        assertThat(hub.batches.getLast().getChangesList())
                .extracting(Change::getKey)
                .containsExactly("NamespaceFact/shop");
        assertThat(hub.batches
                        .getLast()
                        .getChanges(0)
                        .getObserved()
                        .getNamespace()
                        .getTeam())
                .isEqualTo("logistics");
    }

    @Test
    void whatIsGoneIsToldToBeAbsent() {
        connectLive();

        cluster.without("shop").look("NamespaceFact/shop");

        eventually(() -> !hub.facts.containsKey("NamespaceFact/shop"));
        assertThat(hub.facts).containsKey("NamespaceFact/billing");
    }

    @Test
    void lostPermissionMakesFactsUnreadableAndNeverAbsent() {
        connectLive();

        cluster.withoutPermission().look();

        eventually(() -> hub.snapshots.size() > 1);
        assertThat(hub.facts.values())
                .filteredOn(HeldFact::getUnreadable)
                .extracting(HeldFact::getKey)
                .containsExactlyInAnyOrder("NamespaceFact/billing", "NamespaceFact/shop");
        assertThat(hub.snapshots.getLast().getScopesList())
                .filteredOn(scope -> scope.getKind().equals("NamespaceFact"))
                .allSatisfy(scope -> assertThat(scope.getComplete()).isFalse());
        assertThat(hub.digestsThatDiffer).hasValue(0);
    }

    @Test
    void reconnectWithNothingChangedSendsNoFactAgain() {
        connectLive();
        var sent = link.counters().now();

        hub.cut();

        eventually(() -> hub.snapshots.size() > 1);
        live();
        var now = link.counters().now();
        assertThat(now.factBytes()).isEqualTo(sent.factBytes()).isPositive();
        assertThat(now.facts()).isEqualTo(sent.facts());
        assertThat(now.reconnects()).isEqualTo(1);
        assertThat(hub.digestsThatDiffer).hasValue(0);
    }

    @Test
    void whatChangedWhileTheHubWasAwayIsSentAfterwards() throws IOException {
        connectLive();
        hub.stop();
        eventually(() -> !(link.state() instanceof LinkState.Live));
        cluster.with("new", "sales").without("billing").look("NamespaceFact/new", "NamespaceFact/billing");

        hub.startAgain();

        eventually(() -> hub.snapshots.size() > 1);
        assertThat(hub.facts).containsOnlyKeys("ClusterFact", "NamespaceFact/new", "NamespaceFact/shop");
        assertThat(hub.digestsThatDiffer).hasValue(0);
    }

    @Test
    void batchesThatWereCutOffAreSentAgain() {
        for (var i = 0; i < 60; i++) {
            cluster.with("namespace-" + i, "x".repeat(100));
        }
        cluster.look();
        hub.batchLimit = 4_096;
        hub.cutAfterBatches = 2;

        connect(hub.token("first"));

        live();
        assertThat(hub.facts).hasSize(63);
        assertThat(hub.batches)
                .allSatisfy(batch -> assertThat(batch.getSerializedSize()).isLessThanOrEqualTo(4_096));
        assertThat(hub.digestsThatDiffer).hasValue(0);
        // What was taken before the cut is not sent twice.
        assertThat(hub.batches.stream()
                        .mapToInt(batch -> batch.getChangesCount())
                        .sum())
                .isEqualTo(63);
    }

    @Test
    void noMoreBatchesAreOnTheirWayThanAllowed() throws InterruptedException {
        for (var i = 0; i < 60; i++) {
            cluster.with("namespace-" + i, "x".repeat(100));
        }
        cluster.look();
        hub.batchLimit = 4_096;
        hub.acknowledging = false;

        connect(hub.token("first"));

        eventually(() -> hub.batches.size() == 2);
        Thread.sleep(300);
        assertThat(hub.batches).hasSize(2);
    }

    @Test
    void changesBeyondTheLimitBecomeASnapshot() {
        connectLive();
        var keys = new String[101];
        for (var i = 0; i < keys.length; i++) {
            cluster.with("namespace-" + i, "team");
            keys[i] = "NamespaceFact/namespace-" + i;
        }

        cluster.look(keys);

        eventually(() -> hub.snapshots.size() == 2);
        assertThat(hub.snapshots.getLast().getEpoch()).isEqualTo(2);
        assertThat(hub.facts).hasSize(104);
        assertThat(hub.digestsThatDiffer).hasValue(0);
    }

    @Test
    void factThatNoBatchCanHoldIsAnErrorAndTheOthersGoOn() {
        cluster.with("huge", "x".repeat(10_000)).look();
        hub.batchLimit = 4_096;

        connect(hub.token("first"));

        live();
        assertThat(hub.facts).doesNotContainKey("NamespaceFact/huge").containsKey("NamespaceFact/shop");
        assertThat(hub.errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getItem()).isEqualTo("NamespaceFact/huge"));
        assertThat(hub.digestsThatDiffer).hasValue(0);
    }

    @Test
    void itemsThatCouldNotBeUsedAreTold() {
        cluster.withError("Secret shop/web.v3").look();

        connect(hub.token("first"));

        live();
        assertThat(hub.errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getItem()).isEqualTo("Secret shop/web.v3"));
    }

    @Test
    void heartbeatsGoOnWhileNothingHappens() {
        connectLive();

        eventually(() -> hub.heartbeats.get() > 1);
    }

    @Test
    void supersededAgentSaysSoAndStaysAwayForLong() {
        connectLive();

        hub.supersede();

        var refusal = refusal();
        assertThat(refusal.reason()).contains("another agent of this cluster");
        assertThat(refusal.patience()).isEqualTo(Refusal.Patience.LONG);
    }

    @Test
    void hubThatCannotStoreNowIsTriedAgain() {
        hub.refusal = Optional.of(Status.UNAVAILABLE.withDescription("the database is away"));
        cluster.look();
        connect(hub.token("first"));
        eventually(() -> link.state() instanceof LinkState.BackingOff waiting
                && waiting.refusal().reason().contains("the database is away"));

        hub.refusal = Optional.empty();

        live();
    }

    @Test
    void hubThatAsksToStartOverIsComparedWithAgain() {
        connectLive();
        hub.facts.remove("NamespaceFact/shop");

        hub.refusal = Optional.of(Status.ABORTED.withDescription("the digest differs"));
        hub.cut();
        eventually(() -> link.state() instanceof LinkState.BackingOff);
        hub.refusal = Optional.empty();

        eventually(() -> hub.snapshots.size() == 2);
        assertThat(hub.facts).containsKey("NamespaceFact/shop");
    }

    @Test
    void factsOfAnotherClusterAreNeverSent() {
        connectLive();
        var before = hub.batches.size();

        cluster.clusterId = "another-cluster";
        cluster.with("foreign", "x").look();

        assertThat(refusal().reason()).contains("another one");
        assertThat(hub.batches).hasSize(before);
    }

    @Test
    void closeEndsItsThread() {
        connectLive();

        link.close();

        assertThat(link.isAlive()).isFalse();
        assertThat(link.state()).isInstanceOf(LinkState.Stopped.class);
    }
}
