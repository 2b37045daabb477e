package io.seaworthy.hub.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names the state of a resource: RFC 9110, section 8.8.3. */
final class Etag {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    private Etag() {}

    /** Made from all that is shown. */
    static String of(Object body) {
        return of(Json.bytes(body));
    }

    static String of(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            // Every JDK has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }

    /** @param header If-Match: one ETag or * */
    static boolean allows(String header, String etag) {
        return header.equals("*") || header.equals(etag);
    }

    /** @param header If-None-Match: ETags, weak or strong, or * */
    static boolean heldIn(String header, String etag) {
        return header.strip().equals("*")
                || SEPARATOR
                        .splitAsStream(header.strip())
                        .map(held -> held.startsWith("W/") ? held.substring(2) : held)
                        .anyMatch(etag::equals);
    }
}
