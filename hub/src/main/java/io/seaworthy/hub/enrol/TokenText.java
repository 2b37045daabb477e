package io.seaworthy.hub.enrol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A join token as people carry it: {@code sw1.<id>.<secret>.<pin>}.
 *
 * @param secret 256 random bits; base64url
 * @param pin SHA-256 of the SubjectPublicKeyInfo of the hub's authority; base64url
 */
record TokenText(String id, String secret, String pin) {

    private static final Pattern FORM =
            Pattern.compile("sw1\\.([0-9a-z]{16})\\.([0-9A-Za-z_-]{43})\\.([0-9A-Za-z_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID_LETTERS = "0123456789abcdefghijklmnopqrstuv";

    static TokenText fresh(String pin) {
        var secret = new byte[32];
        RANDOM.nextBytes(secret);
        var id = new StringBuilder();
        for (var letter = 0; letter < 16; letter++) {
            id.append(ID_LETTERS.charAt(RANDOM.nextInt(ID_LETTERS.length())));
        }
        return new TokenText(
                id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret), pin);
    }

    static Optional<TokenText> parse(String text) {
        var matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new TokenText(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    String format() {
        return "sw1." + id + "." + secret + "." + pin;
    }

    /** The secret has 256 bits of its own: one round is enough. */
    byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform must have SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the secret: this may reach a log. */
    @Override
    public String toString() {
        return "TokenText[" + id + "]";
    }
}
