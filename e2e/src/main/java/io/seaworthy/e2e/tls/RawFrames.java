package io.seaworthy.e2e.tls;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends bytes where the hub expects a frame. */
final class RawFrames {

    private static final MethodDescriptor<byte[], byte[]> CONNECT = MethodDescriptor.<byte[], byte[]>newBuilder(
                    new Bytes(), new Bytes())
            .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
            .setFullMethodName(PostureLinkGrpc.getConnectMethod().getFullMethodName())
            .build();

    private RawFrames() {}

    /** How the hub ends a stream whose first frame is this. */
    static Status answer(ManagedChannel channel, byte[] frame, Duration limit) {
        var end = new CompletableFuture<Status>();
        var call = channel.newCall(CONNECT, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(frame);
        try {
            return end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProgramFailure("the hub keeps the stream open for " + limit.toSeconds() + " s", e);
        } catch (InterruptedException | ExecutionException e) {
            // The test run is being stopped; nothing else ends this future with an error.
            throw new ProgramFailure("interrupted while listening to the hub", e);
        }
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
            } catch (IOException e) {
                throw new UncheckedIOException("a frame of the hub's could not be read", e);
            }
        }
    }
}
