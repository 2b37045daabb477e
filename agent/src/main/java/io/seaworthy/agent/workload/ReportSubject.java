package io.seaworthy.agent.workload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.seaworthy.posture.v1.ObjectReference;
import java.io.IOException;

/** Which container of which workload a report is about: its labels say so, and its owner where a name does not fit. */
final class ReportSubject {

    private static final String KIND = "trivy-operator.resource.kind";
    private static final String NAME = "trivy-operator.resource.name";
    private static final String CONTAINER = "trivy-operator.container.name";

    private final String namespace;
    private final Strings labels = new Strings();
    private final Strings annotations = new Strings();
    private Strings owner = new Strings();

    ReportSubject(String namespace) {
        this.namespace = namespace;
    }

    /** The parser stands at the START_OBJECT of the metadata and is left at its END_OBJECT. */
    void read(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            var token = parser.nextToken();
            switch (field) {
                case "labels" -> labels.read(parser);
                case "annotations" -> annotations.read(parser);
                case "ownerReferences" -> owners(parser, token);
                default -> parser.skipChildren();
            }
        }
    }

    ObjectReference workload() throws IOException {
        var kind = first(labels.get(KIND), owner.get("kind"));
        // A name that is no label is hashed there; the owner has it in full.
        var name = first(labels.get(NAME), annotations.get(NAME), owner.get("name"));
        if (kind.isEmpty() || name.isEmpty()) {
            throw new IOException(
                    "does not say which workload it is about (label " + (kind.isEmpty() ? KIND : NAME) + ")");
        }
        return ObjectReference.newBuilder()
                .setApiVersion(kind.equals(owner.get("kind")) ? owner.get("apiVersion") : "")
                .setKind(kind)
                .setNamespace(namespace)
                .setName(name)
                .build();
    }

    String container() throws IOException {
        var container = labels.get(CONTAINER);
        if (container.isEmpty()) {
            throw new IOException("does not say which container it is about (label " + CONTAINER + ")");
        }
        return container;
    }

    private void owners(JsonParser parser, JsonToken first) throws IOException {
        if (first != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var next = new Strings();
            next.read(parser);
            if (owner.get("name").isEmpty()) {
                owner = next;
            }
        }
    }

    private static String first(String... texts) {
        for (var text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
