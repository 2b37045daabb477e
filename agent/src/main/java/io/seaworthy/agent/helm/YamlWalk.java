package io.seaworthy.agent.helm;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Walks YAML event by event, without a tree: duplicate keys are no error, aliases of scalars are followed, aliases of
 * collections are not (their values were already seen where the anchor stands).
 */
final class YamlWalk {

    /** What the walk meets. Paths are valid during the call only. */
    interface Visitor {
        /** A scalar that is not null. */
        void scalar(KeyPath path, String value);

        /** A mapping begins at this path. */
        default void mapStart(KeyPath path) {}

        /** The mapping that began at this path ends. */
        default void mapEnd(KeyPath path) {}

        /** A document ends. */
        default void documentEnd() {}
    }

    /** The reader copies all it holds whenever its buffer runs out, which makes a long scalar quadratic. */
    private static final int LARGE = 64 * 1024;

    private static final LoadSettings SMALL_TEXT = settings(2 * 1024);
    private static final LoadSettings LARGE_TEXT = settings(1024 * 1024);
    private static final int MAX_ANCHORS = 1_000;
    private static final int MAX_ANCHORED = 4_096;

    private enum Place {
        KEY,
        VALUE,
        ITEM
    }

    private final Visitor visitor;
    private final KeyPath path = new KeyPath();
    private final ArrayDeque<Place> places = new ArrayDeque<>();
    private final Map<String, String> anchors = new HashMap<>();
    private int insideKey;
    private int depth;

    private static LoadSettings settings(int buffer) {
        return LoadSettings.builder()
                .setUseMarks(false)
                .setBufferSize(buffer)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
    }

    private YamlWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Walks all documents of a text.
     *
     * @return whether the text is YAML and not nested deeper than {@value KeyPath#MAX_DEPTH}; if not, the visitor has
     *     seen what comes before
     */
    static boolean over(String text, Visitor visitor) {
        return new YamlWalk(visitor).walk(text);
    }

    private boolean walk(String text) {
        try {
            var settings = text.length() < LARGE ? SMALL_TEXT : LARGE_TEXT;
            var events = new ParserImpl(settings, new StreamReader(settings, new StringReader(text)));
            while (events.hasNext()) {
                if (!take(events.next())) {
                    return false;
                }
            }
            return true;
        } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            // Not YAML. The parser says so in several ways for hostile input; its words quote the text, so none is
            // used.
            return false;
        }
    }

    private boolean take(Event event) {
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case Alias -> alias((AliasEvent) event);
            case MappingStart -> {
                begin((NodeEvent) event, Place.KEY);
                return depth <= KeyPath.MAX_DEPTH;
            }
            case SequenceStart -> {
                begin((NodeEvent) event, Place.ITEM);
                return depth <= KeyPath.MAX_DEPTH;
            }
            case MappingEnd -> end(true);
            case SequenceEnd -> end(false);
            case DocumentEnd -> {
                visitor.documentEnd();
                path.clear();
                anchors.clear();
            }
            case StreamStart, StreamEnd, DocumentStart, Comment -> {}
        }
        return true;
    }

    private void scalar(ScalarEvent event) {
        var value = event.getValue();
        event.getAnchor().ifPresent(anchor -> {
            if (anchors.size() < MAX_ANCHORS && value.length() <= MAX_ANCHORED) {
                anchors.put(anchor.getValue(), value);
            }
        });
        value(value, event.isPlain() && isNull(value));
    }

    private void alias(AliasEvent event) {
        var value = anchors.get(event.getAlias().getValue());
        value(value == null ? "" : value, value == null);
    }

    private void value(String value, boolean isNull) {
        if (insideKey > 0) {
            return;
        }
        var place = places.peek();
        if (place == Place.KEY) {
            path.push(value);
            become(Place.VALUE);
        } else {
            if (!isNull) {
                visitor.scalar(path, value);
            }
            next(place);
        }
    }

    private void begin(NodeEvent event, Place first) {
        depth++;
        if (insideKey > 0 || places.peek() == Place.KEY) {
            insideKey++;
            return;
        }
        event.getAnchor().ifPresent(anchor -> anchors.remove(anchor.getValue()));
        if (first == Place.KEY) {
            visitor.mapStart(path);
        } else {
            path.push(0);
        }
        places.push(first);
    }

    private void end(boolean mapping) {
        depth--;
        if (insideKey > 0) {
            insideKey--;
            if (insideKey == 0) {
                // A collection as a key: it has no name that a path could show.
                path.push("?");
                become(Place.VALUE);
            }
            return;
        }
        places.pop();
        if (mapping) {
            visitor.mapEnd(path);
        } else {
            path.pop();
        }
        next(places.peek());
    }

    private void next(@Nullable Place place) {
        if (place == Place.VALUE) {
            path.pop();
            become(Place.KEY);
        } else if (place == Place.ITEM) {
            var index = path.index(path.depth() - 1);
            path.pop();
            path.push(index + 1);
        }
    }

    private void become(Place place) {
        places.pop();
        places.push(place);
    }

    private static boolean isNull(String plain) {
        return plain.isEmpty()
                || plain.equals("~")
                || plain.equals("null")
                || plain.equals("Null")
                || plain.equals("NULL");
    }
}
