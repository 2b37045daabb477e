package io.seaworthy.agent.link;

import com.google.protobuf.util.Timestamps;
import io.grpc.ManagedChannel;
import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.Observations;
import io.seaworthy.agent.v1.Hello;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the hub told, for as long as it is not closed: gets an identity, connects, compares, stays; after every loss it
 * waits and starts over. Works on a thread of its own.
 */
public final class Link implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Setup setup;
    private final LinkCounters counters = new LinkCounters();
    private final HubChannel channels = new HubChannel();
    private final Credentials credentials;
    private final String processId = UUID.randomUUID().toString();
    private final AtomicReference<LinkState> state;
    private final AtomicReference<@Nullable HubStream> stream = new AtomicReference<>();
    private final BlockingQueue<Boolean> nudges = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * What a link works with.
     *
     * @param clusterName what people call the cluster
     * @param version of the agent
     */
    public record Setup(
            AgentSettings settings,
            String clusterName,
            String version,
            IdentityFolder folder,
            Observations observations,
            InstantSource clock,
            Backoff backoff,
            RandomGenerator random) {}

    private Link(Setup setup) {
        this.setup = setup;
        this.credentials = new Credentials(setup, new Enroller(channels, setup.version()), counters);
        this.state =
                new AtomicReference<>(LinkState.Connecting.first(setup.clock().instant()));
        this.thread = Thread.ofPlatform().name("seaworthy-link").daemon().unstarted(this::work);
    }

    /** Starts to work at once, and connects as soon as there is an observation. */
    public static Link start(Setup setup) {
        var link = new Link(setup);
        link.thread.start();
        return link;
    }

    /** Where it stands now. */
    public LinkState state() {
        return state.get();
    }

    public LinkCounters counters() {
        return counters;
    }

    /** There may be something new to tell. */
    public void wake() {
        var current = stream.get();
        if (current != null) {
            current.wake();
        }
        if (state.get() instanceof LinkState.Connecting) {
            nudges.offer(Boolean.TRUE);
        }
    }

    /** Whether its thread still works. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        closed = true;
        nudges.offer(Boolean.TRUE);
        wake();
        try {
            thread.join(Duration.ofSeconds(3));
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(2));
            }
        } catch (InterruptedException hurried) {
            // Whoever closes wants to be gone; the thread is a daemon and ends by itself.
            Thread.currentThread().interrupt();
        }
        channels.close();
    }

    private void work() {
        try {
            while (!closed) {
                var observation = setup.observations().latest();
                if (observation.isEmpty()) {
                    rest(GLANCE);
                } else {
                    attempt(observation.get());
                }
            }
            become(state.get().stop(setup.clock().instant(), "the agent was stopped"));
        } catch (InterruptedException stopping) {
            // Only close() interrupts it.
            become(state.get().stop(setup.clock().instant(), "the agent was stopped"));
        } catch (RuntimeException bug) {
            // Nothing else may look alive when this thread is not: health tells, and the pod is started again.
            LOG.error("{}: the link ended because of a mistake in Seaworthy. Report this.", name(), bug);
            become(state.get().stop(setup.clock().instant(), "a mistake in Seaworthy: " + bug));
        }
    }

    private void attempt(Observation observation) throws InterruptedException {
        if (!(state.get() instanceof LinkState.Connecting connecting)) {
            throw new IllegalStateException("an attempt begins from connecting, not from " + state.get());
        }
        switch (credentials.obtain(observation.clusterId())) {
            case Enroller.Refused(var refusal) -> {
                var wait = pauseAfter(connecting.failures() + 1, refusal);
                backOff(connecting.failed(setup.clock().instant(), refusal, wait), wait);
            }
            case Enroller.Issued(var identity) -> {
                ManagedChannel channel;
                try {
                    channel = channels.identified(setup.settings().hub().address(), identity);
                } catch (GeneralSecurityException unusable) {
                    var refusal = Refusal.lasting(
                            String.valueOf(unusable.getMessage()),
                            "Remove identity.pem from the data folder and give the agent a new token.");
                    var wait = pauseAfter(connecting.failures() + 1, refusal);
                    backOff(connecting.failed(setup.clock().instant(), refusal, wait), wait);
                    return;
                }
                converse(connecting, channel, identity, observation.clusterId());
            }
        }
    }

    private void converse(LinkState.Connecting connecting, ManagedChannel channel, Identity identity, String clusterId)
            throws InterruptedException {
        var opened = HubStream.open(channel);
        stream.set(opened);
        try {
            become(connecting.connected(setup.clock().instant()));
            var host = new SessionHost(
                    setup, state, this::become, credentials, counters, channel, identity, clusterId, () -> closed);
            var session = new LinkSession(opened, identity, setup.observations(), host, setup.clock());
            var ending = session.run(hello(clusterId));
            stream.set(null);
            end(ending);
        } finally {
            stream.set(null);
            HubChannel.close(channel);
        }
    }

    private void end(LinkSession.Ending ending) throws InterruptedException {
        var now = setup.clock().instant();
        switch (ending) {
            case LinkSession.Closed _ -> {}
            case LinkSession.Again _ -> {
                switch (state.get()) {
                    case LinkState.Syncing syncing -> become(syncing.reconnect(now));
                    case LinkState.Live live -> become(live.reconnect(now));
                    case LinkState.Greeting greeting -> {
                        var refusal = Refusal.brief("the certificate was replaced while the hub was greeted", "");
                        backOff(greeting.lost(now, refusal, GLANCE), GLANCE);
                    }
                    case LinkState.Connecting _, LinkState.BackingOff _, LinkState.Stopped _ ->
                        throw new IllegalStateException("no session runs in " + state.get());
                }
            }
            case LinkSession.Lost(var refusal) -> {
                if (refusal.identityRefused()) {
                    credentials.refused();
                }
                switch (state.get()) {
                    case LinkState.Greeting greeting -> {
                        var wait = pauseAfter(greeting.failures() + 1, refusal);
                        backOff(greeting.lost(now, refusal, wait), wait);
                    }
                    case LinkState.Syncing syncing -> {
                        var wait = pauseAfter(syncing.failures() + 1, refusal);
                        backOff(syncing.lost(now, refusal, wait), wait);
                    }
                    case LinkState.Live live -> {
                        var wait = pauseAfter(1, refusal);
                        backOff(live.lost(now, refusal, wait), wait);
                    }
                    case LinkState.Connecting _, LinkState.BackingOff _, LinkState.Stopped _ ->
                        throw new IllegalStateException("no session runs in " + state.get());
                }
            }
        }
    }

    private void backOff(LinkState.BackingOff waiting, Duration wait) throws InterruptedException {
        become(waiting);
        if (!closed) {
            LOG.warn(
                    "{}: {}. {} Trying again in {} s.",
                    name(),
                    waiting.refusal().reason(),
                    waiting.refusal().remedy(),
                    (wait.toMillis() + 999) / 1000);
        }
        var until = System.nanoTime() + wait.toNanos();
        while (!closed && System.nanoTime() - until < 0) {
            rest(Duration.ofNanos(until - System.nanoTime()));
        }
        become(waiting.retry(setup.clock().instant()));
    }

    private Duration pauseAfter(int failures, Refusal refusal) {
        return setup.backoff().pause(failures, refusal.patience(), setup.random());
    }

    private void rest(Duration time) throws InterruptedException {
        if (!closed) {
            nudges.poll(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        }
    }

    private void become(LinkState next) {
        state.set(next);
        if (next instanceof LinkState.Live(var since, var session)) {
            LOG.info("{}: the hub has everything as of {} (session {}).", name(), since, session);
        }
    }

    private Hello hello(String clusterId) {
        return Hello.newBuilder()
                .setClusterId(clusterId)
                .setClusterName(setup.clusterName())
                .setAgentVersion(setup.version())
                .addAllNamespaces(setup.settings().cluster().namespaces().stream()
                        .sorted()
                        .toList())
                .setSentAt(Timestamps.fromMillis(setup.clock().instant().toEpochMilli()))
                .setProcessId(processId)
                .build();
    }

    private String name() {
        return setup.clusterName();
    }
}
