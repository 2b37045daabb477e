package io.seaworthy.agent.helm;

import java.util.List;
import java.util.Locale;

/** Release states in Helm 3's words, whatever Helm wrote them. */
final class ReleaseStatus {

    static final String DEPLOYED = "deployed";
    static final String UNKNOWN = "unknown";

    /** By number; see Helm v2 _proto/hapi/release/status.proto. */
    private static final List<String> CODES = List.of(
            UNKNOWN,
            DEPLOYED,
            "uninstalled",
            "superseded",
            "failed",
            "uninstalling",
            "pending-install",
            "pending-upgrade",
            "pending-rollback");

    private ReleaseStatus() {}

    /** The word for Helm 2's number; numbers nobody knows read "unknown". */
    static String ofCode(int code) {
        return code >= 0 && code < CODES.size() ? CODES.get(code) : UNKNOWN;
    }

    /** {@code DELETED} reads "uninstalled", {@code PENDING_INSTALL} "pending-install"; a fork's own word is kept. */
    static String word(String status) {
        var word = status.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (word) {
            case "deleted" -> "uninstalled";
            case "deleting" -> "uninstalling";
            default -> word;
        };
    }
}
