package io.seaworthy.hub.picture;

import io.seaworthy.hub.picture.Picture.Trouble;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.TillerFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of a cluster's Helm.
 *
 * @param heard whether its agent speaks; what a silent cluster last said says nothing about now
 * @param cluster empty = no agent ever reported
 * @param tillers in the order of their keys
 * @param tallies verdicts over the whole cluster, by control
 * @param troubles findings that are not closed
 * @param storage releases by what keeps their records: Secret, ConfigMap
 */
public record Scene(
        boolean heard,
        Optional<Cluster> cluster,
        List<Tiller> tillers,
        Map<String, Counts> tallies,
        List<Tracked> troubles,
        Map<String, Long> storage) {

    public Scene {
        tillers = List.copyOf(tillers);
        tallies = Map.copyOf(tallies);
        troubles = List.copyOf(troubles);
        storage = Map.copyOf(storage);
    }

    /**
     * What the agent said of the cluster as a whole.
     *
     * @param readable whether it could be read last time
     */
    public record Cluster(ClusterFact fact, boolean readable) {}

    /**
     * A Tiller and what is said of it.
     *
     * @param readable whether it could be read last time
     * @param letters control → P, F, N or U
     */
    public record Tiller(String key, TillerFact fact, boolean readable, Map<String, String> letters) {}

    /**
     * A finding that is not closed; of each control and Tiller the worst is enough.
     *
     * @param factKey what it is about
     * @param severity 0 critical … 3 low
     */
    public record Tracked(String control, String factKey, int severity, Trouble trouble) {}

    /** False = there may be one, or one more, that the agent does not see now. */
    boolean tillersCounted() {
        return heard
                && cluster.filter(Cluster::readable)
                        .map(Cluster::fact)
                        .filter(ClusterFact::hasTillers)
                        .isPresent();
    }
}
