package io.seaworthy.agent.tiller.option;

import java.util.Optional;

/** Revisions kept per release; what is not above zero means no limit. */
final class HistoryLimit {

    private HistoryLimit() {}

    /** Go's {@code strconv.Atoi}; anything else is logged by Tiller and becomes 0. */
    static int ofVariable(String text) {
        return text.matches("[+-]?\\d{1,18}") ? limit(Long.parseLong(text)) : 0;
    }

    /** Go's integer flag, which also takes {@code 0x} and octal; empty for what Tiller refuses to start with. */
    static Optional<Integer> ofFlag(String text) {
        try {
            return Optional.of(limit(Long.decode(text)));
        } catch (NumberFormatException notANumber) {
            // Tiller prints its usage and exits on such a value, so there is no limit to speak of.
            return Optional.empty();
        }
    }

    private static int limit(long number) {
        return Math.clamp(number, 0, Integer.MAX_VALUE);
    }
}
