package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import java.io.IOException;
import java.io.OutputStream;

/** Asks an API server for one object at a time, which is read while it arrives. */
final class SingleObjects {

    static final String SHAPE = "does not have the shape of its kind";

    private final ApiServer server;
    private final ObjectMapper mapper;

    SingleObjects(ApiServer server, ObjectMapper mapper) {
        this.server = server;
        this.mapper = mapper;
    }

    /** Makes an answer of an object; what it throws means that the object did not arrive. */
    interface Arrival<R> {
        Answer<R> read(JsonParser parser, ArrivingBody body) throws IOException;
    }

    <R> Answer<R> fetch(ResourceKind kind, String namespace, String objectName, Arrival<R> reader) {
        try (var reply = server.get(kind.path(namespace) + "/" + Paging.encode(objectName), ApiServer.JSON)) {
            if (reply.code() == 404) {
                return new Answer.Absent<>();
            }
            if (!reply.ok()) {
                return new Answer.Unknown<>(Paging.refused(kind, "get", namespace, reply.code()));
            }
            // Not closed: it would close the body before its rest is drained, and with it the connection.
            var body = new ArrivingBody(reply.body());
            var parser = mapper.createParser(body);
            var answer = reader.read(parser, body);
            body.transferTo(OutputStream.nullOutputStream());
            return answer;
        } catch (IOException failed) {
            // One object that did not arrive; the others are still asked for.
            return new Answer.Unknown<>(
                    Gaps.of(kind, "get", namespace, Gap.Reason.UNREACHABLE, ApiServer.words(failed)));
        }
    }

    /** As {@link Cluster#data}. */
    <R> Answer<R> data(ResourceKind kind, String namespace, String objectName, String key, ValueReader<R> reader) {
        return fetch(kind, namespace, objectName, (parser, body) -> {
            parser.nextToken();
            if (!enter(parser, "data") || !enter(parser, key)) {
                return new Answer.Absent<>();
            }
            var value = JsonStringStream.at(parser, body);
            try {
                return new Answer.Found<>(reader.read(value));
            } catch (IOException broken) {
                if (body.broken() || value.brokeOff()) {
                    // The answer did not arrive: nothing can be said of what it was to bring.
                    throw broken;
                }
                // The reader can make nothing of this value: this item, not the others.
                return new Answer.Broken<>(malformed(kind, namespace, objectName, String.valueOf(broken.getMessage())));
            }
        });
    }

    /** As {@link Cluster#read}. */
    <R> Answer<R> read(ResourceKind kind, String namespace, String objectName, ItemReader<R> reader) {
        return fetch(kind, namespace, objectName, (parser, body) -> {
            parser.nextToken();
            try {
                return new Answer.Found<>(reader.read(parser));
            } catch (JsonProcessingException notJson) {
                // An answer that ends too early or is no JSON has not arrived; its message may quote values.
                throw new IOException("the answer breaks off or is no JSON", notJson);
            } catch (IOException broken) {
                if (body.broken()) {
                    // As above.
                    throw broken;
                }
                // The reader can make nothing of this object: this item, not the others.
                return new Answer.Broken<>(malformed(kind, namespace, objectName, String.valueOf(broken.getMessage())));
            }
        });
    }

    /** As {@link Cluster#serves}: asks for the list of resources, which everybody who may log in can read. */
    Answer<Boolean> served(ResourceKind kind) {
        var path = kind.path("");
        try (var reply = server.get(path.substring(0, path.lastIndexOf('/')), ApiServer.JSON)) {
            if (reply.code() == 404) {
                return new Answer.Found<>(false);
            }
            if (!reply.ok()) {
                return new Answer.Unknown<>(Paging.refused(kind, "list", "", reply.code()));
            }
            for (var resource : mapper.readTree(reply.body()).path("resources")) {
                if (resource.path("name").asText().equals(kind.plural())) {
                    return new Answer.Found<>(true);
                }
            }
            return new Answer.Found<>(false);
        } catch (IOException failed) {
            // One question without an answer; whoever goes on to list will meet the same.
            return new Answer.Unknown<>(Gaps.of(kind, "list", "", Gap.Reason.UNREACHABLE, ApiServer.words(failed)));
        }
    }

    /** Moves from a START_OBJECT to the value of one of its fields. */
    private static boolean enter(JsonParser parser, String field) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var found = parser.currentName().equals(field);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    static ItemError malformed(ResourceKind kind, String namespace, String objectName, String reason) {
        return ItemError.newBuilder()
                .setItem(kind.kind() + " " + (namespace.isEmpty() ? objectName : namespace + "/" + objectName))
                .setReason(reason)
                .setRemedy("Look at it with kubectl get -o yaml and mend or remove it.")
                .build();
    }
}
