package io.seaworthy.hub.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a fixture expects of its control, as the first word of its name. */
enum Expectation {
    /** A pass, and nothing else but facts it does not apply to. */
    PASS("PASS", Set.of("PASS", "NOT_APPLICABLE")),
    /** At least one failure, whatever else. */
    FAIL("FAIL", Set.of("FAIL", "PASS", "NOT_APPLICABLE", "UNKNOWN")),
    /** At least one unknown, and neither pass nor failure. */
    UNKNOWN("UNKNOWN", Set.of("UNKNOWN", "NOT_APPLICABLE")),
    /** Nothing but facts it does not apply to. */
    NA("NOT_APPLICABLE", Set.of("NOT_APPLICABLE"));

    private final String needed;
    // Set.of is immutable; Error Prone sees only the interface.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> allowed;

    Expectation(String needed, Set<String> allowed) {
        this.needed = needed;
        this.allowed = allowed;
    }

    /** From {@code fail.node-port.yaml}; empty for any other kind of name. */
    static Optional<Expectation> of(String fileName) {
        for (var expectation : values()) {
            var word = expectation.name().toLowerCase(Locale.ROOT) + ".";
            if (fileName.startsWith(word) && (fileName.endsWith(".yaml") || fileName.endsWith(".yml"))) {
                return Optional.of(expectation);
            }
        }
        return Optional.empty();
    }

    /** Why the judgements are not as expected; empty if they are. */
    Optional<String> mismatch(List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return Optional.of("Expected " + needed + ", but the file holds no fact that this control judges.");
        }
        var surprise = judgements.stream()
                .filter(judgement -> !allowed.contains(judgement.verdict().word()))
                .findFirst();
        if (surprise.isPresent()) {
            return Optional.of("Expected " + needed + ", but " + words(surprise.get()));
        }
        return judgements.stream()
                        .anyMatch(judgement -> judgement.verdict().word().equals(needed))
                ? Optional.empty()
                : Optional.of("Expected " + needed + ", but " + words(judgements.getFirst()));
    }

    private static String words(Judgement judgement) {
        var verdict = judgement.verdict();
        return judgement.fact().getKey() + " gave " + verdict.word()
                + (verdict.text().isEmpty() ? "." : ": " + verdict.text());
    }
}
