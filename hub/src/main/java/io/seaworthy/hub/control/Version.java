package io.seaworthy.hub.control;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as clusters, charts and images write it: {@code v1.36.3}, {@code 1.29+}, {@code 2.17.0-rc.1},
 * {@code v1.29.4-gke.100}.
 *
 * @param major first number
 * @param minor second number; 0 where none is written
 * @param patch third number; 0 where none is written
 * @param early it comes before the release of the same numbers: alpha, beta, rc …
 */
record Version(long major, long minor, long patch, String early) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile(
            "v?(?<major>\\d{1,9})(?:\\.(?<minor>\\d{1,9})(?:\\.(?<patch>\\d{1,9}))?)?(?<suffix>[-+.][0-9A-Za-z.+_-]*)?");
    private static final Pattern EARLY =
            Pattern.compile("-(?:alpha|beta|rc|dev|pre|snapshot)(?![a-z]).*", Pattern.CASE_INSENSITIVE);

    static Optional<Version> of(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        var suffix = text(form.group("suffix"));
        var early = EARLY.matcher(suffix).matches() ? suffix.split("\\+", 2)[0] : "";
        return Optional.of(new Version(
                Long.parseLong(form.group("major")), number(form.group("minor")), number(form.group("patch")), early));
    }

    /** @throws IllegalArgumentException if the text is not a version; an expression's error, not a program's */
    static Version parse(String text) {
        return of(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a version"));
    }

    String line() {
        return major + "." + minor;
    }

    String nextLine() {
        return major + "." + (minor + 1);
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Long.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Long.compare(minor, other.minor);
        int byPatch = byMinor != 0 ? byMinor : Long.compare(patch, other.patch);
        return byPatch != 0 ? byPatch : compareEarly(early, other.early);
    }

    private static int compareEarly(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        var lefts = left.split("[-.]", -1);
        var rights = right.split("[-.]", -1);
        for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
            int byPart = comparePart(lefts[i], rights[i]);
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static int comparePart(String left, String right) {
        boolean leftNumber = left.matches("\\d{1,18}");
        boolean rightNumber = right.matches("\\d{1,18}");
        if (leftNumber && rightNumber) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        // SemVer 2, rule 11: a number comes before a word.
        return leftNumber == rightNumber ? left.compareToIgnoreCase(right) : Boolean.compare(rightNumber, leftNumber);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String text(@Nullable String suffix) {
        return suffix == null ? "" : suffix;
    }
}
