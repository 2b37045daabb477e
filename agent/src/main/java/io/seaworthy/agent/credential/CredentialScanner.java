package io.seaworthy.agent.credential;

import java.util.HashSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides whether one value is a credential. Pure: no clock, no client, no memory of values; shared by all threads. A new
 * {@link CredentialScan} collects the hits of one release.
 */
public final class CredentialScanner {

    /** Characters of one value that are looked at; what is longer is reported as a gap. */
    static final int LONGEST = 1 << 20;

    private static final int SHORTEST = 4;
    private static final int SHORTEST_SETTING = 9;

    private final Detectors detectors;
    private final Salt salt;
    private final Suspicion suspicion;

    public CredentialScanner(Detectors detectors, Salt salt) {
        this.detectors = detectors;
        this.salt = salt;
        suspicion = new Suspicion(detectors);
    }

    /** Whether a document is worth parsing. */
    boolean suspects(String document) {
        return suspicion.of(document);
    }

    /** A scan of one release. */
    public CredentialScan release() {
        return new CredentialScan(this, salt);
    }

    /** One value of a tree. The name is what the value is called, mostly the last key of its path. */
    void value(KeyPath path, String name, String raw, Consumer<Found> found) {
        if (raw.length() < SHORTEST) {
            return;
        }
        String value = bounded(raw).strip();
        var seen = new Once(found);
        formats(path, name, value, seen);
        if (seen.isEmpty()) {
            named(path, name, value, seen);
        }
        if (value.length() >= SHORTEST_SETTING && mayHoldSettings(value)) {
            settings(value, setting -> path.setting(setting.name()), seen);
        }
        if (seen.isEmpty()
                && Randomness.alone(value)
                && detectors.randomness().concerns(name)
                && !detectors.placeholder(value, Shape.OPAQUE)) {
            seen.accept(new Found(detectors.randomness().id(), path, value, false));
        }
    }

    /** One value whose name means nothing: only its format can give it away. */
    void unnamed(KeyPath path, String raw, Consumer<Found> found) {
        if (raw.length() >= SHORTEST) {
            formats(path, "", bounded(raw).strip(), new Once(found));
        }
    }

    /** A text of lines; paths are {@code line 7}. */
    void text(String raw, Consumer<Found> found) {
        String text = bounded(raw);
        var seen = new Once(found);
        for (var span : detectors.formats().find(text)) {
            seen.accept(found(span, text, KeyPath.line(lineOf(text, span.start()))));
        }
        settings(text, setting -> KeyPath.line(setting.line()), seen);
    }

    private void formats(KeyPath path, String name, String value, Once seen) {
        for (var span : detectors.formats().find(value)) {
            seen.accept(found(span, value, path));
        }
        if (seen.isEmpty() && name.equals("auth")) {
            String entry = "auth: " + value;
            for (var span : detectors.formats().find(entry)) {
                seen.accept(found(span, entry, path));
            }
        }
    }

    private Found found(Span span, String text, KeyPath path) {
        String value = span.of(text);
        return new Found(span.detector(), path, value, detectors.weak().values().match(value));
    }

    private void settings(String text, Function<Setting, KeyPath> path, Once seen) {
        Settings.find(text, name -> detectors.byName(name).isPresent(), setting -> {
            if (setting.certain() && setting.end() - setting.start() >= SHORTEST) {
                named(path.apply(setting), setting.name(), setting.value(text), seen);
            }
        });
    }

    private void named(KeyPath path, String name, String value, Once seen) {
        var byName = detectors.byName(name);
        if (byName.isPresent()) {
            var detector = byName.get();
            boolean weak = weak(detector.shape(), name, value);
            if (detector.shape() == Shape.TEXT && weak) {
                seen.accept(new Found(detectors.weak().id(), path, value, true));
            } else if (!detectors.placeholder(value, detector.shape())
                    && !(detector.shape() != Shape.TEXT && namesItself(name, value))
                    && (weak || detector.shape().accepts(value))) {
                seen.accept(new Found(weak ? detectors.weak().id() : detector.id(), path, value, weak));
            }
        }
    }

    private boolean weak(Shape shape, String name, String value) {
        return switch (shape) {
            case TEXT -> detectors.weak().values().match(value) || namesItself(name, value);
            case CODE -> detectors.weak().values().match(value);
            case OPAQUE, NOT_A_NAME, PAIR -> false;
        };
    }

    /** {@code rpcpassword=rpcpassword}, {@code clientSecretKey: clientSecret}. */
    private static boolean namesItself(String name, String value) {
        if (value.length() > name.length()) {
            return false;
        }
        String compact = Name.of(value).compact();
        return compact.length() >= SHORTEST && Name.of(name).compact().contains(compact);
    }

    private static boolean mayHoldSettings(String value) {
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '=' || c == ':' || c == ' ') {
                return true;
            }
        }
        return false;
    }

    private static String bounded(String raw) {
        return raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
    }

    private static int lineOf(String text, int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    /** Lets each value through once, whatever number of detectors know it. */
    private static final class Once implements Consumer<Found> {
        private final Consumer<Found> next;
        private final HashSet<String> values = new HashSet<>(2);

        Once(Consumer<Found> next) {
            this.next = next;
        }

        boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        public void accept(Found found) {
            if (values.stream().noneMatch(value -> value.contains(found.value())) && values.add(found.value())) {
                next.accept(found);
            }
        }
    }
}
