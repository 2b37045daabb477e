package io.seaworthy.hub.cli.report;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.ControlProblem;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.score.Coverage;
import io.seaworthy.hub.score.Score;
import io.seaworthy.hub.score.Scoring;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.Posture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One scan, ready to be shown.
 *
 * @param posture all that was seen
 * @param controls every control that was asked, by family and id
 * @param judgements every verdict, in {@link Judgement#ORDER}
 * @param score empty if nothing could be judged
 * @param problems control files that could not be used
 */
public record ScanReport(
        Posture posture,
        List<Control> controls,
        List<Judgement> judgements,
        Optional<Score> score,
        List<ControlProblem> problems) {

    public ScanReport {
        controls = List.copyOf(controls);
        judgements = List.copyOf(judgements);
        problems = List.copyOf(problems);
    }

    /** Judged and scored, nothing waived. */
    public static ScanReport of(Posture posture, Catalogue catalogue, List<Judgement> judgements) {
        return new ScanReport(posture, catalogue.controls(), judgements, Scoring.of(judgements), catalogue.problems());
    }

    /** The cluster; nameless where the posture holds none. */
    public ClusterFact cluster() {
        return posture.getFactsList().stream()
                .filter(Fact::hasCluster)
                .map(Fact::getCluster)
                .findFirst()
                .orElse(ClusterFact.getDefaultInstance());
    }

    /** Failures, worst first. */
    public List<Judgement> findings() {
        return having(Judgement::failed);
    }

    /** Verdicts that could not be given. */
    public List<Judgement> unknowns() {
        return having(Judgement::unknown);
    }

    /** Failures by control, worst first. A control that escalates for some facts comes once for each severity. */
    public SequencedMap<Group, List<Judgement>> findingsByControl() {
        return findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> new Group(finding.severity(), finding.control()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Missing verdicts by what is missing, in the words of the verdict. */
    public SequencedMap<String, List<Judgement>> unknownsByReason() {
        return unknowns().stream()
                .collect(Collectors.groupingBy(
                        (Function<Judgement, String>)
                                unknown -> unknown.verdict().text(),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Number of findings of each severity, zero included. */
    public Map<Severity, Long> counts() {
        var counts = new EnumMap<Severity, Long>(Severity.class);
        for (var severity : Severity.values()) {
            counts.put(severity, 0L);
        }
        findings().forEach(finding -> counts.merge(finding.severity(), 1L, Long::sum));
        return counts;
    }

    /** {@code 2C 5H 1M 0L}. */
    public String countsLine() {
        return counts().entrySet().stream()
                .map(count -> count.getValue() + count.getKey().symbol())
                .collect(Collectors.joining(" "));
    }

    /** At least one question has an answer. */
    public boolean assessed() {
        return judgements.stream().anyMatch(Judgement::judged);
    }

    /** How many questions have an answer. */
    public Coverage coverage() {
        return Coverage.of(judgements);
    }

    /** Everything that could not be read, each once. */
    public Collection<Gap> gaps() {
        return new LinkedHashSet<>(cluster().getGapsList());
    }

    /** Everything that was left out: items of the cluster first, then control files. */
    public List<ItemError> errors() {
        var errors = new ArrayList<>(posture.getErrorsList());
        for (var problem : problems) {
            errors.add(ItemError.newBuilder()
                    .setItem("control " + problem.location())
                    .setReason(problem.reason())
                    .setRemedy(problem.remedy())
                    .build());
        }
        return errors;
    }

    /** A finding of this severity or a worse one exists. */
    public boolean failsAt(Severity threshold) {
        return findings().stream().anyMatch(finding -> finding.severity().atLeast(threshold));
    }

    /** Points that mending this one finding adds; empty if it adds none or there is no score. */
    public OptionalInt gain(Judgement finding) {
        var gain = score.map(given -> given.gain(finding)).orElse(0);
        return gain > 0 ? OptionalInt.of(gain) : OptionalInt.empty();
    }

    /** {@code  (+4.2 points)}; empty where nothing is gained by this one alone. */
    public String gainWords(Judgement finding) {
        var gain = gain(finding);
        return gain.isEmpty() ? "" : " (+" + Wording.count(gain.getAsInt(), "point") + ")";
    }

    /**
     * One line of the list of findings.
     *
     * @param severity of these findings
     * @param control that failed
     */
    public record Group(Severity severity, Control control) {}

    private List<Judgement> having(Predicate<Judgement> what) {
        return judgements.stream().filter(what).toList();
    }
}
