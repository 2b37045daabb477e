package io.seaworthy.agent.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one cluster that fingerprints are keyed with: equal values have equal fingerprints inside the cluster and
 * nowhere else, and nobody outside can try values against them.
 */
public final class Salt {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;
    private static final int PRINTED_BYTES = 8;

    private final SecretKeySpec key;

    private Salt(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * @param bytes at least 16, random, the same for the life of the cluster
     * @throws IllegalArgumentException when there are fewer
     */
    public static Salt of(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "a salt needs at least " + SHORTEST + " bytes and has " + bytes.length + "; make a new one");
        }
        return new Salt(bytes);
    }

    /** The first 16 hexadecimal digits of HMAC-SHA-256 over the UTF-8 bytes of the value. */
    public String fingerprint(String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, PRINTED_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e); // required by the platform
        }
    }

    @Override
    public String toString() {
        return "Salt";
    }
}
