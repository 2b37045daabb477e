package io.seaworthy.agent.tiller.option;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of Tiller, always 2.x.y.
 *
 * @param prerelease {@code rc.1}; empty for a release
 */
public record TillerVersion(int minor, int patch, String prerelease) {

    private static final Pattern TEXT =
            Pattern.compile("v?2\\.(\\d{1,3})\\.(\\d{1,3})(?:[-_+.](.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRERELEASE = Pattern.compile("((?:alpha|beta|rc)(?:[.-]?\\d+)?)(?:[-_+.].*)?");

    /**
     * Reads {@code v2.16.1}, {@code 2.17.0-rc.1} or {@code v2.14.3-rancher1} (a release with a builder's suffix).
     *
     * @return empty for everything that does not name one 2.x.y: {@code canary}, {@code v2.16}, {@code 3.0.0}
     */
    public static Optional<TillerVersion> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var suffix = match.group(3) == null ? "" : match.group(3);
        var prerelease = PRERELEASE.matcher(suffix);
        return Optional.of(new TillerVersion(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                prerelease.matches() ? prerelease.group(1) : ""));
    }

    /** Whether this is that release or a later one; {@code 2.7.2-rc.1} is not at least 2.7.2. */
    public boolean atLeast(int otherMinor, int otherPatch) {
        if (minor != otherMinor) {
            return minor > otherMinor;
        }
        return patch > otherPatch || (patch == otherPatch && prerelease.isEmpty());
    }

    /** {@code 2.17.0}, {@code 2.17.0-rc.1}: without v. */
    @Override
    public String toString() {
        return "2." + minor + "." + patch + (prerelease.isEmpty() ? "" : "-" + prerelease);
    }
}
