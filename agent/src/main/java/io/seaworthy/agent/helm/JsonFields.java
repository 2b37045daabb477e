package io.seaworthy.agent.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.seaworthy.posture.v1.CredentialHit.Source;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a JSON record field by field and weighs the parts it passes. */
final class JsonFields {

    /** Reads the value of a field, all of it. */
    interface Field {
        void read(String name) throws IOException;
    }

    /** Reads one item of a list, all of it. */
    interface Item {
        void read() throws IOException;
    }

    private static final Set<String> MARKS = Set.of("schema", "schemamodtime");

    private final JsonParser parser;
    private final ReleaseDraft draft;
    private final Set<Part> leftOut;
    private final Set<String> marks = new HashSet<>();
    private Part part = Part.OTHER;
    private long since;

    JsonFields(JsonParser parser, ReleaseDraft draft, Set<Part> leftOut) {
        this.parser = parser;
        this.draft = draft;
        this.leftOut = leftOut;
    }

    void open() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw BrokenRecord.damaged("holds JSON that is no object");
        }
    }

    /** Moves to the value of the next field; null at the end of the object. What follows weighs on {@code next}. */
    @Nullable
    String next(Part next) throws IOException {
        var token = parser.nextToken();
        weigh(next);
        if (token != JsonToken.FIELD_NAME) {
            return null;
        }
        var name = parser.currentName();
        parser.nextToken();
        return name;
    }

    /** What was passed since the last call weighs on the part named then; what comes now weighs on this one. */
    void weigh(Part next) {
        var here = parser.currentTokenLocation().getByteOffset();
        draft.weigh(part, here - since);
        since = here;
        part = next;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    /** Remembers which of the marks that tell the writers apart were met. */
    void mark(String field) {
        if (MARKS.contains(field)) {
            marks.add(field);
        }
    }

    boolean seen(String mark) {
        return marks.contains(mark);
    }

    /** Reads an object whose fields weigh on the part under way; false if the value is none. */
    boolean object(Field each) throws IOException {
        if (token() != JsonToken.START_OBJECT) {
            passOver();
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            each.read(name);
        }
        return true;
    }

    /** Reads a list; nothing if the value is none. */
    void array(Item each) throws IOException {
        if (token() != JsonToken.START_ARRAY) {
            passOver();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.read();
        }
    }

    /**
     * Passes over a value that no fact states: its bytes and its depth count against the bounds of a record, but nothing
     * of it is kept.
     */
    void passOver() throws IOException {
        parser.skipChildren();
    }

    /** A name, a version: empty for null and for values that are no scalar. */
    String shortText() throws IOException {
        return ReleaseDraft.cut(scalar(Part.OTHER));
    }

    /** A whole text; empty if this part is left out. */
    Optional<String> text(Part of) throws IOException {
        weigh(of);
        if (leftOut.contains(of)) {
            draft.tooLarge(of);
            passOver();
            return Optional.empty();
        }
        return Optional.of(scalar(of));
    }

    int number() throws IOException {
        if (token() == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        passOver();
        return 0;
    }

    /** Whether the value is true. */
    boolean flag() throws IOException {
        passOver();
        return token() == JsonToken.VALUE_TRUE;
    }

    /** Looks for credentials in a tree of values, which is not held. */
    void values(Part of, Source source) throws IOException {
        weigh(of);
        if (leftOut.contains(of)) {
            draft.tooLarge(of);
            passOver();
            return;
        }
        try {
            draft.credentials().values(source, parser);
        } catch (StreamConstraintsException beyond) {
            if (parser.getParsingContext().getNestingDepth()
                    >= parser.streamReadConstraints().getMaxNestingDepth()) {
                throw beyond;
            }
            // A value larger than we hold: the caller may read the record again without this part.
            throw new JsonRecord.Oversized(of);
        }
    }

    private String scalar(Part of) throws IOException {
        var token = token();
        if (!token.isScalarValue()) {
            passOver();
            return "";
        }
        try {
            return token == JsonToken.VALUE_NULL ? "" : parser.getText();
        } catch (StreamConstraintsException beyond) {
            // The text is larger than we hold: the caller may read the record again without this part.
            if (of == Part.OTHER || leftOut.contains(of)) {
                throw BrokenRecord.damaged("holds a name or a version of more than 8 MiB");
            }
            throw new JsonRecord.Oversized(of);
        }
    }
}
