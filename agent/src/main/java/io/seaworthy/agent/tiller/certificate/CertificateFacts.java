package io.seaworthy.agent.tiller.certificate;

import com.google.protobuf.Timestamp;
import io.seaworthy.posture.v1.TillerCertificate;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;

/** An X.509 certificate in the words of the facts. */
public final class CertificateFacts {

    private CertificateFacts() {}

    /** Everything but where it was seen. */
    public static TillerCertificate.Builder of(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        return TillerCertificate.newBuilder()
                .setSubject(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253))
                .setIssuer(certificate.getIssuerX500Principal().getName(X500Principal.RFC2253))
                .setNotBefore(timestamp(certificate.getNotBefore()))
                .setNotAfter(timestamp(certificate.getNotAfter()))
                .setKeyAlgorithm(
                        key instanceof EdECPublicKey edwards
                                ? edwards.getParams().getName()
                                : key.getAlgorithm())
                .setKeyBits(bits(key))
                .setSelfSigned(selfSigned(certificate))
                .setCertificateAuthority(certificate.getBasicConstraints() >= 0);
    }

    /** Ed25519 keys count as 256 bits, the length they are written in; 0 for a key of another kind. */
    private static int bits(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength();
            case ECPublicKey curve -> curve.getParams().getCurve().getField().getFieldSize();
            case EdECPublicKey edwards -> edwards.getParams().getName().equals("Ed448") ? 448 : 256;
            default -> 0;
        };
    }

    private static boolean selfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException signedByAnotherKey) {
            // The names are the same and the keys are not: an authority with its own name.
            return false;
        }
    }

    private static Timestamp timestamp(Date date) {
        Instant instant = date.toInstant();
        return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
    }
}
