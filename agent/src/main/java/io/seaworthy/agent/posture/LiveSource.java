package io.seaworthy.agent.posture;

import io.seaworthy.agent.cluster.ClusterAccess;
import io.seaworthy.agent.cluster.LiveCluster;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A live cluster, connected to when it is first looked at. */
public final class LiveSource implements PostureSource {

    private final ClusterAccess access;
    private final PostureCollector collector;
    private final InstantSource clock;
    private final String name;

    /** @param name what people call the cluster */
    public LiveSource(ClusterAccess access, PostureSettings settings, InstantSource clock, String name) {
        this.access = access;
        this.collector = new PostureCollector(settings);
        this.clock = clock;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Posture collect() throws IOException {
        try (var now = LiveCluster.connect(access, clock.withZone(ZoneOffset.UTC))) {
            return collector.collect(now, progress -> {});
        }
    }

    @Override
    public void watch(Runnable changed) {}

    @Override
    public void close() {}
}
