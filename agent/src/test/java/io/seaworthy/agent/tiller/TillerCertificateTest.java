package io.seaworthy.agent.tiller;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.agent.tiller.certificate.TestCertificate;
import io.seaworthy.agent.tiller.probe.Prober;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.SecretAudience;
import io.seaworthy.posture.v1.Subject;
import io.seaworthy.posture.v1.TillerFact;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TillerCertificateTest {

    private static final TestCertificate AUTHORITY = TestCertificate.selfSigned("CN=ca", "EC", 256, true);
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nnot for anybody\n-----END PRIVATE KEY-----\n";
    private static final String SECRET_VOLUME = "{name: tiller-certs, secret: {secretName: tiller-secret}}";

    private static final String MOUNT = "[{name: tiller-certs, mountPath: /etc/certs, readOnly: true}]";

    @Test
    void certificateIsReadFromTheMountedSecret() {
        var leaf = AUTHORITY.signs("CN=tiller,O=Shop", "RSA", 2048);

        var fact =
                fact(SECRET_VOLUME, MOUNT, secret("tls.crt", leaf.pem() + AUTHORITY.pem(), "ca.crt", AUTHORITY.pem()));

        var certificate = fact.getCertificate();
        assertThat(certificate.getSecret().getName()).isEqualTo("tiller-secret");
        assertThat(certificate.getSubject()).isEqualTo("CN=tiller,O=Shop");
        assertThat(certificate.getIssuer()).isEqualTo("CN=ca");
        assertThat(certificate.getNotBefore().getSeconds()).isEqualTo(TestCertificate.NOT_BEFORE.getEpochSecond());
        assertThat(certificate.getNotAfter().getSeconds()).isEqualTo(TestCertificate.NOT_AFTER.getEpochSecond());
        assertThat(certificate.getKeyAlgorithm()).isEqualTo("RSA");
        assertThat(certificate.getKeyBits()).isEqualTo(2048);
        assertThat(certificate.getSelfSigned()).isFalse();
        assertThat(certificate.getCertificateAuthority()).isFalse();
        assertThat(certificate.getCaPresent()).isTrue();
        assertThat(fact.getSecretReaders().getSubjects(0).getName()).isEqualTo("reader of tiller-secret");
        assertThat(fact.getCertificateGapsList()).isEmpty();
    }

    @Test
    void authorityUsedAsServerCertificateIsSaid() {
        var leaf = TestCertificate.selfSigned("CN=tiller", "EC", 384, true);

        var certificate =
                fact(SECRET_VOLUME, MOUNT, secret("tls.crt", leaf.pem())).getCertificate();

        assertThat(certificate.getKeyAlgorithm()).isEqualTo("EC");
        assertThat(certificate.getKeyBits()).isEqualTo(384);
        assertThat(certificate.getSelfSigned()).isTrue();
        assertThat(certificate.getCertificateAuthority()).isTrue();
        assertThat(certificate.getCaPresent()).isFalse();
    }

    @Test
    void edwardsKeysHaveTheirName() {
        var leaf = TestCertificate.selfSigned("CN=tiller", "Ed25519", 0, false);

        var certificate =
                fact(SECRET_VOLUME, MOUNT, secret("tls.crt", leaf.pem())).getCertificate();

        assertThat(certificate.getKeyAlgorithm()).isEqualTo("Ed25519");
        assertThat(certificate.getKeyBits()).isEqualTo(256);
    }

    @Test
    void itemsRenameKeys() {
        var leaf = AUTHORITY.signs("CN=renamed", "EC", 256);
        var volume =
                "{name: tiller-certs, secret: {secretName: tiller-secret, items: [{key: server.pem, path: tls.crt}]}}";

        var fact = fact(volume, MOUNT, secret("server.pem", leaf.pem()));

        assertThat(fact.getCertificate().getSubject()).isEqualTo("CN=renamed");
    }

    @Test
    void projectedVolumesAndFlagsAreFollowed() {
        var leaf = AUTHORITY.signs("CN=projected", "EC", 256);
        var volume =
                "{name: tiller-certs, projected: {sources: [{configMap: {name: x}}, {secret: {name: tiller-secret}}]}}";

        var fact = fact(
                volume,
                "[{name: tiller-certs, mountPath: /other, readOnly: true}]",
                secret("cert.pem", leaf.pem()),
                "--tls-cert=/other/cert.pem");

        assertThat(fact.getCertificate().getSubject()).isEqualTo("CN=projected");
    }

    @Test
    void oneFileMayBeMountedAlone() {
        var leaf = AUTHORITY.signs("CN=alone", "EC", 256);
        var mounts = "[{name: tiller-certs, mountPath: /etc/certs/tls.crt, subPath: tls.crt}]";

        assertThat(fact(SECRET_VOLUME, mounts, secret("tls.crt", leaf.pem()))
                        .getCertificate()
                        .getSubject())
                .isEqualTo("CN=alone");
    }

    @Test
    void deniedSecretIsAGap() {
        var denied = "---\napiVersion: seaworthy.io/v1\nkind: Recording\nunreadable: [secrets]\n";

        var fact = fact(SECRET_VOLUME, MOUNT, denied);

        assertThat(fact.hasCertificate()).isFalse();
        assertThat(fact.getCertificateGapsList()).singleElement().satisfies(gap -> {
            assertThat(gap.getReason()).isEqualTo(Gap.Reason.DENIED);
            assertThat(gap.getResource()).isEqualTo("secrets");
        });
    }

    @Test
    void brokenCertificateIsAGapThatQuotesNothing() {
        var fact = fact(SECRET_VOLUME, MOUNT, secret("tls.crt", KEY));

        assertThat(fact.hasCertificate()).isFalse();
        assertThat(fact.getCertificateGapsList())
                .singleElement()
                .satisfies(gap -> assertThat(gap.getReason()).isEqualTo(Gap.Reason.UNREADABLE));
        assertThat(fact.toString()).doesNotContain("not for anybody").doesNotContain(base64(KEY));
    }

    @Test
    void withoutASecretThereIsNoCertificateAndNoGap() {
        var fact = fact("{name: scratch, emptyDir: {}}", "[]", "");

        assertThat(fact.hasCertificate()).isFalse();
        assertThat(fact.hasSecretReaders()).isFalse();
        assertThat(fact.getCertificateGapsList()).isEmpty();
    }

    private static TillerFact fact(String volume, String mounts, String objects, String... arguments) {
        var deployment = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: tiller-deploy, namespace: kube-system}
                spec:
                  selector: {matchLabels: {app: helm}}
                  template:
                    spec:
                      serviceAccountName: tiller
                      volumes: [%s]
                      containers:
                        - name: tiller
                          image: ghcr.io/helm/tiller:v2.17.0
                          args: [%s]
                          env:
                            - {name: TILLER_TLS_VERIFY, value: "1"}
                            - {name: TILLER_TLS_CERTS, value: /etc/certs}
                          volumeMounts: %s
                """.formatted(volume, String.join(", ", arguments), mounts);
        try (var cluster = RecordedCluster.complete("certificates", deployment + objects)) {
            var found = new TillerCollector(cluster, new NamedReaders(), Prober.recorded(cluster))
                    .collect(new Served("team", Optional.empty(), Optional.empty()));
            assertThat(found.facts()).hasSize(1);
            return found.facts().getFirst();
        }
    }

    private static String secret(String... data) {
        var text = new StringBuilder(
                "---\napiVersion: v1\nkind: Secret\nmetadata: {name: tiller-secret, namespace: kube-system}\ndata:\n");
        text.append("  tls.key: ").append(base64(KEY)).append('\n');
        for (var at = 0; at < data.length; at += 2) {
            text.append("  ")
                    .append(data[at])
                    .append(": ")
                    .append(base64(data[at + 1]))
                    .append('\n');
        }
        return text.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static final class NamedReaders implements Reach {

        @Override
        public Optional<AccessFact> of(String namespace, String serviceAccount) {
            return Optional.empty();
        }

        @Override
        public Optional<SecretAudience> secretReaders(String namespace, String secret) {
            return Optional.of(SecretAudience.newBuilder()
                    .addSubjects(Subject.newBuilder().setKind("User").setName("reader of " + secret))
                    .build());
        }
    }
}
