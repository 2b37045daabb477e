package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.Outcome;
import io.seaworthy.posture.v1.Fact;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a hub and its agents tell each other. */
class PostureLinkTest {

    private static final String A = "aaaaaaaa-1111-4222-8333-444455556666";

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
}
