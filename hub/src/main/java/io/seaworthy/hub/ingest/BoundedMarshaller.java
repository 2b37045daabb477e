package io.seaworthy.hub.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;

/** Reads a message up to a limit; what cannot be read becomes a value, so that it gets an answer of ours. */
final class BoundedMarshaller<T extends MessageLite> implements MethodDescriptor.Marshaller<Inbound<T>> {

    private final Parser<T> parser;
    private final int limit;

    BoundedMarshaller(Parser<T> parser, int limit) {
        this.parser = parser;
        this.limit = limit;
    }

    @Override
    public InputStream stream(Inbound<T> value) {
        throw new UnsupportedOperationException("the hub only reads these");
    }

    @Override
    public Inbound<T> parse(InputStream stream) {
        try (stream) {
            var bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                return new Inbound.Malformed<>("it has more than " + limit + " bytes");
            }
            return new Inbound.Read<>(parser.parseFrom(bytes));
        } catch (InvalidProtocolBufferException malformed) {
            // Bytes that are no message, or one that is nested too deeply: protobuf's own words, which quote nothing.
            return new Inbound.Malformed<>("it is not a message of this protocol: " + malformed.getMessage());
        } catch (IOException unreadable) {
            // Broken compression, for one.
            return new Inbound.Malformed<>("it cannot be read");
        }
    }
}
