package io.seaworthy.agent.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and keys as text. */
final class Pem {

    private static final String KEY = "PRIVATE KEY";

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
        try (var reader = new PemReader(new StringReader(pem))) {
            for (var object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (object.getType().equals(KEY)) {
                    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(object.getContent()));
                }
            }
            throw new GeneralSecurityException("there is no private key in it");
        } catch (IOException broken) {
            // Its words may quote the key.
            throw new GeneralSecurityException("the private key is damaged");
        }
    }

    static String of(PrivateKey key) {
        return write(KEY, key.getEncoded());
    }

    private static String write(String type, byte[] content) {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException impossible) {
            // It writes to memory.
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
