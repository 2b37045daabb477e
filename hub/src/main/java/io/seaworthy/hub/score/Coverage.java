package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Judgement;
import java.util.Collection;

/**
 * How much of what should be judged could be. Where a control does not apply, nothing is missing.
 *
 * @param judged judgements that are a pass or a failure
 * @param unknown judgements that could not be made
 */
public record Coverage(int judged, int unknown) {

    public static Coverage of(Collection<Judgement> judgements) {
        int judged = (int) judgements.stream().filter(Judgement::judged).count();
        int unknown = (int) judgements.stream().filter(Judgement::unknown).count();
        return new Coverage(judged, unknown);
    }

    /** 0 to 100, rounded down, so that 100 means all; 0 where there is nothing to judge. */
    public int percent() {
        return judged + unknown == 0 ? 0 : (int) (100L * judged / (judged + unknown));
    }
}
