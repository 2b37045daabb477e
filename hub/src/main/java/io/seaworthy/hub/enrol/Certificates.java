package io.seaworthy.hub.enrol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What is read from a certificate. */
final class Certificates {

    private static final int URI_NAME = 6;

    private Certificates() {}

    /** 32 lower-case hex digits. */
    static String serial(X509Certificate certificate) {
        return "%032x".formatted(certificate.getSerialNumber());
    }

    /** SHA-256; 64 lower-case hex digits. */
    static String fingerprint(X509Certificate certificate) {
        return HexFormat.of().formatHex(sha256(encoded(certificate)));
    }

    /** SHA-256 of the SubjectPublicKeyInfo; 64 lower-case hex digits. */
    static String keyPrint(X509Certificate certificate) {
        return HexFormat.of().formatHex(sha256(certificate.getPublicKey().getEncoded()));
    }

    /** SHA-256 of the SubjectPublicKeyInfo; base64url. */
    static String pin(X509Certificate certificate) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256(certificate.getPublicKey().getEncoded()));
    }

    /** Its URI subject alternative names. */
    static List<String> identities(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.get(0) instanceof Integer type && type == URI_NAME)
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            // Names that cannot be read name nobody.
            return List.of();
        }
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            // It was decoded from these very bytes.
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
