package io.seaworthy.hub.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads one control file. Says everything that is wrong with it, not only the first thing; types are checked later. */
final class ControlReader {

    static final int MAX_BYTES = 256 * 1024;

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final int MAX_WORD = 63;
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "severity",
            "family",
            "fact",
            "applies",
            "not_applicable",
            "assessable",
            "missing",
            "passes",
            "evidence",
            "escalates",
            "params",
            "why",
            "fix",
            "accept",
            "frameworks");

    private ControlReader() {}

    /** What a file gives: a control, or why not. */
    sealed interface Result {
        record Read(Control control) implements Result {}

        record Refused(List<ControlProblem> problems) implements Result {}
    }

    static Result read(String file, String text) {
        return switch (YamlDocument.read(file, text)) {
            case YamlDocument.Result.Refused(var problem) -> new Result.Refused(List.of(problem));
            case YamlDocument.Result.Read(MappingNode top) -> {
                var problems = new ArrayList<ControlProblem>();
                var keys = new Keys(file, text.lines().toList(), top, KEYS, problems);
                var control = control(file, keys);
                yield problems.isEmpty() && control.isPresent()
                        ? new Result.Read(control.get())
                        : new Result.Refused(
                                problems.stream().sorted(ControlProblem.ORDER).toList());
            }
            case YamlDocument.Result.Read _ ->
                new Result.Refused(List.of(new ControlProblem(
                        new Location(file, 1, 1),
                        "The file is not a mapping of keys.",
                        "Start from docs/writing-controls.md.")));
        };
    }

    private static Optional<Control> control(String file, Keys keys) {
        var id = word(keys, "id");
        var severity = severity(keys, "severity");
        var fact = factType(keys);
        keys.required("passes");
        keys.required("evidence");
        pair(keys, "applies", "not_applicable");
        pair(keys, "assessable", "missing");
        var passes = keys.expression("passes");
        var evidence = keys.expression("evidence");
        var title = keys.required("title");
        var family = word(keys, "family");
        var why = keys.required("why");
        keys.required("fix");
        var fix = keys.template("fix");
        var accept = keys.required("accept");
        var notApplicable = keys.template("not_applicable");
        var missing = keys.template("missing");
        var escalation = escalation(keys);
        var params = params(keys);
        var frameworks = frameworks(keys);
        if (severity.isEmpty() || fact.isEmpty() || passes.isEmpty() || evidence.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Control(
                id,
                title,
                severity.get(),
                family,
                fact.get(),
                keys.expression("applies"),
                notApplicable,
                keys.expression("assessable"),
                missing,
                passes.get(),
                evidence.get(),
                escalation,
                params,
                why,
                fix,
                accept,
                frameworks,
                new Location(file, 1, 1)));
    }

    private static String word(Keys keys, String key) {
        var word = keys.required(key);
        if (!word.isEmpty() && (word.length() > MAX_WORD || !WORD.matcher(word).matches())) {
            keys.problem(
                    key,
                    "\"" + Keys.brief(word) + "\" cannot be the " + key + " of a control.",
                    "Use lower case words with hyphens, at most " + MAX_WORD + " characters.");
        }
        return word;
    }

    private static Optional<Severity> severity(Keys keys, String key) {
        var word = keys.required(key);
        var severity = Severity.of(word);
        if (severity.isEmpty() && !word.isEmpty()) {
            keys.problem(key, "\"" + Keys.brief(word) + "\" is not a severity.", "Use critical, high, medium or low.");
        }
        return severity;
    }

    private static Optional<FactType> factType(Keys keys) {
        var word = keys.required("fact");
        var type = FactType.of(word);
        if (type.isEmpty() && !word.isEmpty()) {
            var known = new ArrayList<String>();
            for (var fact : FactType.values()) {
                known.add(fact.message());
            }
            keys.problem(
                    "fact",
                    "There is no fact \"" + Keys.brief(word) + "\".",
                    "Use one of: " + String.join(", ", known) + ".");
        }
        return type;
    }

    /** A condition and the words for people that go with it. */
    private static void pair(Keys keys, String condition, String words) {
        if (keys.has(condition) && !keys.has(words)) {
            keys.problem(
                    condition,
                    "\"" + condition + "\" needs \"" + words + "\".",
                    "Say in \"" + words + "\" what people should read when it is false.");
        } else if (keys.has(words) && !keys.has(condition)) {
            keys.problem(words, "\"" + words + "\" needs \"" + condition + "\".", "Remove it, or add the condition.");
        }
    }

    private static Optional<Control.Escalation> escalation(Keys keys) {
        var below = keys.mapping("escalates", Set.of("to", "when"));
        if (below.isEmpty()) {
            return Optional.empty();
        }
        var to = severity(below.get(), "to");
        below.get().required("when");
        var when = below.get().expression("when");
        return to.isPresent() && when.isPresent()
                ? Optional.of(new Control.Escalation(to.get(), when.get()))
                : Optional.empty();
    }

    private static Map<String, Object> params(Keys keys) {
        var params = new LinkedHashMap<String, Object>();
        keys.mapping("params", Set.of()).ifPresent(below -> {
            for (var name : below.names()) {
                var value = below.data(name);
                if (value != null) {
                    params.put(name, value);
                }
            }
        });
        return params;
    }

    private static Map<String, List<String>> frameworks(Keys keys) {
        var frameworks = new LinkedHashMap<String, List<String>>();
        keys.mapping("frameworks", Set.of())
                .ifPresent(below -> below.names().forEach(name -> frameworks.put(name, below.texts(name))));
        return frameworks;
    }
}
