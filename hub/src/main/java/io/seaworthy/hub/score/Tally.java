package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts that the formula needs: judged and failing facts by control, open failures by severity, overdue ones. */
final class Tally {

    private static final int MAX_PENALTY = 10;

    private final Map<String, Line> lines = new TreeMap<>();
    private final Map<Severity, Integer> open = new EnumMap<>(Severity.class);
    private int overdue;
    private int weight;

    /** Counts of one control. */
    private static final class Line {
        private final Control control;
        private int judged;
        private int failing;
        private int waived;

        private Line(Control control) {
            this.control = control;
        }

        private double loss() {
            return control.severity().weight() * ((double) failing / judged);
        }
    }

    Tally(Collection<Judgement> judgements, Predicate<Judgement> waived, Predicate<Judgement> overdue) {
        judgements.stream().filter(Judgement::judged).forEach(judgement -> {
            var line = lines.computeIfAbsent(judgement.control().id(), _ -> new Line(judgement.control()));
            line.judged++;
            if (judgement.failed() && waived.test(judgement)) {
                line.waived++;
            } else if (judgement.failed()) {
                line.failing++;
                open.merge(judgement.severity(), 1, Integer::sum);
                this.overdue += overdue.test(judgement) ? 1 : 0;
            }
        });
        lines.values().forEach(line -> weight += line.control.severity().weight());
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    double base() {
        double loss = lines.values().stream().mapToDouble(Line::loss).sum();
        return 100 * (weight - loss) / weight;
    }

    Optional<Severity> worstOpen() {
        return open.keySet().stream().findFirst();
    }

    int penalty() {
        return Math.min(MAX_PENALTY, overdue);
    }

    int points() {
        return points(base(), worstOpen(), penalty());
    }

    /** Points if this open failure were a pass. */
    int pointsWithout(Judgement fixed, boolean wasOverdue) {
        var line = lines.get(fixed.control().id());
        if (line == null) {
            return points();
        }
        double base = base() + 100.0 * line.control.severity().weight() / line.judged / weight;
        var worst = open.entrySet().stream()
                .filter(entry -> entry.getValue() > (entry.getKey() == fixed.severity() ? 1 : 0))
                .map(Map.Entry::getKey)
                .findFirst();
        return points(base, worst, Math.min(MAX_PENALTY, overdue - (wasOverdue ? 1 : 0)));
    }

    Collection<Share> shares() {
        return lines.values().stream()
                .map(line ->
                        new Share(line.control, line.judged, line.failing, line.waived, 100 * line.loss() / weight))
                .sorted((left, right) -> Double.compare(right.lost(), left.lost()))
                .toList();
    }

    private static int points(double base, Optional<Severity> worst, int penalty) {
        // Sums of fractions: 79.99999999999999 is 80.
        int whole = (int) Math.floor(base + 1e-9);
        int capped =
                worst.map(severity -> Math.min(whole, Scoring.cap(severity))).orElse(whole);
        return Math.clamp(capped - penalty, 0, 100);
    }
}
