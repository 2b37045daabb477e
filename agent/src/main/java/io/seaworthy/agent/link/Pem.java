package io.seaworthy.agent.link;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Certificates and keys as text. */
final class Pem {

    private static final String KEY_BEGINS = "-----BEGIN PRIVATE KEY-----";
    private static final String KEY_ENDS = "-----END PRIVATE KEY-----";
    private static final int LINE = 64;

    private Pem() {}

    /** @throws GeneralSecurityException if there is none, or something else */
    static List<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        var input = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        var certificates = CertificateFactory.getInstance("X.509").generateCertificates(input).stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (certificates.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in it");
        }
        return certificates;
    }

    /** An EC key in PKCS#8. */
    static PrivateKey key(String pem) throws GeneralSecurityException {
        var from = pem.indexOf(KEY_BEGINS);
        var to = pem.indexOf(KEY_ENDS);
        if (from < 0) {
            throw new GeneralSecurityException("there is no private key in it");
        }
        try {
            var text = pem.substring(from + KEY_BEGINS.length(), to).strip();
            var content = Base64.getMimeDecoder().decode(text);
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(content));
        } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
            // Its words may quote the key.
            throw new GeneralSecurityException("the private key is damaged");
        }
    }

    static String of(PrivateKey key) {
        var text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return KEY_BEGINS + "\n" + text + "\n" + KEY_ENDS + "\n";
    }
}
