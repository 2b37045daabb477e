package io.seaworthy.agent.link;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;

/**
 * A new key and the request to certify it (RFC 2986), written here: the library for it would be a tenth of the agent's memory.
 *
 * @param key EC P-256; stays here
 * @param pkcs10 DER; names no identity, as the hub knows who asks
 */
record CertificateRequest(PrivateKey key, ByteString pkcs10) {

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final byte[] VERSION_1 = {0x02, 0x01, 0x00};
    private static final byte[] NO_ATTRIBUTES = {(byte) 0xa0, 0x00};
    /** OBJECT IDENTIFIER 1.2.840.10045.4.3.2 */
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");

    static CertificateRequest fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var subject = new X500Principal("CN=seaworthy-agent").getEncoded();
            var asked = der(SEQUENCE, VERSION_1, subject, pair.getPublic().getEncoded(), NO_ATTRIBUTES);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(asked);
            var allBitsUsed = new byte[1];
            var request = der(
                    SEQUENCE, asked, der(SEQUENCE, ECDSA_WITH_SHA256), der(BIT_STRING, allBitsUsed, signature.sign()));
            return new CertificateRequest(pair.getPrivate(), ByteString.copyFrom(request));
        } catch (GeneralSecurityException impossible) {
            // Every Java 25 has P-256 and SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] der(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var length = content.size();
        var value = new ByteArrayOutputStream();
        value.write(tag);
        if (length < 0x80) {
            value.write(length);
        } else if (length < 0x100) {
            value.writeBytes(new byte[] {(byte) 0x81, (byte) length});
        } else {
            value.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
        }
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    @Override
    public String toString() {
        return "CertificateRequest";
    }
}
