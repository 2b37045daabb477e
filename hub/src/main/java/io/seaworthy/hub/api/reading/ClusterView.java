package io.seaworthy.hub.api.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as the contract shows it ({@code Cluster}).
 *
 * @param health LIVE, SYNCING, SILENT or NEVER_SEEN
 * @param score null = no control could be judged
 * @param revision goes up with every change that people can see; its ETag, and not shown
 */
public record ClusterView(
        String id,
        String name,
        Map<String, String> labels,
        String health,
        String kubernetesVersion,
        String agentVersion,
        List<String> namespaces,
        Instant enrolledAt,
        @Nullable Instant connectedAt,
        @Nullable Instant lastHeardAt,
        @Nullable Instant observedAt,
        @Nullable Instant silentSince,
        long clockSkewMillis,
        @Nullable ScoreView score,
        CoverageView coverage,
        SeverityCounts open,
        @Nullable Instant judgedAt,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        long revision) {

    /** A cluster's present score ({@code Score}). */
    public record ScoreView(
            int version,
            int points,
            String grade,
            @Nullable Double base,
            @Nullable String cap,
            int penalty,
            @Nullable Integer pointsWithoutWaivers,
            @Nullable Instant at) {}

    /** How much could be judged ({@code Coverage}). */
    public record CoverageView(int judged, int unknown, int percent) {}

    /** Something counted by severity ({@code SeverityCounts}). */
    public record SeverityCounts(long critical, long high, long medium, long low) {}
}
