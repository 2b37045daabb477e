package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everything the formula needs to know of a cluster, as counts: so a score takes no judging.
 *
 * @param controls the verdicts of each control, by id
 * @param open the failures behind them, alike ones together
 */
public record Tally(List<ControlTally> controls, List<OpenFailures> open) {

    private static final int MAX_PENALTY = 10;

    public Tally {
        controls = controls.stream()
                .sorted(Comparator.comparing(each -> each.control().id()))
                .toList();
        open = List.copyOf(open);
    }

    /** Counts judgements. */
    public static Tally of(
            Collection<Judgement> judgements, Predicate<Judgement> waived, Predicate<Judgement> overdue) {
        var byControl = new TreeMap<String, ControlTally>();
        var open = new HashMap<OpenFailures, Integer>();
        for (var judgement : judgements) {
            var accepted = judgement.failed() && waived.test(judgement);
            byControl.merge(judgement.control().id(), one(judgement, accepted), Tally::sum);
            if (judgement.failed()) {
                var alike = new OpenFailures(
                        judgement.control().id(), judgement.severity(), accepted, overdue.test(judgement), 1);
                open.merge(alike, 1, Integer::sum);
            }
        }
        var failures = new ArrayList<OpenFailures>();
        open.forEach((alike, count) -> failures.add(
                new OpenFailures(alike.control(), alike.severity(), alike.waived(), alike.overdue(), count)));
        return new Tally(List.copyOf(byControl.values()), failures);
    }

    /** Nothing can be said of the cluster any more. */
    public Tally unseen() {
        return new Tally(controls.stream().map(ControlTally::unseen).toList(), List.of());
    }

    /** Nothing is waived. */
    Tally unwaived() {
        return new Tally(
                controls.stream().map(ControlTally::unwaived).toList(),
                open.stream()
                        .map(each ->
                                new OpenFailures(each.control(), each.severity(), false, each.overdue(), each.count()))
                        .toList());
    }

    boolean isEmpty() {
        return judgedControls().isEmpty();
    }

    /** Of everything that should be judged, how much could be. */
    public Coverage coverage() {
        return new Coverage(
                controls.stream().mapToInt(ControlTally::judged).sum(),
                controls.stream().mapToInt(ControlTally::unknown).sum());
    }

    /** Open failures of one severity that are not waived. */
    public int open(Severity severity) {
        return unwaivedFailures(each -> each.severity() == severity);
    }

    /** Points that fixing one open failure like this one brings. 0 if there is none, or something else holds the score. */
    public int gain(String control, Severity severity, boolean overdue) {
        return open.stream()
                .filter(each -> each.control().equals(control) && !each.waived())
                .filter(each -> each.severity() == severity && each.overdue() == overdue)
                .findFirst()
                .map(each -> without(each, 1).points() - points())
                .orElse(0);
    }

    /** Points that fixing any one of a control's open failures brings at least. */
    public int gain(String control) {
        return open.stream()
                .filter(each -> each.control().equals(control) && !each.waived())
                .mapToInt(each -> gain(control, each.severity(), each.overdue()))
                .min()
                .orElse(0);
    }

    /** Points that fixing all of a control's open failures brings. */
    public int gainOfAll(String control) {
        var without = this;
        for (var each : open) {
            if (each.control().equals(control) && !each.waived()) {
                without = without.without(each, each.count());
            }
        }
        return isEmpty() ? 0 : without.points() - points();
    }

    double base() {
        double weight = weight();
        double loss = judgedControls().stream().mapToDouble(ControlTally::loss).sum();
        return 100 * (weight - loss) / weight;
    }

    Optional<Severity> worstOpen() {
        return open.stream()
                .filter(each -> !each.waived() && each.count() > 0)
                .map(OpenFailures::severity)
                .min(Comparator.naturalOrder());
    }

    int penalty() {
        return Math.min(MAX_PENALTY, unwaivedFailures(OpenFailures::overdue));
    }

    /** 0 to 100; only of a tally that is not empty. */
    int points() {
        // Sums of fractions: 79.99999999999999 is 80.
        int whole = (int) Math.floor(base() + 1e-9);
        int capped = worstOpen()
                .map(severity -> Math.min(whole, Scoring.cap(severity)))
                .orElse(whole);
        return Math.clamp(capped - penalty(), 0, 100);
    }

    List<Share> shares() {
        return judgedControls().stream()
                .map(each -> new Share(
                        each.control(), each.judged(), each.failed(), each.waived(), 100 * each.loss() / weight()))
                .sorted(Comparator.comparingDouble(Share::lost).reversed())
                .toList();
    }

    private List<ControlTally> judgedControls() {
        return controls.stream().filter(each -> each.judged() > 0).toList();
    }

    private double weight() {
        return judgedControls().stream()
                .mapToInt(each -> each.control().severity().weight())
                .sum();
    }

    private int unwaivedFailures(Predicate<OpenFailures> which) {
        return open.stream()
                .filter(each -> !each.waived())
                .filter(which)
                .mapToInt(OpenFailures::count)
                .sum();
    }

    private Tally without(OpenFailures fixed, int count) {
        var fewer = new ArrayList<>(open);
        fewer.remove(fixed);
        fewer.add(new OpenFailures(
                fixed.control(), fixed.severity(), fixed.waived(), fixed.overdue(), fixed.count() - count));
        return new Tally(
                controls.stream()
                        .map(each -> each.control().id().equals(fixed.control())
                                ? each.fixed(Math.min(count, each.failed()))
                                : each)
                        .toList(),
                fewer);
    }

    private static ControlTally one(Judgement judgement, boolean waived) {
        boolean failed = judgement.failed();
        return new ControlTally(
                judgement.control(),
                judgement.passed() ? 1 : 0,
                failed && !waived ? 1 : 0,
                failed && waived ? 1 : 0,
                judgement.unknown() ? 1 : 0,
                judgement.judged() || judgement.unknown() ? 0 : 1);
    }

    private static ControlTally sum(ControlTally left, ControlTally right) {
        return new ControlTally(
                left.control(),
                left.passed() + right.passed(),
                left.failed() + right.failed(),
                left.waived() + right.waived(),
                left.unknown() + right.unknown(),
                left.notApplicable() + right.notApplicable());
    }
}
