package io.seaworthy.hub.enrol;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** An agent's PKCS#10 request. Only its key is taken over; a name it asks for must be the one it will get anyway. */
sealed interface SigningRequest {

    /** Whoever made the request has the private half of this key. */
    record Accepted(PublicKey key) implements SigningRequest {}

    record Refused(String reason, String remedy) implements SigningRequest {}

    int LARGEST = 16 * 1024;

    /** @param identity the only URI that the request may name */
    static SigningRequest read(ByteString der, String identity) {
        if (der.isEmpty() || der.size() > LARGEST) {
            return new Refused(
                    "a certificate request of " + der.size() + " bytes", "send PKCS#10 in DER, at most 16 KiB");
        }
        try {
            var request = new JcaPKCS10CertificationRequest(der.toByteArray());
            var key = request.getPublicKey();
            var weakness = weakness(key);
            if (weakness.isPresent()) {
                return new Refused(
                        weakness.get(), "make an EC key on P-256, P-384 or P-521, or an RSA key of 2048 bits");
            }
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                return new Refused(
                        "the certificate request is not signed with its own key", "sign it with the key it asks for");
            }
            if (!namesOnly(identity, request)) {
                return new Refused(
                        "the certificate request asks for another identity than " + identity,
                        "leave the subject alternative names out, or name only this URI");
            }
            return new Accepted(key);
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | RuntimeException unreadable) {
            // Bouncy Castle reads lazily and tells broken ASN.1 by whatever exception the broken spot leads to.
            return new Refused("the certificate request cannot be read", "send PKCS#10 in DER");
        }
    }

    private static Optional<String> weakness(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() >= 256 -> Optional.empty();
            case RSAPublicKey rsa
            when rsa.getModulus().bitLength() >= 2048 && rsa.getModulus().bitLength() <= 8192 -> Optional.empty();
            case ECPublicKey ec ->
                Optional.of(
                        "an EC key of " + ec.getParams().getCurve().getField().getFieldSize() + " bits");
            case RSAPublicKey rsa ->
                Optional.of("an RSA key of " + rsa.getModulus().bitLength() + " bits");
            default -> Optional.of("a key that is neither EC nor RSA");
        };
    }

    private static boolean namesOnly(String identity, JcaPKCS10CertificationRequest request) {
        var extensions = request.getRequestedExtensions();
        var names =
                extensions == null ? null : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        if (names == null) {
            return true;
        }
        for (var name : names.getNames()) {
            if (name.getTagNo() != GeneralName.uniformResourceIdentifier
                    || !name.getName().toString().equals(identity)) {
                return false;
            }
        }
        return true;
    }
}
