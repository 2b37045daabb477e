package io.seaworthy.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.config.Collection;
import io.seaworthy.agent.config.Health;
import io.seaworthy.agent.config.HubLink;
import io.seaworthy.agent.config.Join;
import io.seaworthy.agent.config.JoinToken;
import io.seaworthy.agent.config.Limits;
import io.seaworthy.agent.config.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A link between a cluster and a hub that a test makes up. */
abstract class RunningLink {

    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofSeconds(30));

    @TempDir
    Path folder;

    final FakeObservations cluster =
            new FakeObservations(100).with("shop", "sales").with("billing", "money");
    FakeHub hub;
    IdentityFolder identities;
    Link link;

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

    void connectLive() {
        cluster.look();
        connect(hub.token("first"));
        live();
    }

    void connect(JoinToken token) {
        link = start(Join.with(token));
    }

    Link start(Join join) {
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

    void live() {
        eventually(() -> link.state() instanceof LinkState.Live);
    }

    Refusal refusal() {
        eventually(() -> link.state() instanceof LinkState.BackingOff);
        return ((LinkState.BackingOff) link.state()).refusal();
    }

    static void eventually(BooleanSupplier condition) {
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
