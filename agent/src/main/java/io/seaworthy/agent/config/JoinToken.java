package io.seaworthy.agent.config;

import java.util.Base64;

/**
 * What lets an agent ask for its first certificate: {@code sw1.ID.SECRET.PIN}.
 *
 * @param id names the token to people
 * @param secret never printed
 * @param pin SHA-256 of the SubjectPublicKeyInfo of the hub's authority, 32 bytes in base64url
 */
public record JoinToken(String id, String secret, String pin) {

    private static final String VERSION = "sw1";
    private static final int PIN_BYTES = 32;
    private static final String EXPECTED = "a join token as 'seaworthy token create' prints it: sw1.ID.SECRET.PIN";

    public JoinToken {
        if (id.isEmpty() || secret.isEmpty() || pinBytes(pin).length != PIN_BYTES) {
            throw new InvalidSetting("join.token", "(not shown)", EXPECTED);
        }
    }

    /** Reads a token as the hub printed it; white space around it is dropped. */
    public static JoinToken parse(String text) {
        var parts = text.strip().split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION)) {
            throw new InvalidSetting("join.token", "(not shown)", EXPECTED);
        }
        return new JoinToken(parts[1], parts[2], parts[3]);
    }

    /** The pin as bytes. */
    public byte[] pinBytes() {
        return pinBytes(pin);
    }

    /** As the hub printed it. */
    public String text() {
        return String.join(".", VERSION, id, secret, pin);
    }

    @Override
    public String toString() {
        return "join token " + id;
    }

    private static byte[] pinBytes(String pin) {
        try {
            return Base64.getUrlDecoder().decode(pin);
        } catch (IllegalArgumentException broken) {
            // Cut or mistyped: the length check says so.
            return new byte[0];
        }
    }
}
