package io.seaworthy.hub.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of one YAML mapping, each readable as one kind of value; what is wrong is noted with its place. */
final class Keys {

    private final String file;
    private final List<String> lines;
    private final Location start;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final List<ControlProblem> problems;

    Keys(String file, List<String> lines, MappingNode mapping, Set<String> known, List<ControlProblem> problems) {
        this.file = file;
        this.lines = lines;
        this.start = YamlDocument.at(file, mapping.getStartMark());
        this.problems = problems;
        for (var tuple : mapping.getValue()) {
            var at = YamlDocument.at(file, tuple.getKeyNode().getStartMark());
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.isEmpty() && !known.contains(key)) {
                problem(
                        at,
                        "\"" + brief(key) + "\" is not a key of a control.",
                        "Keys are: " + String.join(", ", known.stream().sorted().toList()) + ".");
            } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                problem(at, "\"" + brief(key) + "\" is written twice.", "Keep one of them.");
            }
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void problem(Location at, String reason, String remedy) {
        problems.add(new ControlProblem(at, reason, remedy));
    }

    void problem(String key, String reason, String remedy) {
        problem(at(key), reason, remedy);
    }

    Location at(String key) {
        var node = values.get(key);
        return node == null ? start : YamlDocument.at(file, node.getStartMark());
    }

    /** A scalar that must be there and not be blank; empty text after a problem. */
    String required(String key) {
        var text = text(key);
        if (text.isEmpty() && (!has(key) || values.get(key) instanceof ScalarNode)) {
            problem(key, "\"" + key + "\" is missing.", "Add it; see docs/writing-controls.md.");
        }
        return text.orElse("");
    }

    /** A scalar; empty if the key is absent or blank. */
    Optional<String> text(String key) {
        var node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip()).filter(text -> !text.isEmpty());
        }
        problem(key, "\"" + key + "\" must be one text.", "Quote it, or write it as a block with |.");
        return Optional.empty();
    }

    Optional<Expression> expression(String key) {
        return text(key).map(source -> new Expression(key, source, contentOf(key)));
    }

    Template template(String key) {
        var text = text(key);
        if (text.isEmpty()) {
            return Template.EMPTY;
        }
        return switch (TemplateReader.read(key, text.get(), contentOf(key))) {
            case TemplateReader.Result.Read(var template) -> template;
            case TemplateReader.Result.Refused(var problem) -> {
                problems.add(problem);
                yield Template.EMPTY;
            }
        };
    }

    /** A mapping below this one; empty if the key is absent or is something else. */
    Optional<Keys> mapping(String key, Set<String> known) {
        var node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Keys(file, lines, mapping, known, problems));
        }
        problem(key, "\"" + key + "\" must be a mapping.", "Write it as {name: value}.");
        return Optional.empty();
    }

    /** Plain data: strings, longs, doubles, booleans, lists and maps of these. */
    @Nullable
    Object data(String key) {
        var node = values.get(key);
        return node == null ? null : YamlData.of(node);
    }

    /** A list of texts, or one text; numbers are read as they are written. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        var data = data(key);
        for (var item : data instanceof List<?> list ? list : data == null ? List.of() : List.of(data)) {
            if (item instanceof Map<?, ?> || item instanceof List<?>) {
                problem(key, "\"" + key + "\" must be a list of texts.", "Write it as [text, text].");
                return List.of();
            }
            texts.add(String.valueOf(item));
        }
        return texts;
    }

    /** Where a scalar's text begins, behind a quote or a block's first line. */
    private Location contentOf(String key) {
        var at = at(key);
        if (!(values.get(key) instanceof ScalarNode scalar)) {
            return at;
        }
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
            int line = at.line();
            while (line < lines.size() && lines.get(line).isBlank()) {
                line++;
            }
            var content = line < lines.size() ? lines.get(line) : "";
            return new Location(
                    file, line + 1, content.length() - content.stripLeading().length() + 1);
        }
        return scalar.isPlain() ? at : new Location(file, at.line(), at.column() + 1);
    }

    static String brief(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
