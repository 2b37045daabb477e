package io.seaworthy.hub.enrol;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority that can sign.
 *
 * @param above certificates that follow its own in a chain: the external issuers of an external authority
 */
record Issuer(X509Certificate certificate, PrivateKey key, List<X509Certificate> above) {

    /** Of an authority that the hub makes. */
    static final Duration LIFE = Duration.ofDays(3650);

    /** Clocks of agents may be behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    static Issuer selfSigned(Instant now) {
        var pair = keyPair("secp384r1");
        var name =
                new X500Principal("CN=Seaworthy hub authority " + HexFormat.of().formatHex(random(4)));
        return new Issuer(
                authority(name, pair.getPublic(), name, pair, now, now.plus(LIFE)), pair.getPrivate(), List.of());
    }

    /** First 32 hex digits of the SHA-256 of its certificate. */
    String id() {
        return Certificates.fingerprint(certificate).substring(0, 32);
    }

    /** The other authority's name and key, signed by this one, so that who trusts this one can trust the other. */
    X509Certificate crossSign(X509Certificate other, Instant now) {
        return authority(
                other.getSubjectX500Principal(),
                other.getPublicKey(),
                certificate.getSubjectX500Principal(),
                new KeyPair(certificate.getPublicKey(), key),
                now,
                earlier(
                        certificate.getNotAfter().toInstant(),
                        other.getNotAfter().toInstant()));
    }

    /** A client certificate that names the identity and nothing else. */
    X509Certificate agent(PublicKey agentKey, String commonName, String identity, Instant now, Duration life) {
        return leaf(
                agentKey,
                new X500Principal("CN=" + commonName),
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, identity)),
                KeyPurposeId.id_kp_clientAuth,
                now,
                life);
    }

    /** A key and a server certificate for these names. */
    ServerCredential server(ServerNames names, List<X509Certificate> chainAbove, Instant now, Duration life) {
        var pair = keyPair("secp256r1");
        var leaf = leaf(
                pair.getPublic(),
                new X500Principal("CN=seaworthy-hub"),
                names.generalNames(),
                KeyPurposeId.id_kp_serverAuth,
                now,
                life);
        var chain = new ArrayList<X509Certificate>();
        chain.add(leaf);
        chain.addAll(chainAbove);
        return new ServerCredential(pair.getPrivate(), chain);
    }

    private X509Certificate leaf(
            PublicKey subjectKey,
            X500Principal subject,
            GeneralNames names,
            KeyPurposeId purpose,
            Instant now,
            Duration life) {
        try {
            var builder = builder(
                    subject,
                    subjectKey,
                    certificate.getSubjectX500Principal(),
                    certificate.getPublicKey(),
                    now,
                    earlier(now.plus(life), certificate.getNotAfter().toInstant()));
            extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
            extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            extend(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            extend(builder, Extension.subjectAlternativeName, false, names);
            return sign(builder, key);
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException broken) {
            throw new IllegalStateException("a certificate cannot be made", broken);
        }
    }

    private static X509Certificate authority(
            X500Principal subject,
            PublicKey subjectKey,
            X500Principal issuer,
            KeyPair issuerKeys,
            Instant now,
            Instant notAfter) {
        try {
            var builder = builder(subject, subjectKey, issuer, issuerKeys.getPublic(), now, notAfter);
            extend(builder, Extension.basicConstraints, true, new BasicConstraints(true));
            extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, issuerKeys.getPrivate());
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException broken) {
            throw new IllegalStateException("an authority cannot be made", broken);
        }
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal subject,
            PublicKey subjectKey,
            X500Principal issuer,
            PublicKey issuerKey,
            Instant now,
            Instant notAfter)
            throws GeneralSecurityException, CertIOException {
        var builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(1, positive(random(16))),
                Date.from(now.minus(BACKDATED)),
                Date.from(notAfter),
                subject,
                subjectKey);
        var identifiers = new JcaX509ExtensionUtils();
        extend(builder, Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(subjectKey));
        extend(builder, Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerKey));
        return builder;
    }

    private static void extend(
            JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value)
            throws CertIOException {
        builder.addExtension(extension, critical, value);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, CertificateException {
        var algorithm = key.getAlgorithm().startsWith("EC") ? "SHA384withECDSA" : "SHA384withRSA";
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(key)));
    }

    private static KeyPair keyPair(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            // Every JDK has the NIST curves.
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Serial numbers are positive and of one length. */
    private static byte[] positive(byte[] bytes) {
        bytes[0] = (byte) ((bytes[0] & 0x3f) | 0x40);
        return bytes;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Issuer[" + id() + "]";
    }
}
