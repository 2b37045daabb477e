package io.seaworthy.e2e.fleet;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.score.ControlTally;
import io.seaworthy.hub.score.Grade;
import io.seaworthy.hub.score.OpenFailures;
import io.seaworthy.hub.score.Score;
import io.seaworthy.hub.score.Scoring;
import io.seaworthy.hub.score.Share;
import io.seaworthy.hub.score.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/** One generated cluster: facts, findings, verdicts that fit them, and the score that the hub's own formula makes of these. */
final class MadeCluster {

    private static final int DAYS = 84;

    private final Catalogue catalogue;
    private final Instant now;
    private final int number;
    private final SplittableRandom random;
    private final Bodies bodies;
    private final String id;
    private final String name;
    private final boolean silent;
    private final List<Subject> subjects = new ArrayList<>();

    MadeCluster(Catalogue catalogue, Instant now, long seed, int number) {
        this.catalogue = catalogue;
        this.now = now;
        this.number = number;
        this.random = new SplittableRandom(seed * 1_000_003 + number);
        this.bodies = new Bodies(now, random);
        this.id = UUID.nameUUIDFromBytes((seed + "/" + number).getBytes(StandardCharsets.UTF_8))
                .toString();
        this.silent = number % 50 == 7;
        this.name = (number % 100 == 3 ? Words.HOSTILE : "")
                + Words.pick(Words.ENVIRONMENTS, random.nextInt(100)) + "-"
                + Words.pick(Words.TEAMS, random.nextInt(100))
                + "-%04d".formatted(number * 7919 % 10_000);
    }

    /**
     * @param releases how many it has
     * @param findings how many are tracked
     * @param worst the worst severity that any of them has
     */
    void fill(Tables tables, int releases, int findings, Severity worst) {
        var version = Words.pick(Words.KUBERNETES, random.nextInt(100));
        observe(version, releases);
        var controls = catalogue.controls();
        subjects.forEach(subject -> controls.stream()
                .filter(subject::judgedBy)
                .forEach(control -> subject.letters().put(control.id(), silent ? "U" : "P")));
        var made = new MadeFindings(id, silent, now, random);
        var failing = controls.stream()
                .filter(control -> control.severity().compareTo(worst) >= 0)
                .toList();
        var about = candidates(failing, findings);
        about.forEach(candidate -> made.add(tables, candidate.subject(), candidate.control()));
        var failures = made.failures();
        var tally = new Tally(tallies(controls, failures), failures);
        if (silent) {
            tally = tally.unseen();
        }
        score(tables, tally, Scoring.of(tally), version);
        subjects.forEach(subject -> fact(tables, subject));
        for (var kind : List.of("ClusterFact", "NamespaceFact", "TillerFact", "AccessFact", "ReleaseFact")) {
            tables.scopes.add(id, kind, "", true, "");
        }
    }

    private record Candidate(Subject subject, Control control) {}

    private void observe(String version, int releases) {
        int tillers = number == 5 ? 11 : number % 12 == 0 ? 1 + number / 12 % 2 : 0;
        subjects.add(bodies.cluster(id, name, version, tillers, releases));
        Words.NAMESPACES.forEach(namespace -> subjects.add(bodies.namespace(
                namespace, random.nextInt(5) == 0 ? "" : Words.pick(Words.TEAMS, random.nextInt(100)))));
        for (int at = 0; at < tillers; at++) {
            var namespace = at == 0 ? "kube-system" : Words.pick(Words.NAMESPACES, at);
            subjects.add(bodies.tiller(namespace, at == 0 ? "tiller-deploy" : "tiller-" + at));
        }
        for (int at = 0; at < releases; at++) {
            var chart = Words.pick(Words.CHARTS, random.nextInt(100));
            var namespace = Words.pick(Words.NAMESPACES, at);
            var release = (random.nextInt(400) == 0 ? Words.HOSTILE : chart) + "-" + at;
            subjects.add(bodies.release(namespace, release, chart));
            if (at % 10 == 0) {
                subjects.add(bodies.workload(namespace, release, chart));
                subjects.add(bodies.scan(namespace, release, chart));
            }
        }
    }

    /** Few facts have many findings, many have few; no pair of fact and control comes twice. */
    private List<Candidate> candidates(List<Control> controls, int count) {
        var pairs = new ArrayList<Candidate>();
        for (var subject : subjects) {
            controls.stream()
                    .filter(subject::judgedBy)
                    .map(control -> new Candidate(subject, control))
                    .forEach(pairs::add);
        }
        for (int at = 0; at < Math.min(count, pairs.size()); at++) {
            var other = random.nextInt(at, pairs.size());
            var held = pairs.get(at);
            pairs.set(at, pairs.get(other));
            pairs.set(other, held);
        }
        return pairs.subList(0, Math.min(count, pairs.size()));
    }

    private List<ControlTally> tallies(List<Control> controls, List<OpenFailures> failures) {
        return controls.stream()
                .map(control -> {
                    var letters = subjects.stream()
                            .filter(subject -> subject.letters().containsKey(control.id()))
                            .collect(Collectors.groupingBy(
                                    subject -> String.valueOf(subject.letters().get(control.id())),
                                    Collectors.counting()));
                    int waived = failures.stream()
                            .filter(each -> each.waived() && each.control().equals(control.id()))
                            .mapToInt(OpenFailures::count)
                            .sum();
                    return new ControlTally(
                            control, count(letters, "P"), count(letters, "F") - waived, waived, count(letters, "U"), 0);
                })
                .filter(tally -> tally.judged() + tally.unknown() > 0)
                .toList();
    }

    private static int count(Map<String, Long> letters, String letter) {
        return Math.toIntExact(letters.getOrDefault(letter, 0L));
    }

    private void score(Tables tables, Tally tally, Optional<Score> score, String version) {
        var heard = silent ? now.minus(Duration.ofHours(1 + number % 40)) : now.minusSeconds(random.nextInt(60));
        var enrolled = now.minus(Duration.ofDays(number % 40 == 11 ? 0 : 90)).minusSeconds(600);
        tables.clusters.add(
                id,
                name,
                "{\"environment\": \"%s\", \"team\": \"%s\", \"region\": \"%s\"}"
                        .formatted(
                                name.contains("production") ? "production" : "test",
                                Words.pick(Words.TEAMS, random.nextInt(100)),
                                number % 100 == 4 ? Words.HOSTILE : Words.pick(Words.REGIONS, random.nextInt(100))),
                version,
                "0.1.0",
                enrolled,
                enrolled,
                heard,
                heard,
                silent ? heard : null,
                catalogue.digest(),
                now,
                score.map(Score::points).orElse(null),
                score.map(each -> each.grade().name()).orElse(null),
                tally.coverage().judged(),
                tally.coverage().unknown(),
                tally.open(Severity.CRITICAL),
                tally.open(Severity.HIGH),
                tally.open(Severity.MEDIUM),
                tally.open(Severity.LOW),
                1);
        Map<String, Double> lost = score.map(Score::shares).orElse(List.of()).stream()
                .collect(Collectors.toMap(share -> share.control().id(), Share::lost));
        for (var each : tally.controls()) {
            var control = each.control().id();
            tables.tallies.add(
                    id,
                    control,
                    each.passed(),
                    each.failed(),
                    each.waived(),
                    each.unknown(),
                    each.notApplicable(),
                    lost.getOrDefault(control, 0.0),
                    tally.gain(control),
                    tally.gainOfAll(control));
        }
        samples(tables, tally, score, enrolled);
    }

    /** A walk that ends where the cluster is now. */
    private void samples(Tables tables, Tally tally, Optional<Score> score, Instant enrolled) {
        int points = score.map(Score::points).orElse(-1);
        for (int day = 0; day < DAYS; day++) {
            var at = now.minus(Duration.ofDays(day)).minusSeconds(30);
            if (at.isBefore(enrolled)) {
                return;
            }
            var known = points >= 0;
            tables.samples.add(
                    id,
                    at,
                    1,
                    known ? points : null,
                    known ? Grade.of(points).name() : null,
                    known ? (double) points : null,
                    score.flatMap(Score::cap).map(Tables::severity).orElse(null),
                    day == 0 ? score.map(Score::penalty).orElse(0) : 0,
                    known ? points : null,
                    tally.coverage().judged(),
                    tally.coverage().unknown());
            points = Math.clamp((known ? points : 55) + random.nextInt(-4, 4), 0, 100);
        }
    }

    private void fact(Tables tables, Subject subject) {
        var json = subject.letters().entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        var body = subject.fact().toByteArray();
        var release = subject.fact().getRelease();
        var isRelease = subject.fact().hasRelease();
        tables.facts.add(
                id,
                subject.fact().getKey(),
                subject.kind(),
                subject.namespace(),
                subject.name(),
                new byte[] {(byte) number},
                body,
                json,
                now.minus(Duration.ofMinutes(random.nextInt(10_000))),
                isRelease ? release.getGeneration() : null,
                isRelease ? release.getStatus() : null,
                isRelease ? release.getChart().getName() : null,
                isRelease ? release.getChart().getVersion() : null,
                isRelease ? release.getStorage().getKind() : null,
                isRelease ? release.getStorage().getBytes() : null,
                isRelease ? Instant.ofEpochSecond(release.getLastDeployed().getSeconds()) : null,
                isRelease
                        ? subject.namespace() + "/" + subject.name()
                        : subject.fact().getWorkload().getRelease(),
                subject.fact().getVulnerability().getImage());
    }
}
