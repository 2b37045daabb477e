package io.seaworthy.hub.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.seaworthy.hub.ingest.Requests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {

    private static final MasterKey KEY = MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32]));
    private static final ClusterId CLUSTER = new ClusterId("0c6f6a4e-1111-4222-8333-444455556666");

    private final InMemoryEnrolment store = new InMemoryEnrolment();
    private final TestClock clock = new TestClock();

    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesTheAuthorityAndLaterOnesFindIt() {
        var first = own(KEY);
        var second = own(KEY);

        assertThat(second.active()).isEqualTo(first.active());
        assertThat(second.pin()).isEqualTo(first.pin());
        assertThat(first.trust().authorities()).hasSize(1);
    }

    @Test
    void thePrivateKeyIsKeptEncryptedAndAnotherMasterKeyIsAClearError() {
        own(KEY);
        var kept = store.authorityStore().list().getFirst();
        var other = MasterKey.in(folder);

        assertThat(KEY.open(kept.sealedKey().orElseThrow(), kept.id())).isPresent();
        assertThat(KEY.open(kept.sealedKey().orElseThrow(), "another purpose")).isEmpty();
        assertThatThrownBy(() -> own(other))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("authority " + kept.id())
                .hasMessageContaining("another master key")
                .hasMessageContaining("start the hub with the master key of this database");
    }

    @Test
    void theServersCertificateNamesThisMachineAndWhatTheOperatorAdds() throws Exception {
        var authority = Authority.open(
                store.authorityStore(),
                new AuthoritySource.Own(KEY),
                ServerNames.of(List.of("hub.example.com", "192.0.2.7")),
                clock);

        var names = authority.server().chain().getFirst().getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .toList();

        assertThat(names).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "hub.example.com", "192.0.2.7");
        assertThatThrownBy(() -> ServerNames.of(List.of("https://hub")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("public name 'https://hub'");
    }

    @Test
    void theServersCertificateIsRenewedByItself() {
        var authority = own(KEY);
        var first = authority.server();

        clock.advance(Duration.ofDays(19));
        authority.refresh();
        var early = authority.server();
        clock.advance(Duration.ofDays(2));
        authority.refresh();

        assertThat(early).isEqualTo(first);
        assertThat(authority.server().notAfter()).isAfter(first.notAfter());
    }

    @Test
    void afterARotationWhoeverTrustsEitherAuthorityTrustsTheHub() throws Exception {
        var authority = own(KEY);
        var oldest = authority.trust().authorities().getFirst();
        var oldestPin = authority.pin().pin();

        assertThat(authority.rotate("ada")).isInstanceOf(Rotation.Rotated.class);
        var middle = authority.trust().authorities().getFirst();
        assertThat(authority.rotate("ada")).isInstanceOf(Rotation.Rotated.class);
        var newest = authority.trust().authorities().getFirst();

        assertThat(authority.trust().authorities()).containsExactly(newest, middle, oldest);
        for (var trusted : List.of(oldest, middle, newest)) {
            assertThatCode(() -> verifyServer(authority.server().chain(), trusted))
                    .as(trusted.getSubjectX500Principal().getName())
                    .doesNotThrowAnyException();
        }
        assertThat(authority.server().chain())
                .extracting(Certificates::pin)
                .contains(oldestPin, authority.pin().pin());
        assertThatThrownBy(() -> verifyServer(
                        authority.server().chain(),
                        Issuer.selfSigned(clock.instant()).certificate()))
                .isInstanceOf(CertificateException.class);
    }

    @Test
    void theOldAuthorityIsTrustedUntilItsLastCertificateHasEnded() throws Exception {
        var authority = own(KEY);
        var old = authority.active();
        var agent = enrol(authority);
        authority.rotate("ada");

        clock.advance(Duration.ofDays(29));
        authority.refresh();
        var shortlyBefore = authority.trust().authorities();
        clock.advance(Duration.ofDays(2));
        authority.refresh();

        assertThat(agent.authority()).isEqualTo(old);
        assertThat(shortlyBefore).hasSize(2);
        assertThat(authority.trust().authorities()).hasSize(1);
        assertThat(authority.server().chain()).hasSize(2);
    }

    @Test
    void anotherHubNoticesARotationAndTellsItsListeners() {
        var one = own(KEY);
        var other = own(KEY);
        var told = new ArrayList<String>();
        other.onChange(() -> told.add(other.active()));

        one.rotate("ada");
        other.refresh();
        other.refresh();

        assertThat(other.active()).isEqualTo(one.active());
        assertThat(told).containsExactly(one.active());
    }

    @Test
    void anAuthorityThatEndsWithinAYearIsReplacedByItself() {
        var authority = own(KEY);
        var first = authority.active();

        clock.advance(Duration.ofDays(3650 - 300));
        authority.refresh();

        assertThat(authority.active()).isNotEqualTo(first);
    }

    @Test
    void anAuthorityFromFilesIssuesAndIsTakenOverWhenTheFilesChange() throws Exception {
        var first = Issuer.selfSigned(clock.instant());
        var second = Issuer.selfSigned(clock.instant());
        write(first.certificate(), first.key());
        var authority = fromFiles();
        var before = enrol(authority);

        write(second.certificate(), second.key());
        authority.refresh();

        assertThat(before.authority()).isEqualTo(first.id());
        assertThat(authority.active()).isEqualTo(second.id());
        assertThat(authority.trust().authorities()).containsExactly(second.certificate(), first.certificate());
        verifyServer(authority.server().chain(), first.certificate());
        verifyServer(authority.server().chain(), second.certificate());
        assertThat(authority.rotate("ada")).isInstanceOf(Rotation.Refused.class);
    }

    @Test
    void changedFilesThatAreNoAuthorityChangeNothing() throws Exception {
        var first = Issuer.selfSigned(clock.instant());
        write(first.certificate(), first.key());
        var authority = fromFiles();

        Files.writeString(folder.resolve("ca.crt"), "half a fi");
        authority.refresh();

        assertThat(authority.active()).isEqualTo(first.id());
    }

    @Test
    void anRsaAuthorityWithItsIssuerAboveIsUsable() throws Exception {
        var root = Issuer.selfSigned(clock.instant());
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();
        var template = selfSignedBy(keys);
        var intermediate = root.crossSign(template, clock.instant());
        Files.writeString(folder.resolve("ca.crt"), Pem.of(List.of(intermediate, root.certificate())));
        Files.writeString(folder.resolve("ca.key"), pem(keys.getPrivate()));

        var authority = fromFiles();

        assertThat(authority.server().chain()).hasSize(3);
        assertThat(authority.trust().authorities()).containsExactly(intermediate);
        verifyServer(authority.server().chain(), intermediate);
    }

    @Test
    void filesThatAreNoAuthorityAreAClearErrorAtStart() throws Exception {
        var issuer = Issuer.selfSigned(clock.instant());
        var other = Issuer.selfSigned(clock.instant());
        var leaf = issuer.server(ServerNames.of(List.of()), List.of(), clock.instant(), Duration.ofDays(1));

        assertThatThrownBy(this::fromFiles).isInstanceOf(CannotStart.class).hasMessageContaining("a file is missing");
        write(issuer.certificate(), other.key());
        assertThatThrownBy(this::fromFiles)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the key does not belong to the certificate");
        write(leaf.chain().getFirst(), leaf.key());
        assertThatThrownBy(this::fromFiles)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("not one of an authority");
        Files.writeString(
                folder.resolve("ca.key"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        write(issuer.certificate());
        assertThatThrownBy(this::fromFiles)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("ca.key")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private Authority own(MasterKey key) {
        return Authority.open(store.authorityStore(), new AuthoritySource.Own(key), ServerNames.of(List.of()), clock);
    }

    private Authority fromFiles() {
        return Authority.open(
                store.authorityStore(),
                new AuthoritySource.Files(folder.resolve("ca.crt"), folder.resolve("ca.key")),
                ServerNames.of(List.of()),
                clock);
    }

    private Identity enrol(Authority authority) throws Exception {
        var tokens = new JoinTokens(store.tokenStore(), authority, clock);
        var identities =
                new Identities(store.identityStore(), store.tokenStore(), authority, TrustDomain.DEFAULT, clock);
        var token = (TokenCreation.Created) tokens.create(Optional.empty(), 1, Duration.ofHours(1), "ada", "");
        ByteString csr = Requests.csr(Requests.ec());
        var enrolment = identities.enrol(new EnrolmentRequest(token.text(), CLUSTER.value(), "", "", csr));
        assertThat(enrolment).isInstanceOf(Enrolment.Issued.class);
        return identities.find(CLUSTER).orElseThrow();
    }

    private void write(X509Certificate certificate, PrivateKey key) throws Exception {
        write(certificate);
        Files.writeString(folder.resolve("ca.key"), pem(key));
    }

    private void write(X509Certificate certificate) throws Exception {
        Files.writeString(folder.resolve("ca.crt"), Pem.of(List.of(certificate)));
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Only its name and key matter. */
    private X509Certificate selfSignedBy(KeyPair keys) {
        var shape = Issuer.selfSigned(clock.instant()).certificate();
        return new Issuer(shape, keys.getPrivate(), List.of())
                .agent(keys.getPublic(), "company issuing authority", "urn:x", clock.instant(), Duration.ofDays(3000));
    }

    private static void verifyServer(List<X509Certificate> chain, X509Certificate trusted) throws Exception {
        var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        anchors.setCertificateEntry("trusted", trusted);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        ((X509TrustManager) factory.getTrustManagers()[0])
                .checkServerTrusted(chain.toArray(X509Certificate[]::new), "ECDHE_ECDSA");
    }
}
