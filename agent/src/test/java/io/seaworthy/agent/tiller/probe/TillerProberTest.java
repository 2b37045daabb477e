package io.seaworthy.agent.tiller.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.ClientAuth;
import io.seaworthy.agent.tiller.certificate.TestCertificate;
import io.seaworthy.posture.v1.TillerProbe;
import io.seaworthy.posture.v1.TillerProbe.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TillerProberTest {

    private final TillerProber prober = new TillerProber(Duration.ofSeconds(2));

    @Test
    void plaintextTillerAnswersAndTellsItsVersion() throws IOException {
        try (var tiller = FakeTiller.plaintext("v2.17.0")) {
            var probe = probe(tiller.port());

            assertThat(probe.getOutcome()).isEqualTo(Outcome.ANSWERED_PLAINTEXT);
            assertThat(probe.getVersion()).isEqualTo("2.17.0");
            assertThat(probe.getAddress()).isEqualTo("127.0.0.1:" + tiller.port());
            assertThat(probe.hasCertificate()).isFalse();
            assertThat(probe.getClientCertificateRequested()).isFalse();
        }
    }

    @Test
    void probeAsksForTheVersionOnceAndSendsNoCredential() throws IOException {
        try (var tiller = FakeTiller.plaintext("v2.17.0")) {
            probe(tiller.port());

            assertThat(tiller.calls).containsExactly("hapi.services.tiller.ReleaseService/GetVersion");
            assertThat(tiller.headers).doesNotContain("authorization", "cookie", "x-helm-api-client");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tlsTillerAnswersWithoutClientCertificate(String protocol) throws IOException {
        try (var tiller = FakeTiller.tls("v2.16.1", ClientAuth.NONE, protocol)) {
            var probe = probe(tiller.port());

            assertThat(probe.getOutcome()).isEqualTo(Outcome.ANSWERED_TLS);
            assertThat(probe.getVersion()).isEqualTo("2.16.1");
            assertThat(probe.getClientCertificateRequested()).isFalse();
            assertThat(probe.getCertificate().getSubject()).isEqualTo("CN=tiller-server");
            assertThat(probe.getCertificate().getIssuer()).isEqualTo("CN=tiller-ca");
            assertThat(probe.getCertificate().hasSecret()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tillerThatOnlyVerifiesGivenCertificatesAnswers(String protocol) throws IOException {
        try (var tiller = FakeTiller.tls("v2.7.0", ClientAuth.OPTIONAL, protocol)) {
            var probe = probe(tiller.port());

            assertThat(probe.getOutcome()).isEqualTo(Outcome.ANSWERED_TLS);
            assertThat(probe.getClientCertificateRequested()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tillerThatRequiresACertificateRefuses(String protocol) throws IOException {
        try (var tiller = FakeTiller.tls("v2.17.0", ClientAuth.REQUIRE, protocol)) {
            var probe = probe(tiller.port());

            assertThat(probe.getOutcome()).isEqualTo(Outcome.CLIENT_CERTIFICATE_REQUIRED);
            assertThat(probe.getClientCertificateRequested()).isTrue();
            assertThat(probe.getVersion()).isEmpty();
            assertThat(probe.getCertificate().getSubject()).isEqualTo("CN=tiller-server");
            assertThat(tiller.calls).isEmpty();
        }
    }

    @Test
    void anotherServiceIsNotTiller() throws IOException {
        try (var other = FakeTiller.otherService()) {
            assertThat(probe(other.port()).getOutcome()).isEqualTo(Outcome.NOT_TILLER);
        }
    }

    @Test
    void answerThatHoldsNoVersionIsNotTiller() throws IOException {
        try (var other = FakeTiller.withAnswer(new byte[] {(byte) 0xff, 1, 2, 3})) {
            assertThat(probe(other.port()).getOutcome()).isEqualTo(Outcome.NOT_TILLER);
        }
    }

    @Test
    void garbageIsNotTiller() throws IOException {
        try (var server = BareServer.start(client -> client.getOutputStream()
                .write("SSH-2.0-OpenSSH_9.9\r\n".repeat(50).getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(probe(server.port()).getOutcome()).isEqualTo(Outcome.NOT_TILLER);
        }
    }

    @Test
    void plainWebServerIsNotTiller() throws IOException {
        try (var server = BareServer.start(client -> {
            client.getInputStream().read();
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            assertThat(probe(server.port()).getOutcome()).isEqualTo(Outcome.NOT_TILLER);
        }
    }

    @Test
    void webServerThatRequiresCertificatesIsNotTakenForASafeTiller() throws Exception {
        var socket = (SSLServerSocket)
                context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setWantClientAuth(true);
        try (var server = BareServer.start(socket, client -> {
            client.getInputStream().read();
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            var probe = probe(server.port());

            assertThat(probe.getOutcome()).isEqualTo(Outcome.NOT_TILLER);
            assertThat(probe.hasCertificate()).isTrue();
        }
    }

    @Test
    void silentPortIsNotReachable() throws IOException {
        try (var server = BareServer.start(client -> {
            while (client.getInputStream().read() >= 0) {
                // Listens and says nothing.
            }
        })) {
            assertThat(probe(server.port()).getOutcome()).isEqualTo(Outcome.NOT_REACHABLE);
        }
    }

    @Test
    void closedPortIsNotReachable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        var probe = probe(port);

        assertThat(probe.getOutcome()).isEqualTo(Outcome.NOT_REACHABLE);
        assertThat(probe.getDetail()).isNotEmpty();
    }

    private TillerProbe probe(int port) {
        return prober.probe(new Prober.Target("kube-system", "tiller-deploy-x", "127.0.0.1", port))
                .orElseThrow();
    }

    private static SSLContext context() throws GeneralSecurityException, IOException {
        var certificate = TestCertificate.selfSigned("CN=web", "EC", 256, false);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("web", certificate.key(), new char[0], new Certificate[] {certificate.certificate()});
        store.setCertificateEntry("ca", FakeTiller.AUTHORITY.certificate());
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
