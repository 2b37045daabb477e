package io.seaworthy.agent.credential;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Walks YAML event by event. Aliases of maps and lists are not followed, since their content was walked where it stands;
 * duplicate keys are walked both.
 */
final class YamlTree {

    private static final int MOST_CHARACTERS = 64 << 20;
    private static final int MOST_ANCHORS = 1_000;
    /** The reader copies what it holds each time its buffer runs out, which a long scalar makes quadratic. */
    private static final int LARGE = 65_536;

    private static final LoadSettings SMALL_INPUT = settings(1_024);
    private static final LoadSettings LARGE_INPUT = settings(1 << 20);

    private YamlTree() {}

    /** How far a walk came, in the words of a gap. */
    enum Outcome {
        COMPLETE(""),
        NOT_YAML("not YAML"),
        TOO_DEEP("nested deeper than " + TreeWalk.DEEPEST + " levels");

        final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    /** Walks as far as it can; whatever the outcome, what stands before the end of the walk has been told. */
    static Outcome walk(String yaml, TreeWalk walk) {
        try {
            var settings = yaml.length() < LARGE ? SMALL_INPUT : LARGE_INPUT;
            events(new ParserImpl(settings, new StreamReader(settings, yaml)), walk);
            return walk.tooDeep() ? Outcome.TOO_DEEP : Outcome.COMPLETE;
        } catch (YamlEngineException e) {
            return Outcome
                    .NOT_YAML; // not YAML from here on; the caller reads it as text, and the message would quote the
            // input
        }
    }

    private static LoadSettings settings(int buffer) {
        return LoadSettings.builder()
                .setCodePointLimit(MOST_CHARACTERS)
                .setUseMarks(false)
                .setBufferSize(buffer)
                .setLabel("release")
                .build();
    }

    private static void events(ParserImpl parser, TreeWalk walk) {
        Map<String, String> anchors = new HashMap<>();
        while (parser.hasNext() && !walk.tooDeep()) {
            var event = parser.next();
            switch (event.getEventId()) {
                case MappingStart -> walk.startMap();
                case SequenceStart -> walk.startList();
                case MappingEnd, SequenceEnd -> walk.end();
                case Scalar -> {
                    var scalar = (ScalarEvent) event;
                    if (scalar.getAnchor().isPresent() && anchors.size() < MOST_ANCHORS) {
                        anchors.put(scalar.getAnchor().get().getValue(), scalar.getValue());
                    }
                    walk.scalar(scalar.getValue());
                }
                case Alias ->
                    walk.scalar(
                            anchors.getOrDefault(((AliasEvent) event).getAlias().getValue(), ""));
                case Comment, DocumentStart, DocumentEnd, StreamStart, StreamEnd -> {}
            }
        }
    }
}
