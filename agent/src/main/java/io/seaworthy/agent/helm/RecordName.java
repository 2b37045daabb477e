package io.seaworthy.agent.helm;

import java.util.Optional;

/**
 * What the name of a storage object says: {@code web.v3}, {@code sh.helm.release.v1.web.v3}.
 *
 * @param release may hold dots, even {@code .v}: {@code web.v1.v3} is revision 3 of {@code web.v1}
 * @param revision at least 0
 */
record RecordName(String release, long revision) {

    private static final String PREFIX = "sh.helm.release.v1.";
    private static final int MOST_DIGITS = 10;

    /** Empty if the name has no {@code .vNUMBER} at its end. */
    static Optional<RecordName> parse(String objectName) {
        if (objectName.startsWith(PREFIX)) {
            var bare = split(objectName.substring(PREFIX.length()));
            if (bare.isPresent()) {
                return bare;
            }
        }
        return split(objectName);
    }

    private static Optional<RecordName> split(String name) {
        var at = name.lastIndexOf(".v");
        return at < 1
                ? Optional.empty()
                : revision(name.substring(at + 2)).map(number -> new RecordName(name.substring(0, at), number));
    }

    /** A revision as labels and names write it; empty if it is none. */
    static Optional<Long> revision(String digits) {
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        var number = Long.parseLong(digits);
        return number > Integer.MAX_VALUE ? Optional.empty() : Optional.of(number);
    }
}
