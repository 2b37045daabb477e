package io.seaworthy.hub.enrol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and keys as text. */
final class Pem {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    static String of(Collection<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> "-----BEGIN CERTIFICATE-----\n"
                        + LINES.encodeToString(Certificates.encoded(certificate))
                        + "\n-----END CERTIFICATE-----\n")
                .collect(Collectors.joining());
    }

    /** @throws CertificateException if there is no certificate, or one that cannot be read */
    static List<X509Certificate> certificates(String text) throws CertificateException {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (found.isEmpty()) {
            throw new CertificateException("there is no certificate in it");
        }
        return found;
    }

    static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException damaged) {
            throw new IllegalStateException("a certificate that the hub made cannot be read", damaged);
        }
    }

    /**
     * PKCS#8, PKCS#1 or SEC 1, not encrypted.
     *
     * @throws IOException if there is no such key in it; the message holds nothing of the text
     */
    static PrivateKey privateKey(String text) throws IOException {
        try (var parser = new PEMParser(new StringReader(text))) {
            var converter = new JcaPEMKeyConverter();
            while (true) {
                var item = parser.readObject();
                switch (item) {
                    case null -> throw new IOException("there is no unencrypted private key in it");
                    case PEMKeyPair pair -> {
                        return converter.getKeyPair(pair).getPrivate();
                    }
                    case PrivateKeyInfo key -> {
                        return converter.getPrivateKey(key);
                    }
                    default -> {
                        // Curve parameters in front of the key, as openssl writes them.
                    }
                }
            }
        }
    }
}
