package io.seaworthy.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.config.Collection;
import io.seaworthy.agent.config.Health;
import io.seaworthy.agent.config.HubLink;
import io.seaworthy.agent.config.Join;
import io.seaworthy.agent.config.JoinToken;
import io.seaworthy.agent.config.Limits;
import io.seaworthy.agent.config.Target;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.HeldFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinkTest {

    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(30));

    @TempDir
    Path folder;

    private final FakeObservations cluster =
            new FakeObservations(100).with("shop", "sales").with("billing", "money");
    private FakeHub hub;
    private IdentityFolder identities;
    private Link link;

    @BeforeEach
    void startHub() throws IOException {
        hub = FakeHub.start();
        identities = IdentityFolder.open(folder);
        // Waits until a test looks at the cluster; tests start their own.
        link = start(Join.none());
        link.close();
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        identities.close();
        hub.close();
    }

    @Test
    void firstConnectionEnrolsAndSendsEverything() throws IOException {
        cluster.look();

        connect(hub.token("first"));

        live();
        assertThat(hub.facts).containsOnlyKeys("ClusterFact", "NamespaceFact/billing", "NamespaceFact/shop");
        assertThat(hub.enrolments).hasValue(1);
        assertThat(hub.digestsThatDiffer).hasValue(0);
        assertThat(Files.getPosixFilePermissions(folder.resolve("identity.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

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
    void certificateIsRenewedBeforeItEndsAndTheLinkGoesOn() throws IOException {
        hub.certificateLife = Duration.ofHours(1);
        hub.certificateAge = Duration.ofMinutes(50);
        cluster.look();

        connect(hub.token("first"));

        eventually(() -> hub.renewals.get() == 1);
        eventually(() -> link.counters().now().connections() == 2);
        live();
        assertThat(hub.renewals).hasValue(1);
        assertThat(hub.enrolments).hasValue(1);
        assertThat(Files.readString(folder.resolve("identity.pem"))).contains("PRIVATE KEY");
    }

    @Test
    void hubMayAskForARenewalAtAnyTime() throws IOException {
        connectLive();
        var before = Files.readString(folder.resolve("identity.pem"));

        hub.askForRenewal();

        eventually(() -> link.counters().now().connections() == 2);
        live();
        assertThat(Files.readString(folder.resolve("identity.pem"))).isNotEqualTo(before);
    }

    @Test
    void nextStartNeedsNoToken() throws IOException {
        connectLive();
        link.close();

        link = start(Join.none());

        eventually(() -> hub.snapshots.size() == 2);
        assertThat(hub.enrolments).hasValue(1);
    }

    @Test
    void usedTokenIsSaidClearly() {
        cluster.look();
        var token = hub.token("first");
        hub.usableTokens.clear();

        connect(token);

        var refusal = refusal();
        assertThat(refusal.reason()).contains("join token").contains("used up").doesNotContain(token.secret());
        assertThat(refusal.remedy()).contains("seaworthy token create");
        assertThat(refusal.patience()).isEqualTo(Refusal.Patience.LONG);
    }

    @Test
    void missingTokenIsSaidClearly() {
        cluster.look();

        link = start(Join.none());

        assertThat(refusal().reason()).contains("no join token");
    }

    @Test
    void tokenFileMayComeLater() throws IOException {
        cluster.look();
        var file = folder.resolve("token");
        link = start(new Join(Optional.empty(), Optional.of(file)));
        eventually(() -> link.state() instanceof LinkState.BackingOff);

        Files.writeString(file, hub.token("late").text() + "\n");

        live();
        assertThat(hub.enrolments).hasValue(1);
    }

    @Test
    void enrolledClusterIsSaidClearly() {
        cluster.look();
        hub.enrolmentRefusal = Optional.of(Status.ALREADY_EXISTS);

        connect(hub.token("second"));

        assertThat(refusal().reason()).contains("enrolled already");
    }

    @Test
    void serverOfAnotherAuthorityGetsNoToken() {
        cluster.look();
        var real = hub.token("first");
        var foreign = new JoinToken(real.id(), real.secret(), new TestAuthority("another").pin());

        connect(foreign);

        assertThat(refusal().reason()).contains("not trusted");
        assertThat(hub.enrolments).hasValue(0);
        assertThat(hub.usableTokens).hasSize(1);
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
    void refusedIdentityIsReplacedWithANewTokenOnly() {
        connectLive();
        hub.refusal = Optional.of(Status.UNAUTHENTICATED.withDescription("revoked"));
        hub.cut();
        eventually(() -> link.state() instanceof LinkState.BackingOff waiting
                && waiting.refusal().identityRefused());
        assertThat(hub.enrolments).hasValue(1);
        assertThat(refusal().reason()).contains("revoked");
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
    void nothingIsKnownWithoutTheClustersIdentity() {
        cluster.clusterId = "";
        cluster.look();

        connect(hub.token("first"));

        assertThat(refusal().reason()).contains("kube-system");
        assertThat(hub.enrolments).hasValue(0);
    }

    @Test
    void closeEndsItsThread() {
        connectLive();

        link.close();

        assertThat(link.isAlive()).isFalse();
        assertThat(link.state()).isInstanceOf(LinkState.Stopped.class);
    }

    private void connectLive() {
        cluster.look();
        connect(hub.token("first"));
        live();
    }

    private void connect(JoinToken token) {
        link = start(Join.with(token));
    }

    private Link start(Join join) {
        var settings = new AgentSettings(
                new HubLink(hub.address(), hub.enrolAddress()),
                join,
                folder,
                Target.current(),
                Collection.usual(),
                Health.usual(),
                new Limits(100, 64 * 1024, 2));
        var started = Link.start(new Link.Setup(
                settings, "test", "0.1.0", identities, cluster, InstantSource.system(), QUICK, new Random(7)));
        cluster.told = started::wake;
        return started;
    }

    private void live() {
        eventually(() -> link.state() instanceof LinkState.Live);
    }

    private Refusal refusal() {
        eventually(() -> link.state() instanceof LinkState.BackingOff);
        return ((LinkState.BackingOff) link.state()).refusal();
    }

    private static void eventually(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
