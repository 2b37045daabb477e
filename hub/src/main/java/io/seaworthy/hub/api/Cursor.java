package io.seaworthy.hub.api;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the next page starts: the sort values of the last row, behind a mark of the question they belong to. Opaque to
 * people; whoever reads one checks every value's form.
 */
final class Cursor {

    private static final TypeReference<List<String>> VALUES = new TypeReference<>() {};

    private Cursor() {}

    static String write(Request request, List<String> position) {
        var parts = new ArrayList<String>();
        parts.add(mark(request));
        parts.addAll(position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(parts));
    }

    /** @return the position; empty if it is no cursor, or one of another question */
    static Optional<List<String>> read(Request request, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = Json.read(text, VALUES);
            return parts != null && parts.size() > 1 && mark(request).equals(parts.getFirst()) && !parts.contains(null)
                    ? Optional.of(parts.subList(1, parts.size()))
                    : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            // Not base64url, or not a list of texts.
            return Optional.empty();
        }
    }

    private static String mark(Request request) {
        var question = new TreeMap<String, Object>(request.parameters());
        question.keySet().removeAll(List.of("limit", "cursor"));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = Json.bytes(Map.of(request.operation(), question));
            return HexFormat.of().formatHex(digest.digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            // Every JDK has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
