package io.seaworthy.agent.credential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the detection set. A mistake in it is a bug of the build, so it throws {@link IllegalStateException} that names
 * the entry and the reason.
 */
final class DetectorFile {

    private static final String RESOURCE = "detectors.yaml";

    private DetectorFile() {}

    static Detectors builtIn() {
        try (InputStream in = DetectorFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar; build the agent again");
            }
            return read(new Load(LoadSettings.builder().setLabel(RESOURCE).build()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e); // our own jar cannot be read
        }
    }

    static Detectors read(@Nullable Object document) {
        var top = map(document, "the document");
        var detectors = new ArrayList<Detector>();
        for (Object entry : list(top, "detectors")) {
            detectors.add(detector(map(entry, "a detector")));
        }
        var placeholders = new ArrayList<Placeholder>();
        for (Object entry : list(top, "placeholders")) {
            placeholders.add(placeholder(map(entry, "a placeholder")));
        }
        var references = map(top.get("references"), "references");
        return new Detectors(
                detectors, placeholders, new References(texts(references, "starts"), texts(references, "contains")));
    }

    private static Detector detector(Map<?, ?> entry) {
        String id = text(entry, "id");
        String catches = text(entry, "catches");
        String kind = text(entry, "kind");
        return switch (kind) {
            case "known-weak" ->
                new Detector.KnownWeak(id, catches, new WeakValues(Set.copyOf(texts(entry, "values"))));
            case "key-name" -> new Detector.KeyName(id, catches, endings(entry), shape(entry));
            case "token-format" ->
                new Detector.TokenFormat(id, catches, texts(entry, "prefixes"), pattern(entry), decoded(entry));
            case "private-key" -> new Detector.PrivateKey(id, catches, pattern(entry));
            case "url-password" -> new Detector.UrlPassword(id, catches, pattern(entry));
            case "entropy" -> new Detector.Randomness(id, catches, texts(entry, "unless"));
            default -> throw new IllegalStateException(RESOURCE + ": detector " + id + " has the unknown kind " + kind);
        };
    }

    private static Placeholder placeholder(Map<?, ?> entry) {
        return new Placeholder(
                text(entry, "id"),
                Pattern.compile(text(entry, "pattern"), Pattern.CASE_INSENSITIVE),
                "code".equals(entry.get("applies")),
                text(entry, "why"));
    }

    private static Endings endings(Map<?, ?> entry) {
        return new Endings(texts(entry, "endings"), Set.copyOf(texts(entry, "words")), texts(entry, "unless"));
    }

    private static Shape shape(Map<?, ?> entry) {
        return Shape.valueOf(text(entry, "shape").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Pattern pattern(Map<?, ?> entry) {
        return Pattern.compile(text(entry, "pattern"));
    }

    private static Pattern decoded(Map<?, ?> entry) {
        return entry.containsKey("base64") ? Pattern.compile(text(entry, "base64")) : Detector.TokenFormat.PLAIN;
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(RESOURCE + ": " + what + " is not a map");
    }

    private static List<?> list(Map<?, ?> entry, String key) {
        return switch (entry.get(key)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new IllegalStateException(RESOURCE + ": " + key + " is not a list in " + entry.get("id"));
        };
    }

    private static List<String> texts(Map<?, ?> entry, String key) {
        return list(entry, key).stream().map(String::valueOf).toList();
    }

    private static String text(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalStateException(RESOURCE + ": no " + key + " in " + entry.get("id"));
    }
}
