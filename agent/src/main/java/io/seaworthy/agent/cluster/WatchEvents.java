package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads the events of one watch, keeps the version that it has come to, and drops what does not matter. */
final class WatchEvents {

    private static final int GONE = 410;

    private final Watched watched;
    private final Consumer<Change> changed;
    /** What mattered of each object when it was last seen, by UID. */
    private final Map<String, Integer> seen = new HashMap<>();

    private String version;

    WatchEvents(Watched watched, String version, Consumer<Change> changed) {
        this.watched = watched;
        this.version = version;
        this.changed = changed;
    }

    /** What to go on from; empty = it is too old, start over. */
    String version() {
        return version;
    }

    /** Starts over from another version. */
    void restart(String from) {
        version = from;
        seen.clear();
    }

    /** Reads until the server ends the watch. */
    void read(JsonParser events) throws IOException {
        while (!version.isEmpty() && events.nextToken() == JsonToken.START_OBJECT) {
            var type = "";
            while (events.nextToken() == JsonToken.FIELD_NAME) {
                var field = events.currentName();
                var value = events.nextToken();
                if (field.equals("type")) {
                    type = events.getText();
                } else if (field.equals("object") && value == JsonToken.START_OBJECT) {
                    object(type, events);
                } else {
                    events.skipChildren();
                }
            }
        }
    }

    private void object(String type, JsonParser events) throws IOException {
        switch (type) {
            case "ERROR" -> error(events);
            case "BOOKMARK" -> advance(MetadataItem.read(events));
            case "ADDED", "DELETED" -> {
                var metadata = MetadataItem.read(events);
                advance(metadata);
                remember(type, metadata);
                tell(metadata);
            }
            case "MODIFIED" -> {
                var metadata = MetadataItem.read(events);
                advance(metadata);
                if (matters(metadata)) {
                    tell(metadata);
                }
            }
            default -> events.skipChildren();
        }
    }

    private void error(JsonParser events) throws IOException {
        var code = 0;
        while (events.nextToken() == JsonToken.FIELD_NAME) {
            var field = events.currentName();
            var value = events.nextToken();
            if (field.equals("code") && value == JsonToken.VALUE_NUMBER_INT) {
                code = events.getIntValue();
            } else {
                events.skipChildren();
            }
        }
        if (code == GONE) {
            version = "";
        } else {
            throw new IOException("the server ends the watch with an error (" + code + ")");
        }
    }

    private boolean matters(ObjectMeta metadata) {
        return switch (watched.reaction()) {
            case EVERY -> true;
            case EXISTENCE -> false;
            case SPEC -> {
                var before = seen.put(uid(metadata), shape(metadata));
                yield before == null || before != shape(metadata);
            }
        };
    }

    private void remember(String type, ObjectMeta metadata) {
        if (type.equals("DELETED")) {
            seen.remove(uid(metadata));
        } else if (watched.reaction() == Watched.Reaction.SPEC) {
            seen.put(uid(metadata), shape(metadata));
        }
    }

    private static int shape(ObjectMeta metadata) {
        return Objects.hash(metadata.getGeneration(), metadata.getLabels());
    }

    private static String uid(ObjectMeta metadata) {
        return Objects.requireNonNullElse(metadata.getUid(), "");
    }

    private void advance(ObjectMeta metadata) {
        if (metadata.getResourceVersion() != null) {
            version = metadata.getResourceVersion();
        }
    }

    private void tell(ObjectMeta metadata) {
        changed.accept(new Change(
                watched.kind(),
                Objects.requireNonNullElse(metadata.getNamespace(), ""),
                Objects.requireNonNullElse(metadata.getName(), "")));
    }
}
