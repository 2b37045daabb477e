package io.seaworthy.agent.cluster;

import io.seaworthy.posture.v1.Gap;
import java.util.List;

/**
 * How a list ended.
 *
 * @param items objects that were handed over
 * @param gaps what could not be listed; empty means that the list is complete
 */
public record Listing(int items, List<Gap> gaps) {

    public Listing {
        gaps = List.copyOf(gaps);
    }

    /** Nothing is missing: what was not handed over does not exist. */
    public boolean complete() {
        return gaps.isEmpty();
    }
}
