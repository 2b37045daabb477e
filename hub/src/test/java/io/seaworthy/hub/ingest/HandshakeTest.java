package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.Status;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.enrol.Enrolment;
import io.seaworthy.hub.enrol.EnrolmentRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandshakeTest {

    private static final String CLUSTER = "0c6f6a4e-1111-4222-8333-444455556666";

    @TempDir
    private Path folder;

    @Test
    void withoutACertificateNobodyGetsToTheLinkPort() throws Exception {
        try (var hub = new RunningHub();
                var stranger = TestAgent.stranger(
                        hub.server.linkPort(), hub.authority.trust().pem())) {
            var end = stranger.greet(CLUSTER).end();

            assertThat(end.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(hub.refusals("handshake")).isPositive();
            assertThat(hub.inventory.hellos).isEmpty();
        }
    }

    @Test
    void aCertificateOfAForeignAuthorityIsRefused() throws Exception {
        try (var hub = new RunningHub();
                var foreign = new RunningHub()) {
            var keys = Requests.ec();
            hub.enrol(CLUSTER, Requests.ec());
            var forged = foreign.enrol(CLUSTER, keys);

            try (var agent = TestAgent.with(
                    hub.server.linkPort(),
                    keys,
                    forged.getChainPem(),
                    hub.authority.trust().pem())) {
                assertThat(agent.greet(CLUSTER).end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            }
            assertThat(hub.inventory.hellos).isEmpty();
        }
    }

    @Test
    void anEndedCertificateIsRefused() throws Exception {
        try (var hub = new RunningHub()) {
            var keys = Requests.ec();
            hub.clock.advance(Duration.ofDays(-40));
            hub.authority.refresh();
            var token = hub.token();
            hub.clock.advance(Duration.ofDays(40));
            hub.authority.refresh();
            var fresh = hub.enrol("other", Requests.ec());
            hub.clock.advance(Duration.ofDays(-40));
            var ended = hub.identities.enrol(new EnrolmentRequest(token, CLUSTER, "", "", Requests.csr(keys)));
            hub.clock.advance(Duration.ofDays(40));

            assertThat(ended).isInstanceOf(Enrolment.Issued.class);
            var certificate = ((Enrolment.Issued) ended).certificate();
            try (var agent =
                    TestAgent.with(hub.server.linkPort(), keys, certificate.getChainPem(), fresh.getTrustPem())) {
                assertThat(agent.greet(CLUSTER).end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            }
            assertThat(hub.inventory.hellos).isEmpty();
        }
    }

    @Test
    void tls12IsRefusedUnlessTheOperatorAllowsIt() throws Exception {
        try (var strict = new RunningHub();
                var lenient = new RunningHub(RunningHub.withTls12())) {
            var keys = Requests.ec();
            var forStrict = strict.enrol(CLUSTER, keys);
            var forLenient = lenient.enrol(CLUSTER, keys);

            try (var refused = TestAgent.speaking("TLSv1.2", strict.server.linkPort(), keys, forStrict);
                    var allowed = TestAgent.speaking("TLSv1.2", lenient.server.linkPort(), keys, forLenient)) {
                assertThat(refused.greet(CLUSTER).end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
                assertThat(allowed.greet(CLUSTER).welcome().getSession()).isEqualTo(1);
            }
        }
    }

    @Test
    void plaintextIsRefusedOnBothPorts() throws Exception {
        try (var hub = new RunningHub();
                var onLink = TestAgent.inPlaintext(hub.server.linkPort());
                var onEnrol = TestAgent.inPlaintext(hub.server.enrolPort())) {
            assertThat(onLink.greet(CLUSTER).end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThatThrownBy(() -> onEnrol.enrol(hub.token(), CLUSTER, Requests.csr(Requests.ec())))
                    .hasMessageStartingWith("UNAVAILABLE");
            assertThat(hub.tokens.list().getFirst().used()).isZero();
        }
    }

    @Test
    void whatOpensslSees() throws Exception {
        assumeTrue(openssl(List.of("version")).startsWith("OpenSSL"), "openssl is not installed");
        try (var hub = new RunningHub();
                var foreign = new RunningHub()) {
            var keys = Requests.ec();
            var certificate = hub.enrol(CLUSTER, keys);
            var forged = write("forged.pem", foreign.enrol(CLUSTER, keys).getChainPem());
            var trust = write("trust.pem", certificate.getTrustPem());
            var chain = write("chain.pem", certificate.getChainPem());
            var key = write("key.pem", pem(keys));
            var link = "localhost:" + hub.server.linkPort();

            var old = client(link, trust, "-tls1_2", "-cert", chain, "-key", key);
            var nameless = client(link, trust, "-tls1_3");
            var welcome = client(link, trust, "-tls1_3", "-cert", chain, "-key", key, "-alpn", "h2");
            var stranger = client(link, trust, "-tls1_3", "-cert", forged, "-key", key, "-alpn", "h2");
            var enrolment = client("localhost:" + hub.server.enrolPort(), trust, "-alpn", "h2");

            assertThat(old).contains("protocol version");
            assertThat(nameless).contains("certificate required");
            assertThat(stranger).containsPattern("alert (unknown ca|internal error)");
            assertThat(welcome)
                    .contains("TLSv1.3", "Verification: OK", "ALPN protocol: h2")
                    .doesNotContain("alert");
            assertThat(enrolment).contains("TLSv1.3", "Verification: OK");
        }
    }

    @Test
    void aTakenPortIsAClearErrorAndNothingListens() {
        try (var hub = new RunningHub()) {
            var taken = hub.server.enrolPort();

            assertThatThrownBy(() -> new RunningHub(settings -> IngestSettings.on("127.0.0.1", 0, taken)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("enrol port " + taken)
                    .hasMessageContaining("choose another port");
        }
    }

    private String client(String address, String trust, String... more) throws Exception {
        var arguments = new ArrayList<>(
                List.of("s_client", "-connect", address, "-CAfile", trust, "-verify_hostname", "localhost"));
        arguments.addAll(List.of(more));
        return openssl(arguments);
    }

    /** Its input stays open for a second: with TLS 1.3 a server refuses after the client is through. */
    private static String openssl(List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.waitFor(1, TimeUnit.SECONDS);
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notInstalled) {
            // The test is then skipped, visibly.
            return "";
        }
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}
