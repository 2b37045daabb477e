package io.seaworthy.e2e.fleet;

import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.score.OpenFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Findings of one generated cluster with their history, and what they leave for the score. */
final class MadeFindings {

    private static final Duration OLDEST = Duration.ofDays(84);
    private static final Map<Severity, Duration> TERMS = Map.of(
            Severity.CRITICAL, Duration.ofDays(7),
            Severity.HIGH, Duration.ofDays(30),
            Severity.MEDIUM, Duration.ofDays(90),
            Severity.LOW, Duration.ofDays(180));
    private static final List<FindingState> STATES = states();

    private final String cluster;
    private final boolean silent;
    private final Instant now;
    private final RandomGenerator random;
    private final Map<OpenFailures, Integer> alike = new HashMap<>();

    MadeFindings(String cluster, boolean silent, Instant now, RandomGenerator random) {
        this.cluster = cluster;
        this.silent = silent;
        this.now = now;
        this.random = random;
    }

    /** Of a hundred findings, how many are in which state. */
    private static List<FindingState> states() {
        var states = new ArrayList<FindingState>();
        Map.of(
                        FindingState.OPEN, 58,
                        FindingState.ACKNOWLEDGED, 10,
                        FindingState.IN_PROGRESS, 6,
                        FindingState.REOPENED, 5,
                        FindingState.WAIVED, 3,
                        FindingState.UNKNOWN, 2,
                        FindingState.FIXED, 15,
                        FindingState.WITHDRAWN, 1)
                .forEach((state, share) -> {
                    for (int at = 0; at < share; at++) {
                        states.add(state);
                    }
                });
        states.sort(null);
        return List.copyOf(states);
    }

    void add(Tables tables, Subject subject, Control control) {
        var drawn = Words.pick(STATES, random.nextInt(100));
        var state = silent && !drawn.closed() ? FindingState.UNKNOWN : drawn;
        var before = state == FindingState.UNKNOWN ? FindingState.OPEN : null;
        var opened = now.minus(
                Duration.ofSeconds((long) (OLDEST.toSeconds() * random.nextDouble() * random.nextDouble() + 60)));
        var changed = state == FindingState.OPEN
                ? opened
                : opened.plus(
                        Duration.ofSeconds((long) (Duration.between(opened, now).toSeconds() * random.nextDouble())));
        var due = opened.plus(TERMS.getOrDefault(control.severity(), OLDEST));
        var id = FindingId.of(
                        new ClusterId(cluster), control.id(), subject.fact().getKey())
                .value();
        var hostile = random.nextInt(500) == 0;
        var evidence = (hostile ? Words.HOSTILE + " " : "") + subject.kind() + " " + subject.namespace() + "/"
                + subject.name() + ": \"" + control.title() + "\" is not so.";
        var fix = "helm upgrade " + subject.name() + " --namespace " + subject.namespace() + " # see docs/controls/"
                + control.id() + ".md";
        var proven = state == FindingState.FIXED;
        tables.findings.add(
                cluster,
                id,
                control.id(),
                subject.fact().getKey(),
                subject.kind(),
                subject.kind().replace("Fact", ""),
                subject.namespace(),
                subject.name(),
                Tables.severity(control.severity()),
                control.family(),
                control.title(),
                state,
                before,
                evidence,
                fix,
                state == FindingState.UNKNOWN ? "The agent may not list secrets in " + subject.namespace() + "." : "",
                random.nextInt(4) == 0 ? "" : Words.pick(Words.TEAMS, random.nextInt(100)) + "@example.org",
                due,
                opened,
                changed,
                state.closed() ? changed : null,
                proven ? 1 : null,
                proven ? 1 : null,
                state == FindingState.REOPENED ? 1 : 0);
        history(tables, id, Tables.severity(control.severity()), state, opened, changed, evidence);
        mark(subject, control, state, due.isBefore(now));
    }

    List<OpenFailures> failures() {
        return alike.entrySet().stream()
                .map(each -> new OpenFailures(
                        each.getKey().control(),
                        each.getKey().severity(),
                        each.getKey().waived(),
                        each.getKey().overdue(),
                        each.getValue()))
                .toList();
    }

    private void mark(Subject subject, Control control, FindingState state, boolean overdue) {
        subject.letters().put(control.id(), state.closed() ? "P" : state == FindingState.UNKNOWN ? "U" : "F");
        if (state.failing() || state == FindingState.WAIVED) {
            var kind = new OpenFailures(
                    control.id(), control.severity(), state == FindingState.WAIVED, overdue && state.failing(), 1);
            alike.merge(kind, 1, Integer::sum);
        }
    }

    private void history(
            Tables tables,
            Object id,
            int severity,
            FindingState state,
            Instant opened,
            Instant changed,
            String evidence) {
        tables.events.add(cluster, id, opened, "OPENED", "OPEN", "hub", 1, 1, 1, evidence, severity);
        switch (state) {
            case OPEN -> {}
            case ACKNOWLEDGED ->
                tables.events.add(cluster, id, changed, "ACKNOWLEDGED", state, "ada", null, null, null, "", severity);
            case IN_PROGRESS ->
                tables.events.add(cluster, id, changed, "STARTED", state, "ada", null, null, null, "", severity);
            case WAIVED ->
                tables.events.add(
                        cluster,
                        id,
                        changed,
                        "COMMENTED",
                        state,
                        "ada",
                        null,
                        null,
                        null,
                        "Until the migration.",
                        severity);
            case UNKNOWN ->
                tables.events.add(
                        cluster, id, changed, "BECAME_UNKNOWN", state, "hub", 1, 1, 2, "It cannot be read.", severity);
            case FIXED -> tables.events.add(cluster, id, changed, "FIXED", state, "hub", 1, 1, 2, "", severity);
            case WITHDRAWN ->
                tables.events.add(cluster, id, changed, "WITHDRAWN", state, "hub", null, null, null, "", severity);
            case REOPENED -> {
                var between = opened.plus(Duration.between(opened, changed).dividedBy(2));
                tables.events.add(cluster, id, between, "FIXED", "FIXED", "hub", 1, 1, 2, "", severity);
                tables.events.add(cluster, id, changed, "REOPENED", state, "hub", 1, 1, 3, evidence, severity);
            }
        }
    }
}
