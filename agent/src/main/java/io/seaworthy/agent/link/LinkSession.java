package io.seaworthy.agent.link;

import com.google.protobuf.util.Timestamps;
import io.seaworthy.agent.posture.HeldFacts;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.Observations;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.AgentHeartbeat;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.Welcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream from Hello to its end, worked on by one thread. */
final class LinkSession {

    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(60);
    private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration LONGEST_SILENCE_LEAST = Duration.ofSeconds(10);
    private static final int SILENT_HEARTBEATS = 3;
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final HubStream stream;
    private final Identity identity;
    private final Observations observations;
    private final Host host;
    private final InstantSource clock;
    private Duration heartbeat = USUAL_HEARTBEAT;
    // Not by the clock, which people may set: the hub counts on heartbeats.
    private long heard = System.nanoTime();
    private long spoke = heard;
    private @Nullable Welcome welcome;
    private HeldFacts held = new HeldFacts();
    private @Nullable Outbound outbound;
    private long acknowledged;
    private long firstSnapshot;
    private boolean live;
    private Optional<Refusal> superseded = Optional.empty();

    /** What a session needs of the link around it. */
    interface Host {
        void welcomed(long session);

        void live();

        /** Starts to fetch a new certificate and tells the stream when it is there; does nothing if one is on its way. */
        void renew(HubStream stream, String trustPem);

        /** A certificate is about to end, or was replaced in its folder. */
        Optional<Ending> interruption(HubStream stream);

        int batchBytes();

        int unackedBatches();

        LinkCounters counters();
    }

    /** How a session ended. */
    sealed interface Ending {}

    record Lost(Refusal refusal) implements Ending {}

    /** Connect again at once, with the identity as it is now. */
    record Again() implements Ending {}

    record Closed() implements Ending {}

    LinkSession(HubStream stream, Identity identity, Observations observations, Host host, InstantSource clock) {
        this.stream = stream;
        this.identity = identity;
        this.observations = observations;
        this.host = host;
        this.clock = clock;
    }

    Ending run(Hello hello) throws InterruptedException {
        stream.send(AgentFrame.newBuilder().setHello(hello).build());
        while (true) {
            var event = stream.await(untilNextHeartbeat());
            var ending = event.flatMap(this::handle).or(this::overdue).or(() -> host.interruption(stream));
            if (ending.isPresent()) {
                if (!(ending.get() instanceof Lost)) {
                    stream.finish();
                }
                return ending.get();
            }
            beat();
            var strange = speak();
            if (strange.isPresent()) {
                return strange.get();
            }
        }
    }

    private Optional<Ending> handle(HubStream.Event event) {
        return switch (event) {
            case HubStream.Heard(var frame) -> {
                heard = System.nanoTime();
                yield handle(frame);
            }
            case HubStream.Ended(var status) ->
                Optional.of(new Lost(superseded.orElseGet(() -> Refusal.ofStream(status))));
            case HubStream.Renewed(Enroller.Issued _) -> Optional.of(new Again());
            case HubStream.Renewed(Enroller.Refused _) -> Optional.empty();
            case HubStream.Woken _ -> Optional.empty();
        };
    }

    private Optional<Ending> handle(HubFrame frame) {
        return switch (frame.getFrameCase()) {
            case WELCOME -> welcome(frame.getWelcome());
            case HELD_FACTS -> {
                frame.getHeldFacts().getFactsList().forEach(held::add);
                if (frame.getHeldFacts().getLast()) {
                    yield compare();
                }
                yield Optional.empty();
            }
            case ACK -> acknowledge(frame.getAck().getSequence());
            case RENEWAL -> {
                host.renew(stream, frame.getRenewal().getTrustPem());
                yield Optional.empty();
            }
            case SUPERSEDED -> {
                superseded =
                        Optional.of(Refusal.superseded(frame.getSuperseded().getSession()));
                yield superseded.map(Lost::new);
            }
            // A frame of a later version of the stream: nothing that this agent was asked for depends on it.
            case HEARTBEAT, FRAME_NOT_SET -> Optional.empty();
        };
    }

    private Optional<Ending> welcome(Welcome said) {
        if (welcome != null) {
            return broken("it said Welcome twice");
        }
        welcome = said;
        var asked = Duration.ofSeconds(
                said.getHeartbeatInterval().getSeconds(),
                said.getHeartbeatInterval().getNanos());
        if (asked.isPositive() && asked.compareTo(USUAL_HEARTBEAT) < 0) {
            heartbeat = asked;
        }
        var resync = Duration.ofSeconds(said.getResyncInterval().getSeconds());
        if (resync.isPositive()) {
            observations.resyncEvery(resync);
        }
        host.welcomed(said.getSession());
        return Optional.empty();
    }

    private Optional<Ending> compare() {
        if (welcome == null || outbound != null) {
            return broken("it lists what it holds out of turn");
        }
        var limit = BatchLimit.of(host.batchBytes(), welcome.getBatchLimit());
        observations.pending().addEverything();
        outbound = new Outbound(welcome.getSession(), limit, held, observations, host.counters());
        return Optional.empty();
    }

    private Optional<Ending> acknowledge(long sequence) {
        if (outbound == null || sequence < acknowledged || sequence > outbound.sequence()) {
            return broken("it acknowledges " + sequence + ", which was not sent");
        }
        host.counters().acknowledged(sequence - acknowledged);
        acknowledged = sequence;
        if (!live && firstSnapshot > 0 && acknowledged >= firstSnapshot) {
            live = true;
            host.live();
        }
        return Optional.empty();
    }

    /** Sends as much as the hub and the connection have room for. */
    private Optional<Ending> speak() {
        var out = outbound;
        if (out == null) {
            return Optional.empty();
        }
        while (stream.isReady() && out.sequence() - acknowledged < host.unackedBatches()) {
            var stranger = observations.latest().map(Observation::clusterId).filter(id -> !identity.isOf(id));
            if (stranger.isPresent()) {
                return Optional.of(
                        new Lost(
                                Refusal.lasting(
                                        "the cluster that is looked at is now another one (" + stranger.get() + ")",
                                        "One data folder belongs to one cluster: give this agent a data folder of its own and a token.")));
            }
            var frame = out.next();
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            if (frame.get().hasSnapshotComplete() && firstSnapshot == 0) {
                firstSnapshot = out.sequence();
            }
            stream.send(frame.get());
        }
        return Optional.empty();
    }

    private void beat() {
        if (welcome == null || since(spoke).compareTo(heartbeat) < 0) {
            return;
        }
        spoke = System.nanoTime();
        var now = clock.instant();
        var beat = AgentHeartbeat.newBuilder()
                .setSentAt(Timestamps.fromMillis(now.toEpochMilli()))
                .setPending(observations.pending().size());
        observations
                .latest()
                .ifPresent(latest -> beat.setObservedAt(
                        Timestamps.fromMillis(latest.observedAt().toEpochMilli())));
        stream.send(AgentFrame.newBuilder().setHeartbeat(beat).build());
    }

    private Optional<Ending> overdue() {
        var silent = heartbeat.multipliedBy(SILENT_HEARTBEATS);
        var patience = welcome == null
                ? WELCOME_WITHIN
                : silent.compareTo(LONGEST_SILENCE_LEAST) < 0 ? LONGEST_SILENCE_LEAST : silent;
        return since(heard).compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of(new Lost(Refusal.brief(
                        "the hub has been silent for " + patience.toSeconds() + " s", "Look at the hub's log.")));
    }

    private Duration untilNextHeartbeat() {
        if (welcome == null) {
            return GLANCE;
        }
        var left = heartbeat.minus(since(spoke));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static Optional<Ending> broken(String what) {
        return Optional.of(new Lost(Refusal.lasting(
                "the hub does not keep to the protocol: " + what,
                "Install the agent in the hub's version; if they are equal, report this line.")));
    }
}
