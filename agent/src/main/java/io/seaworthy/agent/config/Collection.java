package io.seaworthy.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the cluster is looked at.
 *
 * @param teamLabel key of the namespace label whose value names the team
 * @param probe whether each Tiller is asked for its version over the network
 * @param resync how often everything is looked at again, whatever the watches say; the hub may ask for less
 * @param debounce how long to wait for more changes before looking
 * @param fingerprintFolder holds the key of fingerprints; empty = the agent's data folder
 */
public record Collection(
        String teamLabel, boolean probe, Duration resync, Duration debounce, Optional<Path> fingerprintFolder) {

    private static final Duration LONGEST_RESYNC = Duration.ofDays(1);
    private static final Duration LONGEST_DEBOUNCE = Duration.ofMinutes(5);

    public Collection {
        if (teamLabel.isBlank()) {
            throw new InvalidSetting("collection.team-label", teamLabel, "the key of a label");
        }
        within("collection.resync", resync, LONGEST_RESYNC);
        within("collection.debounce", debounce, LONGEST_DEBOUNCE);
    }

    /** Label {@code team}, no probe, everything again each 10 minutes, changes after 2 seconds. */
    public static Collection usual() {
        return new Collection("team", false, Duration.ofMinutes(10), Duration.ofSeconds(2), Optional.empty());
    }

    static Collection from(SettingsSource source) {
        var usual = usual();
        return new Collection(
                source.text("collection.team-label").orElse(usual.teamLabel),
                source.flag("collection.probe").orElse(usual.probe),
                source.duration("collection.resync").orElse(usual.resync),
                source.duration("collection.debounce").orElse(usual.debounce),
                source.path("collection.fingerprint-folder"));
    }

    private static void within(String path, Duration value, Duration longest) {
        if (value.isNegative() || value.isZero() || value.compareTo(longest) > 0) {
            throw new InvalidSetting(path, value.toString(), "more than nothing, at most " + longest);
        }
    }
}
