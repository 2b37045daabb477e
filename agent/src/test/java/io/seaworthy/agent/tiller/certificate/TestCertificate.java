package io.seaworthy.agent.tiller.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate and its key, made for one test. */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {

    public static final Instant NOT_BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant NOT_AFTER = Instant.parse("2036-01-01T00:00:00Z");

    /** Signed with its own key. */
    public static TestCertificate selfSigned(String subject, String algorithm, int bits, boolean authority) {
        var keys = keys(algorithm, bits);
        return sign(subject, keys, subject, keys.getPrivate(), authority);
    }

    public TestCertificate signs(String subject, String algorithm, int bits) {
        var issuer = certificate.getSubjectX500Principal().getName();
        return sign(subject, keys(algorithm, bits), issuer, key, false);
    }

    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unknown) {
            throw new IllegalStateException(unknown);
        }
    }

    private static TestCertificate sign(
            String subject, KeyPair keys, String issuer, PrivateKey issuerKey, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                            new X500Principal(issuer),
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(NOT_BEFORE),
                            Date.from(NOT_AFTER),
                            new X500Principal(subject),
                            keys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            var algorithm = switch (issuerKey.getAlgorithm()) {
                case "EC" -> "SHA256withECDSA";
                case "RSA" -> "SHA256withRSA";
                default -> "Ed25519";
            };
            var encoded = builder.build(new JcaContentSignerBuilder(algorithm).build(issuerKey))
                    .getEncoded();
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return new TestCertificate(certificate, keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
