package io.seaworthy.e2e.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.e2e.cluster.CertificateAuthority;
import io.seaworthy.e2e.cluster.CertificateAuthority.Validity;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in at the ports of the agents, checked with openssl and with gRPC clients against a hub in a process of its own. */
class MutualTlsE2E {

    private static final String A = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String B = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final String IDENTITY = "spiffe://seaworthy/cluster/";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int FRAME_LIMIT = 4 * 1024 * 1024;

    @TempDir
    private static Path folder;

    private static CertificateAuthority authority;
    private static HubProgram hub;
    private static ApiClient api;
    private static Enroller.Enrolled a;
    private static Enroller.Enrolled b;

    @BeforeAll
    static void twoClustersAreEnrolled() throws IOException {
        authority = CertificateAuthority.create("Seaworthy end to end");
        var certificate = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
        var key = Files.writeString(folder.resolve("ca-key.pem"), authority.keyPem());
        hub = HubProgram.start(
                        folder, Map.of("tls.ca-certificate", certificate.toString(), "tls.ca-key", key.toString()))
                .ready();
        api = hub.administrator();
        a = enrol(A);
        b = enrol(B);
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    private static Enroller.Enrolled enrol(String cluster) {
        try (var enroller = new Enroller(hub.enrolPort())) {
            return enroller.enrol(folder.resolve(cluster), HubProgram.joinToken(api), cluster, IDENTITY + cluster);
        }
    }

    @Test
    void opensslGetsInWithAnEnrolledCertificateOverTls13Only() {
        var client = new OpensslClient(hub.linkPort());

        assertThat(client.connect("-tls1_3", Optional.of(a.identity())).letIn()).isTrue();
        for (var older : List.of("-tls1_2", "-tls1_1", "-tls1")) {
            assertThat(client.connect(older, Optional.of(a.identity())))
                    .as(older)
                    .matches(attempt -> !attempt.letIn() && attempt.text().contains("alert"));
        }
    }

    @Test
    void opensslIsRefusedWithoutACertificate() {
        var attempt = new OpensslClient(hub.linkPort()).connect("-tls1_3", Optional.empty());

        assertThat(attempt.letIn()).isFalse();
        assertThat(attempt.text()).contains("alert");
    }

    @Test
    void opensslIsRefusedOlderTlsAtTheEnrolmentPortToo() {
        var client = new OpensslClient(hub.enrolPort());

        assertThat(client.connect("-tls1_3", Optional.empty()).letIn()).isTrue();
        assertThat(client.connect("-tls1_2", Optional.empty()).letIn()).isFalse();
    }

    @Test
    void enrolledClusterIsWelcome() {
        try (var client = LinkClient.open(hub.linkPort(), manner(b))) {
            client.say(hello(B));

            assertThat(client.frame(HubFrame.FrameCase.WELCOME, SOON)
                            .getWelcome()
                            .getSession())
                    .isPositive();
        }
    }

    @Test
    void grpcIsRefusedOverTls12() {
        try (var client = LinkClient.open(
                hub.linkPort(), new LinkClient.Manner(a.authority(), Optional.of(a.identity()), "TLSv1.2"))) {
            assertThat(client.end(SOON).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void grpcIsRefusedWithoutACertificate() {
        try (var client =
                LinkClient.open(hub.linkPort(), new LinkClient.Manner(a.authority(), Optional.empty(), "TLSv1.3"))) {
            client.say(hello(A));

            assertRefusedByTls(client.end(SOON));
        }
    }

    @Test
    void grpcIsRefusedOverPlaintext() {
        try (var client = LinkClient.plaintext(hub.linkPort())) {
            client.say(hello(A));

            assertRefusedByTls(client.end(SOON));
        }
    }

    @Test
    void certificateOfAnotherAuthorityIsRefused() throws IOException {
        var foreign = CertificateAuthority.create("Somebody else").issue("CN=agent", List.of(IDENTITY + A));

        try (var client = LinkClient.open(hub.linkPort(), manner(written("foreign", foreign)))) {
            client.say(hello(A));

            assertRefusedByTls(client.end(SOON));
        }
    }

    @Test
    void endedCertificateIsRefused() throws IOException {
        var ended = authority.issue("CN=agent", List.of(IDENTITY + A), Validity.of(Duration.ofMinutes(-5)));

        try (var client = LinkClient.open(hub.linkPort(), manner(written("ended", ended)))) {
            client.say(hello(A));

            assertRefusedByTls(client.end(SOON));
        }
    }

    @Test
    void certificateTheHubNeverEnteredIsRefused() throws IOException {
        var unknown = authority.issue("CN=agent", List.of(IDENTITY + A));

        try (var client = LinkClient.open(hub.linkPort(), manner(written("unknown", unknown)))) {
            client.say(hello(A));

            assertThat(client.end(SOON).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void certificateOfOneClusterCannotSpeakForAnother() {
        try (var client = LinkClient.open(hub.linkPort(), manner(b))) {
            client.say(hello(A));

            assertThat(client.end(SOON).getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        }
    }

    @Test
    void sessionOfAnotherClusterCannotBeWrittenTo() {
        try (var ofA = LinkClient.open(hub.linkPort(), manner(a));
                var ofB = LinkClient.open(hub.linkPort(), manner(b))) {
            ofA.say(hello(A));
            ofB.say(hello(B));
            ofB.frame(HubFrame.FrameCase.WELCOME, SOON);
            var session =
                    ofA.frame(HubFrame.FrameCase.WELCOME, SOON).getWelcome().getSession() + 1_000;

            ofB.say(batch(session, "NamespaceFact/smuggled"));

            assertThat(ofB.end(SOON).isOk()).isFalse();
            assertThat(api.all("facts?text=smuggled")).isEmpty();
        }
    }

    @Test
    void revokedClusterIsDroppedWithinFiveSecondsAndStaysOut() {
        var cluster = "cccccccc-0000-4000-8000-000000000003";
        var enrolled = enrol(cluster);
        try (var client = LinkClient.open(hub.linkPort(), manner(enrolled))) {
            client.say(hello(cluster));
            client.frame(HubFrame.FrameCase.WELCOME, SOON);

            var revoked = Instant.now();
            api.send("agents/" + cluster + "/revoke", Map.of("reason", "end to end"));
            var end = client.end(Duration.ofSeconds(5));

            System.out.printf(
                    "Revoked stream dropped after %d ms%n",
                    Duration.between(revoked, Instant.now()).toMillis());
            assertThat(end.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        try (var again = LinkClient.open(hub.linkPort(), manner(enrolled))) {
            again.say(hello(cluster));

            assertThat(again.end(SOON).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void oversizedFrameEndsItsStreamAndNoOther() {
        var oversized = AgentFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setClusterId(A)
                        .setClusterNameBytes(ByteString.copyFrom(new byte[FRAME_LIMIT + 1])))
                .build();
        try (var other = LinkClient.open(hub.linkPort(), manner(b))) {
            other.say(hello(B));
            other.frame(HubFrame.FrameCase.WELCOME, SOON);
            try (var client = LinkClient.open(hub.linkPort(), manner(a))) {
                client.say(oversized);

                assertThat(client.end(SOON).getCode())
                        .isIn(Status.Code.INVALID_ARGUMENT, Status.Code.RESOURCE_EXHAUSTED);
            }
            other.say(batch(0, "NamespaceFact/late"));
            assertThat(other.hear(SOON)).isNotNull();
        }
    }

    @Test
    void malformedFrameIsAClearError() {
        var status = LinkClient.answerTo(hub.linkPort(), manner(a), new byte[] {(byte) 0xff, 1, 2, 3}, SOON);

        assertThat(status.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).isNotBlank();
    }

    @Test
    void joinTokenIsOfNoUseTwiceOrForAnotherIdentity() {
        try (var enroller = new Enroller(hub.enrolPort())) {
            var token = HubProgram.joinToken(api);
            var stolen = "dddddddd-0000-4000-8000-000000000004";

            var otherIdentity = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> enroller.enrol(folder.resolve("d1"), token, stolen, IDENTITY + A));
            enroller.enrol(folder.resolve("d2"), token, stolen, IDENTITY + stolen);
            var usedUp = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> enroller.enrol(
                            folder.resolve("d3"),
                            token,
                            "eeeeeeee-0000-4000-8000-000000000005",
                            IDENTITY + "eeeeeeee-0000-4000-8000-000000000005"));
            var impostor = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> enroller.enrol(folder.resolve("d4"), HubProgram.joinToken(api), A, IDENTITY + A));

            assertThat(otherIdentity.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(usedUp.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(impostor.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS);
        }
    }

    private static void assertRefusedByTls(Status status) {
        assertThat(status.getCode()).isIn(Status.Code.UNAVAILABLE, Status.Code.UNAUTHENTICATED);
    }

    private static LinkClient.Manner manner(Enroller.Enrolled enrolled) {
        return new LinkClient.Manner(enrolled.authority(), Optional.of(enrolled.identity()), "TLSv1.3");
    }

    private static Enroller.Enrolled written(String name, CertificateAuthority.Issued issued) throws IOException {
        var certificate = Files.writeString(folder.resolve(name + ".pem"), issued.certificatePem());
        // gRPC's TLS reads PKCS#8 only.
        var key = Files.writeString(folder.resolve(name + "-key.pem"), issued.pkcs8Pem());
        return new Enroller.Enrolled(new OpensslClient.Identity(certificate, key), a.authority());
    }

    private static AgentFrame hello(String cluster) {
        return AgentFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setClusterId(cluster)
                        .setClusterName(cluster)
                        .setAgentVersion("end to end")
                        .setProcessId("1"))
                .build();
    }

    private static AgentFrame batch(long session, String key) {
        return AgentFrame.newBuilder()
                .setBatch(Batch.newBuilder()
                        .setSession(session)
                        .setSequence(1)
                        .addChanges(Change.newBuilder()
                                .setKey(key)
                                .setHash(ByteString.copyFrom(new byte[32]))
                                .setObserved(Fact.newBuilder()
                                        .setKey(key)
                                        .setNamespace(NamespaceFact.newBuilder().setName("smuggled")))))
                .build();
    }
}
