package io.seaworthy.hub.ingest;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import io.seaworthy.agent.v1.Ack;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.HeldFacts;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.HubHeartbeat;
import io.seaworthy.agent.v1.Renewal;
import io.seaworthy.agent.v1.Superseded;
import io.seaworthy.agent.v1.Welcome;
import io.seaworthy.hub.inventory.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything the hub says. */
final class HubFrames {

    private HubFrames() {}

    static HubFrame welcome(Session session, IngestSettings settings) {
        return HubFrame.newBuilder()
                .setWelcome(Welcome.newBuilder()
                        .setSession(session.number())
                        .setHeartbeatInterval(duration(settings.heartbeat()))
                        .setResyncInterval(duration(settings.resync()))
                        .setHeldFacts(session.heldFacts())
                        .setBatchLimit(settings.batchLimit()))
                .build();
    }

    static HubFrame held(List<HeldFact> facts, boolean last) {
        return HubFrame.newBuilder()
                .setHeldFacts(HeldFacts.newBuilder().addAllFacts(facts).setLast(last))
                .build();
    }

    static HubFrame ack(long sequence) {
        return HubFrame.newBuilder()
                .setAck(Ack.newBuilder().setSequence(sequence))
                .build();
    }

    static HubFrame heartbeat(Instant now) {
        return HubFrame.newBuilder()
                .setHeartbeat(HubHeartbeat.newBuilder()
                        .setSentAt(Timestamp.newBuilder()
                                .setSeconds(now.getEpochSecond())
                                .setNanos(now.getNano())))
                .build();
    }

    static HubFrame renewal(String trustPem) {
        return HubFrame.newBuilder()
                .setRenewal(Renewal.newBuilder().setTrustPem(trustPem))
                .build();
    }

    static HubFrame superseded(long session) {
        return HubFrame.newBuilder()
                .setSuperseded(Superseded.newBuilder().setSession(session))
                .build();
    }

    private static com.google.protobuf.Duration duration(Duration duration) {
        return Durations.fromMillis(duration.toMillis());
    }
}
