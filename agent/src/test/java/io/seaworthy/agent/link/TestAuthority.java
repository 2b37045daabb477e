package io.seaworthy.agent.link;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/** A hub's authority, made for one test. */
final class TestAuthority {

    private final KeyPair keys = keys();
    private final String subject;
    private final X509Certificate root;

    TestAuthority(String name) {
        subject = "CN=" + name;
        root = sign(keys.getPublic(), subject, null, true, Instant.now().minusSeconds(60), Duration.ofDays(1));
    }

    record Server(PrivateKey key, X509Certificate certificate) {}

    Server server() {
        var pair = keys();
        var names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
        var now = Instant.now().minusSeconds(60);
        return new Server(pair.getPrivate(), sign(pair.getPublic(), "CN=hub", names, false, now, Duration.ofDays(1)));
    }

    X509Certificate certify(byte[] pkcs10, String clusterId, Instant from, Duration life) {
        try {
            var request = new JcaPKCS10CertificationRequest(pkcs10);
            var names = new GeneralNames(
                    new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://seaworthy/cluster/" + clusterId));
            return sign(request.getPublicKey(), "CN=agent", names, false, from, life);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    X509Certificate root() {
        return root;
    }

    String pin() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(root.getPublicKey().getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private X509Certificate sign(
            PublicKey key, String name, @Nullable GeneralNames names, boolean authority, Instant from, Duration life) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                            new X500Principal(subject),
                            new BigInteger(64, new SecureRandom()),
                            Date.from(from),
                            Date.from(from.plus(life)),
                            new X500Principal(name),
                            key)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
