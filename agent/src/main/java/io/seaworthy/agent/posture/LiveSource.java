package io.seaworthy.agent.posture;

import io.seaworthy.agent.cluster.ClusterAccess;
import io.seaworthy.agent.cluster.ClusterUnreachable;
import io.seaworthy.agent.cluster.LiveCluster;
import io.seaworthy.agent.cluster.LiveWatch;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live cluster. It is connected to when it is first looked at, and again after it could not be reached; release records
 * that did not change are not read again.
 */
public final class LiveSource implements PostureSource {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

    private final ClusterAccess access;
    private final PostureCollector collector;
    private final Clock clock;
    private final String name;
    private volatile Runnable changed = () -> {};
    private @Nullable LiveCluster cluster;
    private @Nullable LiveWatch watch;

    /** @param name what people call the cluster */
    public LiveSource(ClusterAccess access, PostureSettings settings, InstantSource clock, String name) {
        this.access = access;
        this.collector = new PostureCollector(settings, Memories.lasting());
        this.clock = clock.withZone(ZoneOffset.UTC);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Posture collect() throws IOException {
        var connected = connected();
        try (var now = connected.lookAgain(clock)) {
            return collector.collect(now, progress -> LOG.debug("{}: {}", name, progress));
        } catch (ClusterUnreachable unreachable) {
            close();
            throw new IOException(
                    unreachable.getMessage() + ". " + unreachable.error().getRemedy(), unreachable);
        }
    }

    @Override
    public void watch(Runnable hears) {
        changed = hears;
    }

    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }

    private synchronized LiveCluster connected() throws IOException {
        var known = cluster;
        if (known != null) {
            return known;
        }
        try {
            var fresh = LiveCluster.connect(access, clock);
            cluster = fresh;
            watch = fresh.watch(WatchedKinds.all(), change -> {
                LOG.debug("{}: {} {}/{} changed", name, change.kind().resource(), change.namespace(), change.name());
                changed.run();
            });
            return fresh;
        } catch (ClusterUnreachable unreachable) {
            throw new IOException(
                    unreachable.getMessage() + ". " + unreachable.error().getRemedy(), unreachable);
        }
    }
}
