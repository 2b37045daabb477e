package io.seaworthy.agent.tiller.probe;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The one method that every Tiller answers to everybody: an empty request, and {@code {1: {1: sem_ver}}} as answer (see
 * Helm 2 _proto/hapi/services/tiller.proto).
 */
final class GetVersion {

    static final byte[] REQUEST = new byte[0];

    static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("hapi.services.tiller.ReleaseService/GetVersion")
            .setRequestMarshaller(new Bytes())
            .setResponseMarshaller(new Bytes())
            .build();

    private GetVersion() {}

    /** {@code v2.17.0} as Tiller says it; empty where the answer is not one of Tiller's. */
    static Optional<String> semanticVersion(byte[] response) {
        try {
            var outer = CodedInputStream.newInstance(response);
            for (var tag = outer.readTag(); tag != 0; tag = outer.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == 1) {
                    return inner(outer.readBytes().newCodedInput());
                }
                outer.skipField(tag);
            }
            return Optional.empty();
        } catch (IOException malformed) {
            // Whatever answered does not speak Tiller's protocol.
            return Optional.empty();
        }
    }

    private static Optional<String> inner(CodedInputStream version) throws IOException {
        for (var tag = version.readTag(); tag != 0; tag = version.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                return Optional.of(version.readString());
            }
            version.skipField(tag);
        }
        return Optional.empty();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                // gRPC hands over what has arrived, so this is the call's failure.
                throw new UncheckedIOException(broken);
            }
        }
    }
}
