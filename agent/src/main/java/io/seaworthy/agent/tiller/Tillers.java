package io.seaworthy.agent.tiller;

import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.TillerCensus;
import io.seaworthy.posture.v1.TillerFact;
import java.util.List;
import java.util.Optional;

/**
 * Every Tiller of a cluster.
 *
 * @param facts sorted by namespace and name
 * @param census empty = workloads could not be listed completely, so there may be more
 * @param gaps what could not be listed
 */
public record Tillers(List<TillerFact> facts, Optional<TillerCensus> census, List<Gap> gaps) {

    public Tillers {
        facts = List.copyOf(facts);
        gaps = List.copyOf(gaps);
    }
}
