package io.seaworthy.e2e.tls;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The agent's end of the stream in the hands of a test: says whatever it is told to, with any certificate. */
public final class LinkClient implements AutoCloseable {

    /** What came from the hub. */
    public sealed interface Heard {

        record Frame(HubFrame frame) implements Heard {}

        /** The stream ended; {@code OK} if the hub closed it in peace. */
        record End(Status status) implements Heard {}
    }

    /**
     * How to connect.
     *
     * @param authority PEM of what the hub is trusted by
     * @param identity shown to the hub; empty = none
     * @param version the only version of TLS that is offered: {@code TLSv1.3}
     */
    public record Manner(Path authority, Optional<OpensslClient.Identity> identity, String version) {

        SslContext context() throws IOException {
            var builder =
                    GrpcSslContexts.forClient().trustManager(authority.toFile()).protocols(version);
            identity.ifPresent(shown -> builder.keyManager(file(shown.certificate()), file(shown.key())));
            return builder.build();
        }

        private static File file(Path path) {
            return path.toFile();
        }
    }

    private final ManagedChannel channel;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StreamObserver<AgentFrame> toHub;

    private LinkClient(ManagedChannel channel) {
        this.channel = channel;
        this.toHub = PostureLinkGrpc.newStub(channel).connect(new StreamObserver<>() {
            @Override
            public void onNext(HubFrame frame) {
                heard.add(new Heard.Frame(frame));
            }

            @Override
            public void onError(Throwable error) {
                heard.add(new Heard.End(Status.fromThrowable(error)));
            }

            @Override
            public void onCompleted() {
                heard.add(new Heard.End(Status.OK));
            }
        });
    }

    /** Opens a stream over TLS to a hub on loopback, whose certificate must be good for that address. */
    public static LinkClient open(int port, Manner manner) {
        return new LinkClient(channel(port, manner));
    }

    private static ManagedChannel channel(int port, Manner manner) {
        try {
            return NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .sslContext(manner.context())
                    .build();
        } catch (IOException e) {
            throw new ProgramFailure("this certificate cannot be used: " + e.getMessage(), e);
        }
    }

    /** Opens a stream without TLS. */
    public static LinkClient plaintext(int port) {
        return new LinkClient(
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
    }

    /** How the hub ends a stream whose first frame is made of these bytes. */
    public static Status answerTo(int port, Manner manner, byte[] frame, Duration limit) {
        var channel = channel(port, manner);
        try {
            return RawFrames.answer(channel, frame, limit);
        } finally {
            channel.shutdownNow();
        }
    }

    public void say(AgentFrame frame) {
        toHub.onNext(frame);
    }

    /** The next thing that is heard. */
    public Heard hear(Duration limit) {
        try {
            var next = heard.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new ProgramFailure("the hub said nothing for " + limit.toSeconds() + " s");
            }
            return next;
        } catch (InterruptedException e) {
            // The test run is being stopped.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while listening to the hub", e);
        }
    }

    /** Listens until the stream ends, whatever else is said. */
    public Status end(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            if (hear(left) instanceof Heard.End(var status)) {
                return status;
            }
        }
    }

    /** Listens until a frame of this kind comes. */
    public HubFrame frame(HubFrame.FrameCase kind, Duration limit) {
        while (true) {
            switch (hear(limit)) {
                case Heard.Frame(var frame) -> {
                    if (frame.getFrameCase() == kind) {
                        return frame;
                    }
                }
                case Heard.End(var status) ->
                    throw new ProgramFailure("the stream ended with " + status + " before " + kind);
            }
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
