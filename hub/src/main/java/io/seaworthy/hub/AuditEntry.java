package io.seaworthy.hub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One change, as the audit log keeps it. Never holds a secret.
 *
 * @param at when; microseconds, as the database keeps them
 * @param actor who
 * @param action the operation's id
 * @param subject what was changed
 * @param detail how
 * @param address where the request came from; empty = the hub itself
 */
public record AuditEntry(Instant at, String actor, String action, String subject, String detail, String address) {

    /** The hash before the first event. */
    public static final String START = "0".repeat(64);

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** SHA-256 in hex over the sequence number, the hash before it and every field, each led by its length in bytes. */
    public String hash(long sequence, String before) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var field :
                    List.of(Long.toString(sequence), before, at.toString(), actor, action, subject, detail, address)) {
                var bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            // Every JDK has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
