package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.enrol.Revocation;
import io.seaworthy.hub.inventory.Outcome;
import io.seaworthy.posture.v1.Fact;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostureLinkTest {

    private static final String A = "aaaaaaaa-1111-4222-8333-444455556666";
    private static final String B = "bbbbbbbb-1111-4222-8333-444455556666";

    private final RunningHub hub = new RunningHub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void theHubGreetsTellsWhatItHoldsAndAcknowledgesWhatItCommitted() throws Exception {
        for (var number = 0; number < 2500; number++) {
            hub.inventory.holds.add(
                    HeldFact.newBuilder().setKey("key " + number).build());
        }
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            var welcome = talk.welcome();
            var held = new ArrayList<HeldFact>();
            var last = false;
            while (!last) {
                var chunk = talk.hear(HubFrame.FrameCase.HELD_FACTS).getHeldFacts();
                held.addAll(chunk.getFactsList());
                last = chunk.getLast();
            }
            talk.send(TestAgent.batch(welcome.getSession(), 1));
            talk.send(AgentFrame.newBuilder()
                    .setSnapshotComplete(SnapshotComplete.newBuilder()
                            .setSession(welcome.getSession())
                            .setSequence(2))
                    .build());

            assertThat(welcome.getHeldFacts()).isEqualTo(2500);
            assertThat(held).containsExactlyElementsOf(hub.inventory.holds);
            assertThat(talk.hear(HubFrame.FrameCase.ACK).getAck().getSequence()).isEqualTo(1);
            assertThat(talk.hear(HubFrame.FrameCase.ACK).getAck().getSequence()).isEqualTo(2);
            assertThat(hub.inventory.applied).hasSize(1);
            assertThat(hub.inventory.completed).hasSize(1);
        }
    }

    @Test
    void factBytesAreCounted() throws Exception {
        var fact = Fact.newBuilder().setKey("release shop/web").build();
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.send(AgentFrame.newBuilder()
                    .setBatch(Batch.newBuilder()
                            .setSession(talk.welcome().getSession())
                            .setSequence(1)
                            .addChanges(Change.newBuilder().setObserved(fact)))
                    .build());
            talk.hear(HubFrame.FrameCase.ACK);

            assertThat(hub.counted("seaworthy.batches")).isEqualTo(1);
            assertThat(hub.counted("seaworthy.facts")).isEqualTo(1);
            assertThat(hub.counted("seaworthy.fact.bytes")).isEqualTo(fact.getSerializedSize());
            assertThat(hub.registry.get("seaworthy.streams.live").gauge().value())
                    .isEqualTo(1);
        }
    }

    @Test
    void nothingIsAcknowledgedBeforeItIsCommittedAndNothingMoreIsRead() throws Exception {
        hub.inventory.commits.drainPermits();
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            var session = talk.welcome().getSession();
            for (var sequence = 1; sequence <= 50; sequence++) {
                talk.send(TestAgent.batch(session, sequence));
            }
            Thread.sleep(300);
            var countedBefore = hub.counted("seaworthy.batches");
            var silentBefore = talk.heardNothingOf(HubFrame.FrameCase.ACK);
            hub.inventory.commits.release(50);
            for (var sequence = 1; sequence <= 50; sequence++) {
                assertThat(talk.hear(HubFrame.FrameCase.ACK).getAck().getSequence())
                        .isEqualTo(sequence);
            }

            assertThat(countedBefore).isEqualTo(1);
            assertThat(silentBefore).isTrue();
        }
    }

    @Test
    void theCertificateOfOneClusterCannotSpeakForAnother() throws Exception {
        hub.enrol(B, Requests.ec());
        try (var agent = hub.agent(A)) {
            var end = agent.greet(B).end();

            assertThat(end.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(hub.inventory.hellos).isEmpty();
            assertThat(hub.refusals("other cluster")).isEqualTo(1);
        }
    }

    @Test
    void aBatchCannotNameTheSessionOfAnotherCluster() throws Exception {
        try (var one = hub.agent(A);
                var other = hub.agent(B)) {
            var session = one.greet(A).welcome().getSession();
            var talk = other.greet(B);
            talk.welcome();
            talk.send(TestAgent.batch(session, 1));

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(hub.inventory.applied).isEmpty();
        }
    }

    @Test
    void aRevokedStreamDropsAtOnceAndStaysOut() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            var start = System.nanoTime();
            hub.identities.revoke(new ClusterId(A), "the test", "gone", "");
            var end = talk.end();
            var took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(end.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(end.getDescription()).contains("revoked");
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(agent.greet(A).end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(hub.inventory.hellos).hasSize(1);
        }
    }

    @Test
    void whatAnotherHubRevokedDropsWithinFiveSeconds() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            var start = System.nanoTime();
            var now = hub.clock.instant();
            var entry = new AuditEntry(now, "other hub", "revokeAgent", A, "", "");
            hub.store.identityStore().revoke(new ClusterId(A), new Revocation("other hub", now), entry);
            var end = talk.end();

            assertThat(end.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aStreamEndsWithItsCertificate() throws Exception {
        try (var quick = new RunningHub(RunningHub.heartbeat(Duration.ofMillis(500)));
                var agent = quick.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            quick.clock.advance(Duration.ofDays(31));

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
    }

    @Test
    void theNewestSessionOfAClusterWins() throws Exception {
        try (var agent = hub.agent(A)) {
            var older = agent.greet(A);
            older.welcome();
            var newer = agent.greet(A);
            var session = newer.welcome().getSession();

            assertThat(older.hear(HubFrame.FrameCase.SUPERSEDED).getSuperseded().getSession())
                    .isEqualTo(session);
            assertThat(older.end().getCode()).isEqualTo(Status.Code.ABORTED);
            newer.send(TestAgent.batch(session, 1));
            newer.hear(HubFrame.FrameCase.ACK);
            assertThat(newer.isOpen()).isTrue();
        }
    }

    @Test
    void aSessionAtAnotherHubWinsToo() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            var session = talk.welcome().getSession();
            hub.inventory.openedElsewhere(new ClusterId(A));
            talk.send(TestAgent.batch(session, 1));

            assertThat(talk.hear(HubFrame.FrameCase.SUPERSEDED).getSuperseded().getSession())
                    .isGreaterThan(session);
            assertThat(talk.end().getCode()).isEqualTo(Status.Code.ABORTED);
            assertThat(hub.inventory.applied).isEmpty();
        }
    }

    @Test
    void aDatabaseThatIsAwayMeansTryLater() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            var session = talk.welcome().getSession();
            hub.inventory.away(true);
            talk.send(TestAgent.batch(session, 1));

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(talk.heardNothingOf(HubFrame.FrameCase.ACK)).isTrue();

            hub.inventory.away(false);
            var again = agent.greet(A);
            again.send(TestAgent.batch(again.welcome().getSession(), 1));
            again.hear(HubFrame.FrameCase.ACK);
        }
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
    void aSnapshotThatDiffersMeansConnectAgain() throws Exception {
        hub.inventory.answers(new Outcome.Differs("the hub holds 3 facts, the agent says 4"));
        try (var agent = hub.agent(A)) {
            var talk = agent.greet(A);
            talk.send(AgentFrame.newBuilder()
                    .setSnapshotComplete(SnapshotComplete.newBuilder()
                            .setSession(talk.welcome().getSession()))
                    .build());

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.ABORTED);
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

    @Test
    void bothSidesKeepSayingSomething() throws Exception {
        try (var quick = new RunningHub(RunningHub.heartbeat(Duration.ofMillis(300)));
                var agent = quick.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            for (var beat = 0; beat < 8; beat++) {
                talk.send(TestAgent.heartbeat());
                talk.hear(HubFrame.FrameCase.HEARTBEAT);
            }

            assertThat(talk.isOpen()).isTrue();
        }
    }

    @Test
    void aSilentStreamIsClosed() throws Exception {
        try (var quick = new RunningHub(RunningHub.heartbeat(Duration.ofMillis(200)));
                var agent = quick.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.ABORTED);
            assertThat(quick.refusals("silent")).isEqualTo(1);
        }
    }

    @Test
    void aSlowCommitIsNotTheAgentsSilence() throws Exception {
        try (var quick = new RunningHub(RunningHub.heartbeat(Duration.ofMillis(200)));
                var agent = quick.agent(A)) {
            quick.inventory.commits.drainPermits();
            var talk = agent.greet(A);
            talk.send(TestAgent.batch(talk.welcome().getSession(), 1));
            Thread.sleep(1000);
            quick.inventory.commits.release();

            talk.hear(HubFrame.FrameCase.ACK);
        }
    }

    @Test
    void aClockThatIsOffIsNoReasonToRefuse() throws Exception {
        try (var agent = hub.agent(A)) {
            var talk = agent.connect();
            var hello = TestAgent.hello(A).getHello().toBuilder()
                    .setSentAt(Timestamp.newBuilder().setSeconds(1));
            talk.send(AgentFrame.newBuilder().setHello(hello).build());

            assertThat(talk.welcome().getSession()).isEqualTo(1);
        }
    }

    @Test
    void aHubThatStopsTellsItsAgents() throws Exception {
        try (var stopping = new RunningHub();
                var agent = stopping.agent(A)) {
            var talk = agent.greet(A);
            talk.welcome();
            stopping.server.close();

            assertThat(talk.end().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
            assertThat(stopping.server.streams()).isZero();
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
