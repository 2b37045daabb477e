package io.seaworthy.hub.inventory;

import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.control.Verdict;
import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.finding.Sighting;
import io.seaworthy.hub.finding.Transition;
import io.seaworthy.posture.v1.ClusterFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges facts of one cluster inside one transaction: keeps their marks, moves their findings, counts the difference. */
final class Assessment {

    static final int PAGE = 500;

    private final Ledger ledger;
    private final Rulebook rulebook;
    private final Sighting sighting;
    private final Map<String, MarkCounts> difference = new HashMap<>();
    private final Set<FindingId> changed = new HashSet<>();

    Assessment(Ledger ledger, Rulebook rulebook, Sighting sighting) {
        this.ledger = ledger;
        this.rulebook = rulebook;
        this.sighting = sighting;
    }

    /** Findings that became different. */
    Set<FindingId> changed() {
        return Set.copyOf(changed);
    }

    /** A verdict or a finding is another one. */
    boolean anything() {
        return !difference.isEmpty() || !changed.isEmpty();
    }

    /** Counts of verdicts, brought up to now. */
    Map<String, MarkCounts> applied(Map<String, MarkCounts> counts) {
        var now = new HashMap<>(counts);
        difference.forEach((control, more) -> now.merge(control, more, MarkCounts::plus));
        now.values().removeIf(MarkCounts.NONE::equals);
        return now;
    }

    /** All facts of the cluster, in pages. */
    void judgeAll(ClusterFact cluster) {
        var page = ledger.facts().after("", PAGE);
        while (!page.isEmpty()) {
            judge(cluster, page);
            page = ledger.facts().after(page.getLast().key(), PAGE);
        }
    }

    /** @param facts as they are held, with the marks they had until now */
    void judge(ClusterFact cluster, Collection<StoredFact> facts) {
        var judgements = judgements(cluster, facts);
        var findings = findings(facts.stream().map(StoredFact::key).toList());
        var owners = new FactOwners(ledger.facts(), rulebook.owners(), judgements);
        var marks = new HashMap<String, Map<String, Mark>>();
        var transitions = new ArrayList<Transition>();
        for (var judgement : judgements) {
            marks.computeIfAbsent(judgement.fact().getKey(), _ -> new HashMap<>())
                    .put(judgement.control().id(), Mark.of(judgement.verdict()));
            var current = Optional.ofNullable(findings.remove(judgement.key()));
            rulebook.lifecycle()
                    .judged(current, judgement, owners.of(judgement), sighting)
                    .ifPresent(transitions::add);
        }
        findings.values().stream()
                .filter(this::unasked)
                .forEach(finding ->
                        rulebook.lifecycle().withdrawn(finding, sighting).ifPresent(transitions::add));
        keep(transitions);
        var different = facts.stream()
                .map(fact -> fact.marked(marks.getOrDefault(fact.key(), Map.of())))
                .toList();
        var before = facts.stream().collect(Collectors.toMap(StoredFact::key, StoredFact::marks));
        ledger.facts()
                .mark(different.stream()
                        .filter(fact -> !fact.marks().equals(before.get(fact.key())))
                        .toList());
        different.forEach(fact -> count(before.getOrDefault(fact.key(), Map.of()), fact.marks()));
    }

    /** Facts that were removed: their verdicts no longer count, and where that is proof their findings end. */
    void removed(Collection<StoredFact> facts) {
        facts.forEach(fact -> count(fact.marks(), Map.of()));
        gone(facts.stream().map(StoredFact::key).toList());
    }

    /** Findings of facts that are not held. */
    void gone(Collection<String> keys) {
        var transitions = new ArrayList<Transition>();
        for (var finding : findings(keys).values()) {
            var blind = sighting.conclusive()
                    ? ledger.facts()
                            .blindSpot(
                                    finding.failure().factKind(),
                                    finding.failure().namespace())
                    : Optional.<String>empty();
            blind.map(missing -> rulebook.lifecycle().unseen(finding, missing, sighting))
                    .orElseGet(() -> rulebook.lifecycle().gone(finding, sighting))
                    .ifPresent(transitions::add);
        }
        keep(transitions);
    }

    /** Nothing of these facts can be seen. */
    void unseen(Collection<String> keys, String missing) {
        keep(findings(keys).values().stream()
                .flatMap(finding -> rulebook.lifecycle().unseen(finding, missing, sighting).stream())
                .toList());
    }

    private List<Judgement> judgements(ClusterFact cluster, Collection<StoredFact> facts) {
        var readable = facts.stream()
                .filter(fact -> fact.unreadable().isEmpty())
                .map(StoredFact::body)
                .toList();
        var hidden = facts.stream()
                .filter(fact -> fact.unreadable().isPresent())
                .flatMap(fact -> rulebook.catalogue().controls().stream()
                        .filter(control -> control.fact().message().equals(fact.kind()))
                        .map(control -> unseen(control, fact)));
        return Stream.concat(rulebook.judge().judge(cluster, sighting.at(), readable).stream(), hidden)
                .toList();
    }

    private static Judgement unseen(Control control, StoredFact fact) {
        Severity severity = control.severity();
        return new Judgement(
                control,
                severity,
                fact.body(),
                new Verdict.Unknown(fact.unreadable().orElse("")),
                "");
    }

    private Map<String, Finding> findings(Collection<String> keys) {
        var byKey = new LinkedHashMap<String, Finding>();
        ledger.findings().of(keys).forEach(finding -> byKey.put(finding.control() + " " + finding.factKey(), finding));
        return byKey;
    }

    private boolean unasked(Finding finding) {
        return rulebook.catalogue()
                .control(finding.control())
                .filter(control ->
                        control.fact().message().equals(finding.failure().factKind()))
                .isEmpty();
    }

    private void keep(List<Transition> transitions) {
        ledger.findings().keep(transitions);
        transitions.forEach(transition -> changed.add(transition.finding().id()));
    }

    private void count(Map<String, Mark> before, Map<String, Mark> after) {
        if (before.equals(after)) {
            return;
        }
        before.forEach((control, mark) -> count(control, mark, -1));
        after.forEach((control, mark) -> count(control, mark, 1));
        difference.values().removeIf(MarkCounts.NONE::equals);
    }

    private void count(String control, Mark mark, int facts) {
        difference.merge(control, MarkCounts.NONE.plus(mark, facts), (known, _) -> known.plus(mark, facts));
    }
}
