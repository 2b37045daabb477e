package io.seaworthy.agent;

import io.seaworthy.agent.cluster.ClusterAccess;
import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.credential.LocalSecret;
import io.seaworthy.agent.health.HealthServer;
import io.seaworthy.agent.health.Metrics;
import io.seaworthy.agent.link.Backoff;
import io.seaworthy.agent.link.IdentityFolder;
import io.seaworthy.agent.link.Link;
import io.seaworthy.agent.link.LinkCounters;
import io.seaworthy.agent.link.LinkState;
import io.seaworthy.agent.posture.LiveSource;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.PendingKeys;
import io.seaworthy.agent.posture.PostureObserver;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.agent.posture.PostureSource;
import io.seaworthy.agent.posture.RecordedSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running agent: a source of postures, an observer that looks at it, a link that keeps the hub told, and a page about
 * its health. Several may run in one process, each on its own data folder.
 */
public final class Agent implements AutoCloseable {

    /** Of this build. */
    public static final String VERSION = Optional.ofNullable(
                    Agent.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final PostureSource source;
    private final PostureObserver observer;
    private final IdentityFolder folder;
    private final Link link;
    private final HealthServer health;

    private Agent(
            PostureSource source, PostureObserver observer, IdentityFolder folder, Link link, HealthServer health) {
        this.source = source;
        this.observer = observer;
        this.folder = folder;
        this.link = link;
        this.health = health;
    }

    /**
     * Starts an agent of the cluster or the recording that the settings name. Neither the cluster nor the hub need be
     * there yet: the agent goes on trying, says so in its log, and is not ready meanwhile.
     *
     * @throws IOException with the setting's path, reason and remedy, if the data folder or the health port cannot be had
     */
    public static Agent start(AgentSettings settings, InstantSource clock) throws IOException {
        return start(settings, source(settings, clock), clock, Backoff.usual());
    }

    /** As {@link #start(AgentSettings, InstantSource)}, with another source of postures and other pauses. */
    public static Agent start(AgentSettings settings, PostureSource source, InstantSource clock, Backoff backoff)
            throws IOException {
        var folder = IdentityFolder.open(settings.dataDir());
        // The link, the observer and the page know each other: whoever comes first is told of the others afterwards.
        var link = new AtomicReference<@Nullable Link>();
        var collection = settings.collection();
        var observer = new PostureObserver(
                source,
                collection.debounce(),
                collection.resync(),
                new PendingKeys(settings.limits().pending()),
                () -> Optional.ofNullable(link.get()).ifPresent(Link::wake));
        HealthServer health;
        try {
            health = HealthServer.start(
                    new InetSocketAddress(
                            settings.health().bind(), settings.health().port()),
                    () -> Optional.ofNullable(link.get()).flatMap(running -> sick(observer, running)),
                    () -> unready(observer, link.get()),
                    () -> Optional.ofNullable(link.get())
                            .map(running -> metrics(observer, running))
                            .orElse(""));
        } catch (IOException taken) {
            folder.close();
            throw taken;
        }
        observer.start();
        var started = Link.start(new Link.Setup(
                settings,
                source.name(),
                VERSION,
                folder,
                observer,
                clock,
                backoff,
                RandomGenerator.of("L64X128MixRandom")));
        link.set(started);
        return new Agent(source, observer, folder, started, health);
    }

    /** What people call the cluster. */
    public String clusterName() {
        return source.name();
    }

    /** Where the link to the hub stands. */
    public LinkState state() {
        return link.state();
    }

    /** What went over the link so far. */
    public LinkCounters.Counts counts() {
        return link.counters().now();
    }

    /** The latest observation, if there is one. */
    public Optional<Observation> latest() {
        return observer.latest();
    }

    /** Keys that wait to be sent. */
    public int pending() {
        return observer.pending().size();
    }

    /** The port that health is told on. */
    public int healthPort() {
        return health.port();
    }

    /** Looks at the cluster again, soon. */
    public void refresh() {
        observer.refresh();
    }

    /** Stops everything it started; safe to call again. */
    @Override
    public void close() throws IOException {
        health.close();
        observer.close();
        link.close();
        source.close();
        folder.close();
    }

    private static PostureSource source(AgentSettings settings, InstantSource clock) {
        var target = settings.cluster();
        var secret = LocalSecret.in(settings.collection().fingerprintFolder().orElse(settings.dataDir()));
        var how = new PostureSettings(
                settings.collection().teamLabel(), settings.collection().probe(), secret::of);
        if (target.recording().isPresent()) {
            var folder = target.recording().get();
            return new RecordedSource(
                    folder, target.namespaces(), how, target.name().orElseGet(() -> nameOf(folder)));
        }
        var access = new ClusterAccess(
                target.kubeconfig(), target.context(), Optional.empty(), List.of(), target.namespaces());
        return new LiveSource(
                access, how, clock, target.name().or(target::context).orElse("cluster"));
    }

    private static String nameOf(Path folder) {
        var name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "recording" : name.toString();
    }

    private static Optional<String> sick(PostureObserver observer, Link link) {
        if (!observer.isAlive()) {
            return Optional.of("the cluster is no longer looked at");
        }
        return link.isAlive() ? Optional.empty() : Optional.of("the link has ended");
    }

    private static Optional<String> unready(PostureObserver observer, @Nullable Link link) {
        if (observer.latest().isEmpty()) {
            return Optional.of("the cluster was not looked at yet");
        }
        if (link == null) {
            return Optional.of("starting");
        }
        return switch (link.state()) {
            case LinkState.Live _ -> Optional.empty();
            case LinkState.BackingOff waiting ->
                Optional.of("no link to the hub: " + waiting.refusal().reason());
            case LinkState.Connecting _, LinkState.Greeting _, LinkState.Syncing _, LinkState.Stopped _ ->
                Optional.of("the link to the hub is " + link.state().word());
        };
    }

    private static String metrics(PostureObserver observer, Link link) {
        return Metrics.text(
                link.state(),
                link.counters().now(),
                observer.looks(),
                observer.latest().map(latest -> latest.facts().size()).orElse(0),
                observer.pending().size());
    }
}
