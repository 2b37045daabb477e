package io.seaworthy.agent.tiller.option;

import io.fabric8.kubernetes.api.model.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a container starts: {@code command} replaces the image's entrypoint, {@code args} follow it. */
public sealed interface CommandLine {

    /** Tiller with these arguments; its own path is not among them. */
    record Tiller(List<Word> arguments) implements CommandLine {}

    /** Something that may or may not start Tiller with options nobody sees here. */
    record Hidden(String why) implements CommandLine {}

    /** A shell script that runs {@code tiller} in a command's place. */
    Pattern TILLER_IN_SCRIPT = Pattern.compile(
            "(?:^|[;&|\\n({]|\\b(?:exec|then|do|else|nohup)\\s)\\s*(?:[^\\s;&|]*/)?tiller(?=[\\s;&|]|$)");

    /**
     * @param tillerImage the image is known to start {@code /tiller} by itself
     * @param version decides whether {@code args: [/tiller, …]} reach Tiller as flags
     */
    static CommandLine of(
            Container container, Environment environment, boolean tillerImage, Optional<TillerVersion> version) {
        var command = words(container.getCommand(), "command", environment);
        var arguments = words(container.getArgs(), "args", environment);
        if (!command.isEmpty()) {
            command.addAll(arguments);
            return Wrapper.unwrap(command)
                    .filter(words -> isTiller(words.getFirst()))
                    .<CommandLine>map(words -> new Tiller(words.subList(1, words.size())))
                    .orElseGet(() -> new Hidden("command starts something that is not Tiller itself"));
        }
        if (!tillerImage) {
            return new Hidden("the image's entrypoint is not known");
        }
        var repeatsPath = !arguments.isEmpty() && isTiller(arguments.getFirst());
        // /tiller was the image's CMD, which args replace, and has been its ENTRYPOINT, which args follow, since 2.10.
        if (repeatsPath && !version.filter(known -> known.atLeast(10, 0)).isPresent()) {
            return new Hidden("args name /tiller and the image may or may not do so itself");
        }
        return new Tiller(arguments);
    }

    /** Whether command or args name an executable called exactly {@code tiller}. */
    static boolean startsTiller(Container container) {
        var environment = Environment.of(container, "", "");
        var words = words(container.getCommand(), "command", environment);
        words.addAll(words(container.getArgs(), "args", environment));
        return Wrapper.unwrap(words)
                .map(unwrapped -> isTiller(unwrapped.getFirst()))
                .orElseGet(() -> Wrapper.script(words)
                        .filter(script ->
                                TILLER_IN_SCRIPT.matcher(script.text()).find())
                        .isPresent());
    }

    private static boolean isTiller(Word word) {
        return word.seen() && word.basename().equals("tiller");
    }

    private static List<Word> words(List<String> texts, String origin, Environment environment) {
        var words = new ArrayList<Word>();
        for (var text : texts) {
            if (text == null) {
                continue;
            }
            var expanded = Expansion.expand(text, environment);
            words.add(new Word(expanded.text(), expanded.seen(), origin));
        }
        return words;
    }
}
