package io.seaworthy.hub.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.AuthoritySource;
import io.seaworthy.hub.enrol.EnrolmentWatch;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.InMemoryEnrolment;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.enrol.MasterKey;
import io.seaworthy.hub.enrol.ServerNames;
import io.seaworthy.hub.enrol.TestClock;
import io.seaworthy.hub.enrol.TokenCreation;
import io.seaworthy.hub.enrol.TrustDomain;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Both ports on loopback, over a store in memory and an inventory that the test watches. */
final class RunningHub implements AutoCloseable {

    final TestClock clock = new TestClock();
    final InMemoryEnrolment store = new InMemoryEnrolment();
    final FakeInventory inventory = new FakeInventory();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Authority authority;
    final Identities identities;
    final JoinTokens tokens;
    final IngestServer server;
    private final EnrolmentWatch watch;

    RunningHub() {
        this(settings -> settings);
    }

    RunningHub(UnaryOperator<IngestSettings> change) {
        authority = Authority.open(
                store.authorityStore(),
                new AuthoritySource.Own(MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]))),
                ServerNames.of(List.of()),
                clock);
        identities = new Identities(store.identityStore(), store.tokenStore(), authority, TrustDomain.DEFAULT, clock);
        tokens = new JoinTokens(store.tokenStore(), authority, clock);
        server = IngestServer.start(
                change.apply(IngestSettings.on("127.0.0.1", 0, 0)), authority, identities, inventory, registry, clock);
        watch = EnrolmentWatch.start(authority, identities);
    }

    static UnaryOperator<IngestSettings> heartbeat(Duration heartbeat) {
        return settings -> new IngestSettings(
                settings.bind(),
                settings.linkPort(),
                settings.enrolPort(),
                settings.allowTls12(),
                heartbeat,
                settings.resync(),
                settings.attemptsPerMinute(),
                settings.attemptsPerMinuteOverall());
    }

    static UnaryOperator<IngestSettings> withTls12() {
        return settings -> new IngestSettings(
                settings.bind(),
                settings.linkPort(),
                settings.enrolPort(),
                true,
                settings.heartbeat(),
                settings.resync(),
                settings.attemptsPerMinute(),
                settings.attemptsPerMinuteOverall());
    }

    String token() {
        return ((TokenCreation.Created) tokens.create(Optional.empty(), 1, Duration.ofHours(1), "the test", "")).text();
    }

    TestAgent stranger() throws Exception {
        return TestAgent.stranger(server.enrolPort(), authority.trust().pem());
    }

    Certificate enrol(String cluster, KeyPair keys) throws Exception {
        try (var agent = stranger()) {
            return agent.enrol(token(), cluster, Requests.csr(keys));
        }
    }

    /** Enrolled, not yet connected. */
    TestAgent agent(String cluster) throws Exception {
        var keys = Requests.ec();
        return TestAgent.with(server.linkPort(), keys, enrol(cluster, keys));
    }

    double counted(String counter) {
        return registry.get(counter).counter().count();
    }

    double refusals(String reason) {
        return registry.get("seaworthy.refusals")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Override
    public void close() {
        watch.close();
        server.close();
    }
}
