package io.seaworthy.agent.credential;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The detection set: every detector and every form of placeholder, from {@code detectors.yaml}. Immutable and shared by
 * all threads; it remembers what it decided about a name, up to a bound.
 */
public final class Detectors {

    private static final int REMEMBERED = 8_192;
    private static final int LONGEST_NAME = 128;

    private final List<Detector> all;
    private final List<Detector.KeyName> byName;
    private final Detector.KnownWeak weak;
    private final Detector.Randomness randomness;
    private final List<Placeholder> placeholders;
    private final References references;
    private final CredentialFormats formats;
    private final ConcurrentHashMap<String, Optional<Detector.KeyName>> remembered = new ConcurrentHashMap<>();

    Detectors(List<Detector> all, List<Placeholder> placeholders, References references) {
        this.all = List.copyOf(all);
        this.placeholders = List.copyOf(placeholders);
        this.references = references;
        byName = only(Detector.KeyName.class);
        weak = only(Detector.KnownWeak.class).getFirst();
        randomness = only(Detector.Randomness.class).getFirst();
        formats = new CredentialFormats(
                only(Detector.TokenFormat.class),
                only(Detector.PrivateKey.class).getFirst(),
                only(Detector.UrlPassword.class).getFirst(),
                password -> placeholder(password, Shape.TEXT));
    }

    /** The set that ships with the agent. */
    public static Detectors builtIn() {
        return BuiltIn.SET;
    }

    /** Ids of all detectors, in the order of the file. */
    public List<String> ids() {
        return all.stream().map(Detector::id).toList();
    }

    List<Detector> all() {
        return all;
    }

    CredentialFormats formats() {
        return formats;
    }

    Detector.KnownWeak weak() {
        return weak;
    }

    Detector.Randomness randomness() {
        return randomness;
    }

    /** The detector that takes a value of this name for a credential, if any. */
    Optional<Detector.KeyName> byName(String raw) {
        if (raw.length() < 2 || raw.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        var known = remembered.get(raw);
        if (known != null) {
            return known;
        }
        var found = decide(Name.of(raw));
        if (remembered.size() < REMEMBERED) {
            remembered.put(raw, found);
        }
        return found;
    }

    boolean placeholder(String value, Shape shape) {
        for (var placeholder : placeholders) {
            if ((!placeholder.codeOnly() || shape != Shape.TEXT) && placeholder.match(value)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Detector.KeyName> decide(Name name) {
        if (references.match(name)) {
            return Optional.empty();
        }
        return byName.stream()
                .filter(detector -> detector.endings().match(name))
                .findFirst();
    }

    private <D extends Detector> List<D> only(Class<D> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Read once, at first use. */
    private static final class BuiltIn {
        private static final Detectors SET = DetectorFile.builtIn();
    }
}
