package io.seaworthy.agent.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Texts by path out of file, environment and flags, turned into values when they are asked for. */
public final class SettingsSource {

    private static final String AGENT = "SEAWORTHY_AGENT_";
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private final Map<String, String> texts;
    private final Map<String, String> environment;
    private final String prefix;
    private final Set<String> asked = new TreeSet<>();

    private SettingsSource(String prefix, Map<String, String> texts, Map<String, String> environment) {
        this.prefix = prefix;
        this.texts = texts;
        this.environment = environment;
    }

    static SettingsSource of(Optional<String> yaml, Map<String, String> environment, Map<String, String> flags) {
        return of(AGENT, yaml, environment, flags);
    }

    /**
     * Three sources of settings; a later one wins.
     *
     * @param prefix of the environment's variables
     * @param yaml text of the settings file
     * @param flags value by path, as {@code hub.address}; lists are separated by commas
     * @throws InvalidSetting if the file is no tree of keys
     */
    public static SettingsSource of(
            String prefix, Optional<String> yaml, Map<String, String> environment, Map<String, String> flags) {
        var texts = new HashMap<String, String>();
        yaml.ifPresent(text -> flatten("", read(text), texts));
        var prefixed = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        prefixed.forEach((name, text) ->
                texts.keySet().removeIf(path -> variable(prefix, path).equals(name)));
        texts.putAll(flags);
        return new SettingsSource(prefix, texts, prefixed);
    }

    public Optional<String> text(String path) {
        asked.add(path);
        var text = texts.get(path);
        return Optional.ofNullable(text == null ? environment.get(variable(prefix, path)) : text)
                .filter(given -> !given.isEmpty());
    }

    public Optional<Path> path(String path) {
        return text(path).map(Path::of);
    }

    public Optional<Integer> number(String path) {
        return text(path).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException wrong) {
                // Words, or more than an int holds.
                throw new InvalidSetting(path, text, "a whole number");
            }
        });
    }

    public Optional<Boolean> flag(String path) {
        return text(path).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting(path, text, "true or false");
        });
    }

    public Optional<Duration> duration(String path) {
        return text(path).map(text -> {
            var matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw new InvalidSetting(path, text, "a number and a unit, such as 500ms, 30s, 10m or 1h");
            }
            var number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        });
    }

    public Set<String> words(String path) {
        return text(path).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    /** A setting nobody asked for is a mistake in its name. */
    public void refuseUnknown() {
        var variables = asked.stream().map(path -> variable(prefix, path)).collect(Collectors.toSet());
        var unknown = new TreeSet<>(texts.keySet());
        unknown.removeAll(asked);
        environment.keySet().stream().filter(name -> !variables.contains(name)).forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw new InvalidSetting(unknown.first() + " is not a setting, expected one of " + asked);
        }
    }

    private static String variable(String prefix, String path) {
        return prefix + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Object read(String yaml) {
        try {
            var document =
                    new Load(LoadSettings.builder().setLabel("settings file").build()).loadFromString(yaml);
            return document == null ? Map.of() : document;
        } catch (YamlEngineException broken) {
            // Its message shows lines of the file, and one of them may hold the token.
            throw new InvalidSetting("the settings file is not valid YAML, expected the settings as a tree of keys");
        }
    }

    private static void flatten(String path, Object node, Map<String, String> texts) {
        switch (node) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (value != null) {
                        flatten(path.isEmpty() ? String.valueOf(key) : path + "." + key, value, texts);
                    }
                });
            case List<?> list ->
                texts.put(path, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
            default -> {
                if (path.isEmpty()) {
                    throw new InvalidSetting(
                            "the settings file is not a tree of keys, expected one such as hub: {address: …}");
                }
                texts.put(path, String.valueOf(node));
            }
        }
    }
}
