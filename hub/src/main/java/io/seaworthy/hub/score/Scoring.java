package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Formula v1. Each control loses its weight (40, 20, 8, 2) by the share of judged facts that fail; the rest, in percent
 * of all weights, is the base. The worst open severity caps it at 59, 79, 89 or 99, and each overdue finding takes 1
 * more, at most 10. Fixing never lowers it, a new failure never raises it, and the order of judgements does not matter.
 */
public final class Scoring {

    /** Stored with every score, so that scores of different formulas are never compared. */
    public static final int VERSION = 1;

    private Scoring() {}

    /** The score of a scan, where nothing is waived and nothing has a due date. */
    public static Optional<Score> of(Collection<Judgement> judgements) {
        return of(judgements, _ -> false, _ -> false);
    }

    /**
     * @param judgements of one cluster
     * @param waived whether a failure is accepted for now
     * @param overdue whether an open failure is past its due date
     * @return empty if no control could be judged: that is no score, not a good one
     */
    public static Optional<Score> of(
            Collection<Judgement> judgements, Predicate<Judgement> waived, Predicate<Judgement> overdue) {
        var tally = Tally.of(judgements, waived, overdue);
        return score(tally, gains(judgements, waived, overdue, tally));
    }

    /**
     * The same score, from counts alone; it knows no gains of single judgements, see {@link Tally#gain}.
     *
     * @return empty if no control could be judged: that is no score, not a good one
     */
    public static Optional<Score> of(Tally tally) {
        return score(tally, Map.of());
    }

    private static Optional<Score> score(Tally tally, Map<String, Integer> gains) {
        if (tally.isEmpty()) {
            return Optional.empty();
        }
        int points = tally.points();
        return Optional.of(new Score(
                VERSION,
                points,
                Grade.of(points),
                tally.base(),
                tally.worstOpen(),
                tally.penalty(),
                tally.coverage(),
                tally.unwaived().points(),
                tally.shares(),
                gains));
    }

    /** The most a cluster can get while a failure of this severity is open. */
    public static int cap(Severity worstOpen) {
        return switch (worstOpen) {
            case CRITICAL -> 59;
            case HIGH -> 79;
            case MEDIUM -> 89;
            case LOW -> 99;
        };
    }

    private static Map<String, Integer> gains(
            Collection<Judgement> judgements, Predicate<Judgement> waived, Predicate<Judgement> overdue, Tally tally) {
        var gains = new HashMap<String, Integer>();
        var alike = new HashMap<OpenFailures, Integer>();
        for (var judgement : judgements) {
            if (judgement.failed() && !waived.test(judgement)) {
                var kind = new OpenFailures(
                        judgement.control().id(), judgement.severity(), false, overdue.test(judgement), 1);
                gains.put(
                        judgement.key(),
                        alike.computeIfAbsent(
                                kind, each -> tally.gain(each.control(), each.severity(), each.overdue())));
            }
        }
        return gains;
    }
}
