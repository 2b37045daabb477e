package io.seaworthy.agent.link;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A new key and the request to certify it.
 *
 * @param key EC P-256; stays here
 * @param pkcs10 DER; names no identity, as the hub knows who asks
 */
record CertificateRequest(PrivateKey key, ByteString pkcs10) {

    static CertificateRequest fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            var request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=seaworthy-agent"), pair.getPublic())
                    .build(signer);
            return new CertificateRequest(pair.getPrivate(), ByteString.copyFrom(request.getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            // Every Java 25 has P-256 and SHA-256, and the request is written to memory.
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "CertificateRequest";
    }
}
