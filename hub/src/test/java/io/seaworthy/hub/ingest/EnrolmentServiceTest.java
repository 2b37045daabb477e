package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.Identity;
import io.seaworthy.hub.enrol.TokenCreation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrolmentServiceTest {

    private static final String A = "aaaaaaaa-1111-4222-8333-444455556666";
    private static final String B = "bbbbbbbb-1111-4222-8333-444455556666";

    private final RunningHub hub = new RunningHub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void aTokenGivesACertificateThatNamesTheClusterAndNothingElse() throws Exception {
        var issued = hub.enrol(A, Requests.ec());

        var certificate = TestAgent.certificates(issued.getChainPem())[0];
        var identity = hub.identities.find(new ClusterId(A)).orElseThrow();
        assertThat(issued.getIdentity()).isEqualTo("spiffe://seaworthy/cluster/" + A);
        assertThat(certificate.getSubjectAlternativeNames())
                .singleElement()
                .satisfies(name -> assertThat(name.get(1)).isEqualTo(issued.getIdentity()));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(Duration.between(hub.clock.instant(), identity.notAfter()))
                .isBetween(Duration.ofDays(30).minusSeconds(1), Duration.ofDays(30));
        assertThat(identity.state(hub.clock.instant())).isEqualTo(Identity.State.LIVE);
    }

    @Test
    void wrongUsedEndedAndRevokedTokensAreAllAnsweredAlike() throws Exception {
        var wrong = hub.token().replaceAll("\\.[\\w-]{43}\\.", "." + "x".repeat(43) + ".");
        var unknown = hub.token().replaceFirst("sw1\\.\\w{16}", "sw1." + "0".repeat(16));
        var used = hub.token();
        var ended = hub.token();
        var revoked = hub.token();
        hub.tokens.revoke(revoked.split("\\.", -1)[1], "the test", "");
        var bound = ((TokenCreation.Created)
                        hub.tokens.create(Optional.of(new ClusterId(B)), 1, Duration.ofHours(1), "the test", ""))
                .text();
        try (var agent = hub.stranger()) {
            agent.enrol(used, B, Requests.csr(Requests.ec()));

            for (var token : new String[] {wrong, unknown, used, revoked, bound, "", "sw1.x", "\u0000"}) {
                refused(Status.Code.UNAUTHENTICATED, "join token", () -> agent.enrol(token, A, csr()));
            }
            hub.clock.advance(Duration.ofHours(2));
            refused(Status.Code.UNAUTHENTICATED, "join token", () -> agent.enrol(ended, A, csr()));
            assertThat(hub.identities.find(new ClusterId(A))).isEmpty();
            assertThat(hub.refusals("token")).isEqualTo(9);
        }
    }

    @Test
    void requestsForMoreThanTheIdentityAreRefusedAndUseNothingUp() throws Exception {
        var token = hub.token();
        var keys = Requests.ec();
        try (var agent = hub.stranger()) {
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "another identity",
                    () -> agent.enrol(
                            token, A, Requests.csr(keys, keys, Requests.uri("spiffe://seaworthy/cluster/" + B))));
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "RSA key of 1024 bits",
                    () -> agent.enrol(token, A, Requests.csr(Requests.rsa(1024))));
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "not signed with its own key",
                    () -> agent.enrol(token, A, Requests.csr(keys, Requests.ec())));
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "cannot be read",
                    () -> agent.enrol(token, A, ByteString.copyFromUtf8("garbage")));
            refused(Status.Code.INVALID_ARGUMENT, "a cluster id has", () -> agent.enrol(token, "../../x", csr()));
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "more than 65536 bytes",
                    () -> agent.enrol(token, A, ByteString.copyFrom(new byte[100_000])));

            assertThat(agent.enrol(token, A, csr()).getIdentity()).endsWith(A);
        }
    }

    @Test
    void aTokenNeverReplacesAnIdentity() throws Exception {
        hub.enrol(A, Requests.ec());
        var token = hub.token();
        try (var agent = hub.stranger()) {
            refused(Status.Code.ALREADY_EXISTS, "revoke the cluster's identity", () -> agent.enrol(token, A, csr()));

            hub.identities.revoke(new ClusterId(A), "the test", "gone", "");
            assertThat(agent.enrol(token, A, csr()).getIdentity()).endsWith(A);
        }
    }

    @Test
    void anAgentWhoseAnswerWasLostAsksAgainWithItsKey() throws Exception {
        var token = hub.token();
        var keys = Requests.ec();
        try (var agent = hub.stranger()) {
            agent.enrol(token, A, Requests.csr(keys));
            var again = agent.enrol(token, A, Requests.csr(keys));

            try (var connected = TestAgent.with(hub.server.linkPort(), keys, again)) {
                assertThat(connected.greet(A).welcome().getSession()).isEqualTo(1);
            }
        }
    }

    @Test
    void guessingIsSlowedDown() throws Exception {
        try (var strict = new RunningHub(settings ->
                        new IngestSettings("127.0.0.1", 0, 0, false, settings.heartbeat(), settings.resync(), 3, 100));
                var agent = strict.stranger()) {
            for (var attempt = 0; attempt < 3; attempt++) {
                refused(Status.Code.UNAUTHENTICATED, "join token", () -> agent.enrol("guess", A, csr()));
            }
            refused(Status.Code.RESOURCE_EXHAUSTED, "too many", () -> agent.enrol(strict.token(), A, csr()));
            strict.clock.advance(Duration.ofMinutes(1));
            assertThat(agent.enrol(strict.token(), A, csr()).getIdentity()).endsWith(A);
        }
    }

    @Test
    void aDatabaseThatIsAwayUsesNothingUp() throws Exception {
        var token = hub.token();
        try (var agent = hub.stranger()) {
            hub.store.away(true);
            refused(Status.Code.UNAVAILABLE, "nothing is lost", () -> agent.enrol(token, A, csr()));
            hub.store.away(false);

            assertThat(agent.enrol(token, A, csr()).getIdentity()).endsWith(A);
        }
    }

    @Test
    void aCertificateIsRenewedOverItsOwnConnection() throws Exception {
        var keys = Requests.ec();
        var first = hub.enrol(A, keys);
        var freshKeys = Requests.ec();
        hub.clock.advance(Duration.ofSeconds(90));
        try (var agent = TestAgent.with(hub.server.linkPort(), keys, first)) {
            var second = agent.renew(Requests.csr(freshKeys));

            assertThat(second.getIdentity()).isEqualTo(first.getIdentity());
            assertThat(hub.identities.find(new ClusterId(A)).orElseThrow().renewedAt())
                    .contains(hub.clock.instant());
            try (var renewed = TestAgent.with(hub.server.linkPort(), freshKeys, second)) {
                renewed.greet(A).welcome();
            }
            refused(
                    Status.Code.INVALID_ARGUMENT,
                    "another identity",
                    () -> agent.renew(Requests.csr(keys, keys, Requests.uri("spiffe://seaworthy/cluster/" + B))));
            hub.identities.revoke(new ClusterId(A), "the test", "gone", "");
            refused(Status.Code.UNAUTHENTICATED, "revoked", () -> agent.renew(Requests.csr(freshKeys)));
        }
    }

    @Test
    void eachPortAnswersOnlyItsOwnCalls() throws Exception {
        try (var onEnrol = hub.stranger();
                var onLink = hub.agent(A)) {
            refused(Status.Code.UNIMPLEMENTED, "", () -> onEnrol.renew(csr()));
            refused(Status.Code.UNIMPLEMENTED, "", () -> onLink.enrol(hub.token(), B, csr()));
            assertThat(onEnrol.greet(A).end().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        }
    }

    @Test
    void connectedAgentsAreToldToRenewWhenTheAuthorityChanges() throws Exception {
        var keys = Requests.ec();
        var first = hub.enrol(A, keys);
        var oldTrust = first.getTrustPem();
        try (var agent = TestAgent.with(hub.server.linkPort(), keys, first)) {
            var talk = agent.greet(A);
            talk.welcome();

            hub.authority.rotate("the test");
            var renewal = talk.hear(HubFrame.FrameCase.RENEWAL).getRenewal();
            var freshKeys = Requests.ec();
            var second = agent.renew(Requests.csr(freshKeys));

            assertThat(TestAgent.certificates(renewal.getTrustPem())).hasSize(2);
            assertThat(talk.isOpen()).isTrue();
            try (var late = TestAgent.with(hub.server.linkPort(), keys, first.getChainPem(), oldTrust);
                    var renewed = TestAgent.with(hub.server.linkPort(), freshKeys, second)) {
                var told = late.greet(A);
                told.welcome();
                told.hear(HubFrame.FrameCase.RENEWAL);
                var current = renewed.greet(A);
                current.welcome();
                current.hear(HubFrame.FrameCase.HELD_FACTS);
                current.send(TestAgent.heartbeat());
                Thread.sleep(100);
                assertThat(current.heardNothingOf(HubFrame.FrameCase.RENEWAL)).isTrue();
            }
        }
    }

    private static ByteString csr() throws Exception {
        return Requests.csr(Requests.ec());
    }

    private static void refused(Status.Code code, String words, Callable<?> call) {
        var refusal = catchThrowableOfType(StatusRuntimeException.class, call::call);
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.getStatus().getCode()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.getStatus().getDescription()).contains(words);
    }
}
