package io.seaworthy.hub.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one bounded YAML document: no aliases, little depth, few nodes. */
final class YamlDocument {

    private static final int MAX_DEPTH = 12;
    private static final int MAX_EVENTS = 4_000;

    private YamlDocument() {}

    sealed interface Result {
        record Read(Node top) implements Result {}

        record Refused(ControlProblem problem) implements Result {}
    }

    static Result read(String file, String text) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(ControlReader.MAX_BYTES)
                .build();
        try {
            var refusal = bounds(file, new Parse(settings).parseString(text));
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            var top = new Compose(settings).composeString(text).orElse(null);
            return top == null
                    ? new Result.Refused(new ControlProblem(
                            new Location(file, 1, 1), "The file is empty.", "Start from docs/writing-controls.md."))
                    : new Result.Read(top);
        } catch (MarkedYamlEngineException broken) {
            // Not YAML: the parser says where and why.
            return new Result.Refused(new ControlProblem(
                    at(file, broken.getProblemMark()),
                    "The file is not YAML: " + broken.getProblem() + ".",
                    "Correct the YAML there."));
        } catch (YamlEngineException broken) {
            // Not YAML, with no place: characters YAML forbids, or more text than is read.
            var message = String.valueOf(broken.getMessage());
            return new Result.Refused(new ControlProblem(
                    new Location(file, 1, 1),
                    "The file is not YAML: "
                            + message.lines().findFirst().orElse("").replaceAll("\\.$", "") + ".",
                    "Correct the YAML."));
        }
    }

    static Location at(String file, Optional<Mark> mark) {
        return mark.map(place -> new Location(file, place.getLine() + 1, place.getColumn() + 1))
                .orElse(new Location(file, 1, 1));
    }

    private static Optional<ControlProblem> bounds(String file, Iterable<Event> events) {
        int depth = 0;
        int count = 0;
        int documents = 0;
        for (var event : events) {
            count++;
            switch (event) {
                case CollectionStartEvent _ -> depth++;
                case CollectionEndEvent _ -> depth--;
                case DocumentStartEvent _ -> documents++;
                default -> {}
            }
            var reason = refusal(event, depth, count, documents);
            if (reason != null) {
                return Optional.of(new ControlProblem(
                        at(file, event.getStartMark()), reason, "Write one control per file, in plain YAML."));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String refusal(Event event, int depth, int count, int documents) {
        if (event instanceof AliasEvent) {
            return "A YAML alias is not accepted in a control.";
        }
        if (depth > MAX_DEPTH) {
            return "The YAML is nested deeper than " + MAX_DEPTH + " levels.";
        }
        if (count > MAX_EVENTS) {
            return "The file holds more than " + MAX_EVENTS + " YAML nodes.";
        }
        return documents > 1 ? "The file holds more than one YAML document." : null;
    }
}
