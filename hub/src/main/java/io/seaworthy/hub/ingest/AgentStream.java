package io.seaworthy.hub.ingest;

import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.enrol.Admission;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.Outcome;
import io.seaworthy.hub.inventory.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's stream, on a virtual thread of its own: it reads a frame, waits until that is committed, acknowledges it
 * and only then asks for the next one.
 */
final class AgentStream implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(AgentStream.class);
    private static final Duration SKEW_WORTH_TELLING = Duration.ofMinutes(5);

    private final LinkContext link;
    private final Peer peer;
    private final Outbound out;
    private final BlockingQueue<StreamEvent> events = new LinkedBlockingQueue<>();
    private volatile Admission.@Nullable Admitted admitted;
    private volatile @Nullable Session session;

    AgentStream(LinkContext link, Peer peer, Outbound out) {
        this.link = link;
        this.peer = peer;
        this.out = out;
    }

    void offer(StreamEvent event) {
        events.add(event);
    }

    @Override
    public void run() {
        link.metrics().opened();
        try {
            end(converse());
        } catch (StoreUnavailable away) {
            // The agent keeps what is not acknowledged and comes back.
            end(Ending.unavailable());
            LOG.warn("stream of {} waits for the database: {}", name(), away.getMessage());
        } catch (InterruptedException stopping) {
            // The server is closing.
            end(Ending.stopping());
        } catch (RuntimeException bug) {
            LOG.error("stream of {} failed", name(), bug);
            end(Ending.broken());
        } finally {
            link.live().leave(this);
        }
    }

    /** Ends the stream at once, whatever its thread is doing; from any thread. */
    void end(Ending ending) {
        if (out.close(ending)) {
            if (!ending.cause().isEmpty()) {
                link.metrics().refused(ending.cause());
                LOG.warn("stream of {} ended: {}", name(), ending.text());
            } else {
                LOG.info("stream of {} ended: {}", name(), ending.text());
            }
        }
        events.add(new StreamEvent.Gone());
    }

    void supersede(long newer) {
        out.send(HubFrames.superseded(newer));
        end(Ending.superseded(newer));
    }

    /** Sends the hub's heartbeat, and ends the stream with its certificate; from the ticking thread. */
    void tick(Instant now) {
        var current = admitted;
        if (current != null && !now.isBefore(current.notAfter())) {
            end(Ending.certificateEnded());
        } else if (session != null) {
            out.sendIfReady(HubFrames.heartbeat(now));
        }
    }

    /** Tells the agent to renew, if its certificate is of an authority that no longer issues. */
    void renewIfIssuedBefore(String activeAuthority, String trustPem) {
        var current = admitted;
        if (current != null && session != null && !current.authority().equals(activeAuthority)) {
            out.send(HubFrames.renewal(trustPem));
        }
    }

    Optional<ClusterId> cluster() {
        return Optional.ofNullable(admitted).map(Admission.Admitted::cluster);
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    private Ending converse() throws InterruptedException {
        if (peer.certificate().isEmpty()) {
            return Ending.noCertificate();
        }
        var certificate = peer.certificate().get();
        switch (link.identities().admit(certificate)) {
            case Admission.Refused refused -> {
                return Ending.refused(refused);
            }
            case Admission.Admitted current -> {
                admitted = current;
                link.live().enter(this);
                // Whoever was revoked before the stream was entered is found now, and after that is told.
                if (link.identities().admit(certificate) instanceof Admission.Refused refused) {
                    return Ending.refused(refused);
                }
                out.request();
                return greet(current.cluster());
            }
        }
    }

    private Ending greet(ClusterId cluster) throws InterruptedException {
        switch (next()) {
            case Next.Over(var ending) -> {
                return ending;
            }
            case Next.Frame(var frame) -> {
                if (frame.getFrameCase() != AgentFrame.FrameCase.HELLO) {
                    return Ending.contract("the first frame is not Hello");
                }
                var hello = frame.getHello();
                if (!hello.getClusterId().equals(cluster.value())) {
                    return Ending.otherCluster("Hello names another cluster than the client certificate, " + cluster);
                }
                tellSkew(cluster, hello);
                var opened = link.inventory().open(cluster, hello);
                session = opened;
                link.live().supersedeOlder(this, opened);
                if (!welcome(opened)) {
                    return Ending.silent(link.settings().silence().toSeconds());
                }
                renewIfIssuedBefore(
                        link.authority().active(), link.authority().trust().pem());
                out.request();
                return listen(opened);
            }
        }
    }

    private boolean welcome(Session opened) throws InterruptedException {
        out.send(HubFrames.welcome(opened, link.settings()));
        var chunks = new HeldFactChunks(out, link.settings().silence());
        link.inventory().held(opened, chunks::page);
        return chunks.last();
    }

    private Ending listen(Session opened) throws InterruptedException {
        while (true) {
            switch (next()) {
                case Next.Over(var ending) -> {
                    return ending;
                }
                case Next.Frame(var frame) -> {
                    var ending = take(opened, frame);
                    if (ending.isPresent()) {
                        return ending.get();
                    }
                    out.request();
                }
            }
        }
    }

    private Optional<Ending> take(Session opened, AgentFrame frame) {
        return switch (frame.getFrameCase()) {
            case BATCH -> {
                var batch = frame.getBatch();
                link.metrics().arrived(batch);
                yield batch.getSession() == opened.number()
                        ? follow(link.inventory().apply(opened, batch), true)
                        : Optional.of(foreign(batch.getSession(), opened));
            }
            case SNAPSHOT_COMPLETE -> {
                var snapshot = frame.getSnapshotComplete();
                yield snapshot.getSession() == opened.number()
                        ? follow(link.inventory().complete(opened, snapshot), true)
                        : Optional.of(foreign(snapshot.getSession(), opened));
            }
            case HEARTBEAT -> follow(link.inventory().heard(opened, frame.getHeartbeat()), false);
            case HELLO -> Optional.of(Ending.contract("a second Hello in one stream"));
            case FRAME_NOT_SET -> Optional.of(Ending.malformed("it holds nothing this hub knows"));
        };
    }

    private Optional<Ending> follow(Outcome outcome, boolean acknowledge) {
        return switch (outcome) {
            case Outcome.Committed(var sequence) -> {
                if (acknowledge) {
                    out.send(HubFrames.ack(sequence));
                    link.metrics().acknowledged();
                }
                yield Optional.empty();
            }
            case Outcome.Superseded(var newer) -> {
                out.send(HubFrames.superseded(newer));
                yield Optional.of(Ending.superseded(newer));
            }
            case Outcome.Refused(var reason) -> Optional.of(Ending.contract(reason));
            case Outcome.Differs(var reason) -> Optional.of(Ending.differs(reason));
        };
    }

    private sealed interface Next {
        record Frame(AgentFrame frame) implements Next {}

        record Over(Ending ending) implements Next {}
    }

    private Next next() throws InterruptedException {
        var silence = link.settings().silence();
        var event = events.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
        return switch (event) {
            case null -> new Next.Over(Ending.silent(silence.toSeconds()));
            case StreamEvent.Arrived(Inbound.Read<AgentFrame>(var frame)) -> new Next.Frame(frame);
            case StreamEvent.Arrived(Inbound.Malformed<AgentFrame>(var reason)) ->
                new Next.Over(Ending.malformed(reason));
            case StreamEvent.HalfClosed() -> new Next.Over(Ending.done());
            case StreamEvent.Gone() -> new Next.Over(Ending.left());
        };
    }

    private static Ending foreign(long named, Session opened) {
        return Ending.otherCluster("a frame of session " + named + " came in the stream of session " + opened.number());
    }

    private void tellSkew(ClusterId cluster, Hello hello) {
        var sent = Instant.ofEpochSecond(hello.getSentAt().getSeconds());
        var skew = Duration.between(link.clock().instant(), sent);
        if (hello.hasSentAt() && skew.abs().compareTo(SKEW_WORTH_TELLING) > 0) {
            LOG.warn(
                    "the clock of cluster {} is {} s {} the hub's; the hub judges by its own, set the agent's right",
                    cluster,
                    skew.abs().toSeconds(),
                    skew.isNegative() ? "behind" : "ahead of");
        }
    }

    private String name() {
        return cluster().map(cluster -> "cluster " + cluster).orElse("a stranger") + " at " + peer.address();
    }
}
