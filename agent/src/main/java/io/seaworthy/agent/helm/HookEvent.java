package io.seaworthy.agent.helm;

import java.util.List;
import java.util.Locale;

/** When a hook runs, in Helm 3's words, whatever Helm wrote it. */
final class HookEvent {

    /** By number; see Helm v2 _proto/hapi/release/hook.proto. */
    private static final List<String> CODES = List.of(
            "unknown",
            "pre-install",
            "post-install",
            "pre-delete",
            "post-delete",
            "pre-upgrade",
            "post-upgrade",
            "pre-rollback",
            "post-rollback",
            "test",
            "test",
            "crd-install");

    private HookEvent() {}

    static String ofCode(int code) {
        return code >= 0 && code < CODES.size() ? CODES.get(code) : "unknown";
    }

    /** {@code RELEASE_TEST_SUCCESS} and {@code test-success} read "test"; a fork's own word is kept. */
    static String word(String event) {
        var word = event.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (word) {
            case "release-test-success", "release-test-failure", "test-success", "test-failure" -> "test";
            default -> word;
        };
    }
}
