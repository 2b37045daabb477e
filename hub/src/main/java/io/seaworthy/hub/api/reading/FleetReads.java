package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.ClusterView.SeverityCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole fleet at once. Calls block; all throw StoreUnavailable where the database is away. */
public interface FleetReads {

    /**
     * A cluster at a glance ({@code Tile}).
     *
     * @param weeks points at the end of each of the last 12 weeks, the last is now; null = no score then
     */
    record Tile(
            String id,
            String name,
            Map<String, String> labels,
            String health,
            @Nullable Instant lastHeardAt,
            @Nullable Integer points,
            @Nullable String grade,
            int coveragePercent,
            SeverityCounts open,
            List<@Nullable Integer> weeks) {}

    /**
     * All clusters in sight.
     *
     * @param tiles worst first
     * @param unknown findings that nobody can judge now
     * @param overdue open findings past their due date
     */
    record Glance(List<Tile> tiles, long unknown, long overdue) {}

    /**
     * What became of a cluster in a time.
     *
     * @param opened findings by severity, critical first; so are the others
     */
    record ClusterChange(
            String clusterId,
            String clusterName,
            @Nullable Integer pointsBefore,
            @Nullable Integer points,
            @Nullable String gradeBefore,
            @Nullable String grade,
            List<Long> opened,
            List<Long> reopened,
            List<Long> fixed,
            long becameUnknown,
            boolean enrolled,
            boolean fellSilent) {}

    /** Points that a cluster would have more. */
    record ClusterGain(String clusterId, String clusterName, int gain) {}

    /**
     * What fixing all failures of a control brings.
     *
     * @param gain points of all clusters together
     * @param best at most three clusters, where it brings most
     */
    record ControlGain(String controlId, long failing, int clusters, long gain, List<ClusterGain> best) {}

    /**
     * @param clusters that have a score
     * @param controls those that fail somewhere, in no order
     */
    record Gains(int clusters, List<ControlGain> controls) {}

    Glance glance(Instant now, Sight sight);

    /** Clusters that anything happened to, in no order. */
    List<ClusterChange> changes(Instant since, Instant until, Sight sight);

    /** @param clusters empty = all */
    Gains gains(List<String> clusters, Sight sight);
}
