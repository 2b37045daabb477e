package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import io.seaworthy.hub.inventory.Outcome;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames that an agent should never send end their own stream, with a reason, and no other. */
class HostileFramesTest {

    private static final String A = "aaaaaaaa-1111-4222-8333-444455556666";
    private static final String B = "bbbbbbbb-1111-4222-8333-444455556666";

    private final RunningHub hub = new RunningHub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void abuseOfTheContractIsToldWithItsReason() throws Exception {
        hub.inventory.answers(new Outcome.Refused("batch 7 came after 3; send every number once"));
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.send(TestAgent.batch(talk.welcome().getSession(), 7));

            var end = talk.end();
            assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(end.getDescription()).contains("batch 7 came after 3");
        }
    }

    @Test
    void framesOutOfOrderEndTheirStream() throws Exception {
        try (var agent = hub.agent(A)) {
            var first = agent.connect();
            first.send(TestAgent.heartbeat());
            var end = first.end();
            var empty = agent.greet(A);
            empty.welcome();
            empty.send(AgentFrame.getDefaultInstance());

            assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(empty.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void aSecondHelloEndsItsStream() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            talk.send(TestAgent.hello(A));

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void bytesThatAreNoFrameEndTheirStreamAndNoOther() throws Exception {
        try (var agent = hub.agent(A);
                var other = hub.agent(B)) {
            var neighbour = other.greet(B);
            var session = neighbour.welcome().getSession();

            var end = raw(agent, new byte[] {(byte) 0xff, 1, 2, 3}).end();

            assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(hub.refusals("malformed")).isEqualTo(1);
            neighbour.send(TestAgent.batch(session, 1));
            neighbour.hear(HubFrame.FrameCase.ACK);
        }
    }

    @Test
    void anOversizedFrameEndsItsStreamAndNoOther() throws Exception {
        try (var agent = hub.agent(A);
                var other = hub.agent(B)) {
            var neighbour = other.greet(B);
            var session = neighbour.welcome().getSession();

            var above = raw(agent, new byte[IngestSettings.FRAME_LIMIT + 1]).end();
            var farAbove = raw(agent, new byte[5 * IngestSettings.FRAME_LIMIT]).end();

            assertThat(above.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(above.getDescription()).contains("4194304 bytes");
            assertThat(farAbove.getCode()).isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.CANCELLED);
            assertThat(hub.refusals("malformed")).isEqualTo(1);
            assertThat(hub.refusals("oversized")).isEqualTo(1);
            neighbour.send(TestAgent.batch(session, 1));
            neighbour.hear(HubFrame.FrameCase.ACK);
        }
    }

    @Test
    void aFrameAtTheLimitIsTaken() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            var welcome = talk.welcome();
            var batch = Batch.newBuilder().setSession(welcome.getSession()).setSequence(1);
            batch.addChangesBuilder().setHash(ByteString.copyFrom(new byte[welcome.getBatchLimit() - 64]));
            talk.send(AgentFrame.newBuilder().setBatch(batch).build());

            assertThat(talk.hear(HubFrame.FrameCase.ACK).getAck().getSequence()).isEqualTo(1);
        }
    }

    private static Conversation raw(TestAgent agent, byte[] bytes) {
        var connect = PostureLinkGrpc.getConnectMethod();
        var raw =
                connect.toBuilder(new Bytes(), connect.getResponseMarshaller()).build();
        return new Conversation(responses -> {
            var requests = ClientCalls.asyncBidiStreamingCall(
                    agent.channel().newCall(raw, CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS)),
                    responses);
            requests.onNext(bytes);
            return new Mute();
        });
    }

    /** All has been said. */
    private static final class Mute implements StreamObserver<AgentFrame> {

        @Override
        public void onNext(AgentFrame frame) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onError(Throwable failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void onCompleted() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException();
        }
    }
}
