package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How safe a cluster is, by formula v1.
 *
 * @param version of the formula
 * @param points 0 to 100, rounded down
 * @param grade the letter for {@code points}
 * @param base points before cap and penalty, 0 to 100
 * @param cap the worst open, unwaived severity, which caps the points; empty if nothing is open
 * @param penalty points taken for overdue findings, 0 to 10
 * @param coverage how much could be judged
 * @param pointsWithoutWaivers the same as {@code points}, with waived failures counted
 * @param shares every judged control, costliest first
 * @param gains points that fixing one failure alone brings, by {@link Judgement#key()}; waived ones are not in it, and
 *     none of a score made from counts
 */
public record Score(
        int version,
        int points,
        Grade grade,
        double base,
        Optional<Severity> cap,
        int penalty,
        Coverage coverage,
        int pointsWithoutWaivers,
        List<Share> shares,
        Map<String, Integer> gains) {

    public Score {
        shares = List.copyOf(shares);
        gains = Map.copyOf(gains);
    }

    /** Points that fixing this failure alone brings; 0 for what is no open failure, or is held down by a cap. */
    public int gain(Judgement judgement) {
        return gains.getOrDefault(judgement.key(), 0);
    }
}
