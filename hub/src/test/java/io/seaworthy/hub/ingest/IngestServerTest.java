package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.seaworthy.agent.v1.Certificate;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.AuthoritySource;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.InMemoryEnrolment;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.enrol.MasterKey;
import io.seaworthy.hub.enrol.ServerNames;
import io.seaworthy.hub.enrol.TokenCreation;
import io.seaworthy.hub.enrol.TrustDomain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestServerTest {
    @TempDir
    private Path folder;

    @Test
    void smoke() throws Exception {
        var store = new InMemoryEnrolment();
        var authority = Authority.open(
                store.authorityStore(),
                new AuthoritySource.Own(MasterKey.in(folder)),
                ServerNames.of(List.of()),
                InstantSource.system());
        var identities = new Identities(
                store.identityStore(), store.tokenStore(), authority, TrustDomain.DEFAULT, InstantSource.system());
        var tokens = new JoinTokens(store.tokenStore(), authority, InstantSource.system());
        var inventory = new FakeInventory();
        try (var server = IngestServer.start(
                IngestSettings.on("127.0.0.1", 0, 0),
                authority,
                identities,
                inventory,
                new SimpleMeterRegistry(),
                InstantSource.system())) {
            var token = (TokenCreation.Created) tokens.create(Optional.empty(), 1, Duration.ofHours(1), "test");
            var keys = Requests.ec();
            Certificate c;
            try (var a =
                    TestAgent.stranger(server.enrolPort(), authority.trust().pem())) {
                c = a.enrol(token.text(), "abc", Requests.csr(keys));
            }
            try (var a = TestAgent.with(server.linkPort(), keys, c)) {
                var talk = a.greet("abc");
                var w = talk.welcome();
                talk.send(TestAgent.batch(w.getSession(), 1));
                assertThat(talk.hear(HubFrame.FrameCase.ACK).getAck().getSequence())
                        .isEqualTo(1);
            }
        }
    }
}
