package io.seaworthy.hub.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random words, and what is kept of them. */
final class Secret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Secret() {}

    /** 256 random bits in base64url: 43 characters. */
    static String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** Random letters and digits that people do not mix up. */
    static String readable(int length) {
        var text = new StringBuilder();
        for (int at = 0; at < length; at++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 in hex. Enough for words with 256 random bits; never for passwords. */
    static String hash(String word) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            // Every JDK has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    /** A second secret that only who has the first can know: HMAC-SHA-256 in base64url. */
    static String derive(String secret, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            // Every JDK has HMAC-SHA-256, and the key is never empty.
            throw new IllegalStateException(impossible);
        }
    }

    /** Equality that takes the same time wherever the difference is. */
    static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
