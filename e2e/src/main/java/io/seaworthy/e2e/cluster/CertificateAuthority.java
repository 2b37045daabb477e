package io.seaworthy.e2e.cluster;

import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemGenerationException;

/** Issues the certificates of one test cluster or one Tiller: RSA 2048, SHA-256. */
public final class CertificateAuthority {

    /**
     * A certificate and its key.
     *
     * @param certificatePem X.509, PEM
     * @param keyPem PKCS#1, PEM
     * @param publicKeyPem X.509 SubjectPublicKeyInfo, PEM
     * @param pkcs8Pem the key again, as PKCS#8
     */
    public record Issued(String certificatePem, String keyPem, String publicKeyPem, String pkcs8Pem) {}

    /** When a certificate is good. */
    public record Validity(Instant from, Instant until) {

        /** From an hour ago, for as long as asked; a negative life makes an expired certificate. */
        public static Validity of(Duration life) {
            var now = Instant.now();
            return new Validity(now.minus(life.abs()).minus(Duration.ofHours(1)), now.plus(life));
        }
    }

    private static final Duration LIFE = Duration.ofDays(2);

    private final X500Name name;
    private final KeyPair keys;
    private final String certificatePem;

    private CertificateAuthority(X500Name name, KeyPair keys, String certificatePem) {
        this.name = name;
        this.keys = keys;
        this.certificatePem = certificatePem;
    }

    /** @param commonName of the self-signed certificate */
    public static CertificateAuthority create(String commonName) {
        var name = new X500Name("CN=" + commonName);
        var keys = newKeys();
        try {
            var builder = builder(name, name, keys, Validity.of(LIFE))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));
            return new CertificateAuthority(name, keys, sign(builder, keys));
        } catch (CertIOException e) {
            throw new UncheckedIOException("could not make a certificate authority", e);
        }
    }

    /** The authority's own certificate, PEM. */
    public String certificatePem() {
        return certificatePem;
    }

    /** The authority's own key, PKCS#1, PEM. */
    public String keyPem() {
        return pem(keys.getPrivate());
    }

    /** A certificate for server and client use that is good for two days; see {@link #issue(String, List, Validity)}. */
    public Issued issue(String subject, List<String> names) {
        return issue(subject, names, Validity.of(LIFE));
    }

    /**
     * A certificate for server and client use.
     *
     * @param subject distinguished name, for example {@code O=system:masters,CN=admin}
     * @param names DNS names and IP addresses of a server, or URIs
     */
    public Issued issue(String subject, List<String> names, Validity validity) {
        var own = newKeys();
        try {
            var builder = builder(name, new X500Name(subject), own, validity)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                        KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                    }));
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(CertificateAuthority::alternativeName)
                                .toArray(GeneralName[]::new)));
            }
            return new Issued(sign(builder, keys), pem(own.getPrivate()), pem(own.getPublic()), pkcs8(own));
        } catch (CertIOException e) {
            throw new UncheckedIOException("could not issue a certificate for " + subject, e);
        }
    }

    private static GeneralName alternativeName(String name) {
        if (name.contains("://")) {
            return new GeneralName(GeneralName.uniformResourceIdentifier, name);
        }
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Validity valid) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(valid.from()),
                Date.from(valid.until()),
                subject,
                keys.getPublic());
    }

    private static String sign(X509v3CertificateBuilder builder, KeyPair signer) {
        try {
            var signed = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate()));
            return pem(new JcaX509CertificateConverter().getCertificate(signed));
        } catch (OperatorCreationException | CertificateException e) {
            throw new ProgramFailure("this JVM cannot sign with SHA256withRSA", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new ProgramFailure("this JVM cannot make RSA keys", e);
        }
    }

    private static String pkcs8(KeyPair own) {
        try {
            return pem(new JcaPKCS8Generator(own.getPrivate(), null));
        } catch (PemGenerationException e) {
            throw new UncheckedIOException("could not write PEM", e);
        }
    }

    private static String pem(Object item) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(item);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write PEM", e);
        }
        return text.toString();
    }
}
