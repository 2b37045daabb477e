package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.ClusterReads;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** How the hub itself is, and the stream of live changes. */
final class HealthOperations {

    private final ClusterReads clusters;
    private final String version;
    private final InstantSource clock;

    HealthOperations(ClusterReads clusters, String version, InstantSource clock) {
        this.clusters = clusters;
        this.version = version;
        this.clock = clock;
    }

    private record HealthView(
            String status, String version, Instant now, String database, Map<String, Integer> clusters) {}

    Map<String, Operation> all() {
        return Map.of("getHealth", this::health, "streamEvents", Answer.Stream::new);
    }

    private Answer health(Request request) {
        var byHealth = clusters.byHealth(request.sight());
        boolean silent = byHealth.getOrDefault("SILENT", 0) > 0;
        return Answer.ok(new HealthView(silent ? "DEGRADED" : "UP", version, clock.instant(), "UP", byHealth));
    }
}
