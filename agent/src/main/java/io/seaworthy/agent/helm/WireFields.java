package io.seaworthy.agent.helm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Walks protobuf field by field, by number, and weighs what it passes.
 *
 * <p>Not generated code, because that refuses a whole record for one string that is not UTF-8 (which Helm 2's Go wrote
 * unchecked until 2018), and because it would hold templates and files.
 */
final class WireFields {

    /** Reads the value of a field, all of it. */
    interface Field {
        void read(int number) throws IOException;
    }

    private final CodedInputStream wire;
    private int tag;
    private int depth;

    WireFields(InputStream content) {
        wire = CodedInputStream.newInstance(content, 16 * 1024);
        wire.setRecursionLimit(KeyPath.MAX_DEPTH);
    }

    /** Reads all fields of the message under way. */
    void fields(Field each) throws IOException {
        while (!wire.isAtEnd()) {
            tag = wire.readTag();
            each.read(WireFormat.getTagFieldNumber(tag));
        }
    }

    /** Reads a message inside this one. */
    void message(Field each) throws IOException {
        var length = length();
        if (++depth > KeyPath.MAX_DEPTH) {
            throw BrokenRecord.damaged("is nested deeper than " + KeyPath.MAX_DEPTH + " levels");
        }
        var outer = wire.pushLimit(length);
        fields(each);
        if (wire.getBytesUntilLimit() != 0) {
            throw BrokenRecord.damaged("ends in the middle of its protobuf");
        }
        wire.popLimit(outer);
        depth--;
    }

    /** A name, a version: cut to a sane length. Bytes that are not UTF-8 are replaced. */
    String shortText() throws IOException {
        return ReleaseDraft.cut(text().orElse(""));
    }

    /** A whole text; empty if it is too large to be looked into. Bytes that are not UTF-8 are replaced. */
    Optional<String> text() throws IOException {
        return text(Part.MAX_TEXT);
    }

    /** As {@link #text()}, with a bound of its own in bytes. */
    Optional<String> text(int bound) throws IOException {
        var length = length();
        if (length > bound) {
            wire.skipRawBytes(length);
            return Optional.empty();
        }
        return Optional.of(new String(wire.readRawBytes(length), StandardCharsets.UTF_8));
    }

    /** A number of any width; negative ones take ten bytes. */
    long number() throws IOException {
        expect(WireFormat.WIRETYPE_VARINT);
        return wire.readRawVarint64();
    }

    /** Numbers of a repeated enum: packed as writers do, or one by one. */
    void numbers(IntConsumer each) throws IOException {
        if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
            each.accept((int) wire.readRawVarint64());
            return;
        }
        var outer = wire.pushLimit(length());
        while (!wire.isAtEnd()) {
            each.accept((int) wire.readRawVarint64());
        }
        if (wire.getBytesUntilLimit() != 0) {
            throw BrokenRecord.damaged("ends in the middle of its protobuf");
        }
        wire.popLimit(outer);
    }

    /**
     * Passes over a value that no fact states: its bytes count against the bounds of a record, but nothing of it is kept.
     */
    void passOver() throws IOException {
        if (!wire.skipField(tag)) {
            throw BrokenRecord.damaged("holds protobuf that closes a group it never opened");
        }
    }

    /** Bytes read so far. */
    long position() {
        return wire.getTotalBytesRead();
    }

    private int length() throws IOException {
        expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        var length = wire.readRawVarint32();
        if (length < 0) {
            throw BrokenRecord.damaged("holds protobuf with a negative length");
        }
        return length;
    }

    private void expect(int type) throws BrokenRecord {
        if (WireFormat.getTagWireType(tag) != type) {
            throw BrokenRecord.damaged("does not have the wire format of Helm 2: field "
                    + WireFormat.getTagFieldNumber(tag) + " is of another type");
        }
    }
}
