package io.seaworthy.agent.posture;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostureObserverTest {

    private final FakeSource source = new FakeSource();
    private final PendingKeys pending = new PendingKeys(100);
    private final AtomicInteger published = new AtomicInteger();
    private PostureObserver observer = observer(Duration.ofHours(1));

    @AfterEach
    void close() {
        observer.close();
    }

    @Test
    void changeIsLookedAtAndItsKeysWait() {
        begin();
        source.team = "blue";

        source.changed.run();

        eventually(() -> !pending.isEmpty());
        assertThat(pending.take()).contains(Set.of("NamespaceFact/shop"));
        assertThat(observer.latest().orElseThrow().find("NamespaceFact/shop")).isPresent();
    }

    @Test
    void manyChangesAreOneLook() throws InterruptedException {
        begin();

        for (var i = 0; i < 1_000; i++) {
            source.changed.run();
        }

        eventually(() -> source.looks.get() == 2);
        Thread.sleep(300);
        assertThat(source.looks.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void changeThatChangesNothingLeavesNothingWaiting() {
        begin();

        source.changed.run();

        eventually(() -> published.get() == 2);
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void lostPermissionAsksForEverythingToBeCompared() {
        begin();
        source.gap = Optional.of(Gap.Reason.DENIED);

        source.changed.run();

        eventually(() -> !pending.isEmpty());
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void everythingIsComparedAgainFromTimeToTime() {
        observer = observer(Duration.ofMillis(100));

        begin();

        eventually(() -> source.looks.get() > 2);
        assertThat(pending.take()).isEmpty();
    }

    @Test
    void clusterThatCannotBeLookedAtChangesNothing() {
        begin();
        source.failing = true;

        source.changed.run();

        eventually(() -> source.looks.get() == 2);
        assertThat(published).hasValue(1);
        assertThat(observer.latest()).isPresent();
        assertThat(observer.isAlive()).isTrue();
    }

    @Test
    void answerThatDidNotArriveIsAskedForAgainBeforeItIsBelieved() {
        begin();
        source.gap = Optional.of(Gap.Reason.UNREACHABLE);

        source.changed.run();

        eventually(() -> source.looks.get() == 2);
        assertThat(published).hasValue(1);
    }

    @Test
    void clusterWhoseIdentityIsOutOfSightIsStillTheSame() {
        begin();
        source.clusterId = "";
        source.gap = Optional.of(Gap.Reason.DENIED);

        source.changed.run();

        eventually(() -> published.get() == 2);
        assertThat(observer.latest().orElseThrow().clusterId()).isEqualTo("uid");
    }

    @Test
    void blindnessHidesEverythingAndRemovesNothing() {
        begin();
        var held = new HeldFacts();
        var known = observer.latest().orElseThrow();
        PostureDiff.keys(held, known)
                .forEach(key -> PostureDiff.of(key, held, known).ifPresent(held::apply));

        var blind = Blindness.of(known, "the API server cannot be reached");

        assertThat(blind.clusterId()).isEqualTo("uid");
        assertThat(PostureDiff.of("NamespaceFact/shop", held, blind))
                .hasValueSatisfying(change -> assertThat(change.hasUnreadable()).isTrue());
        assertThat(blind.scopes().missing("ReleaseFact/Secret/shop/web")).isNotEmpty();
        assertThat(blind.scopes().missing("TillerFact/Deployment/a/tiller")).isNotEmpty();
    }

    @Test
    void mistakeInOneLookIsNotTheEnd() {
        begin();
        source.buggy = true;

        source.changed.run();

        eventually(() -> source.looks.get() == 2);
        assertThat(observer.isAlive()).isTrue();
    }

    @Test
    void closeEndsItsThread() {
        begin();

        observer.close();

        assertThat(observer.isAlive()).isFalse();
    }

    private PostureObserver observer(Duration resync) {
        return new PostureObserver(source, Duration.ofMillis(20), resync, pending, published::incrementAndGet);
    }

    private void begin() {
        observer.start();
        eventually(() -> published.get() >= 1);
        pending.take();
    }

    private static void eventually(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static final class FakeSource implements PostureSource {
        final AtomicInteger looks = new AtomicInteger();
        volatile String clusterId = "uid";
        volatile String team = "red";
        volatile Optional<Gap.Reason> gap = Optional.empty();
        volatile boolean failing;
        volatile boolean buggy;
        volatile Runnable changed = () -> {};

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Posture collect() throws IOException {
            looks.incrementAndGet();
            if (failing) {
                throw new IOException("API server: cannot be reached");
            }
            if (buggy) {
                throw new IllegalStateException("a mistake");
            }
            var cluster = ClusterFact.newBuilder().setId(clusterId);
            gap.ifPresent(reason -> cluster.addGaps(
                    Gap.newBuilder().setResource("pods").setVerb("list").setReason(reason)));
            return Posture.newBuilder()
                    .addFacts(Fact.newBuilder().setKey("ClusterFact").setCluster(cluster))
                    .addFacts(FactKey.of(NamespaceFact.newBuilder()
                            .setName("shop")
                            .setTeam(team)
                            .build()))
                    .build();
        }

        @Override
        public void watch(Runnable hears) {
            changed = hears;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
