package io.seaworthy.hub.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.control.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScoringTest {

    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final Verdict PASS = new Verdict.Pass();
    private static final Verdict FAIL = new Verdict.Fail("seen");
    private static final Verdict UNKNOWN = new Verdict.Unknown("a permission");
    private static final Verdict NOT_APPLICABLE = new Verdict.NotApplicable("no");

    @Example
    void nothingJudgedIsNoScore() {
        assertThat(Scoring.of(List.of())).isEmpty();
        assertThat(Scoring.of(List.of(Made.judgement(Severity.LOW, 1, 1, UNKNOWN))))
                .isEmpty();
    }

    @Example
    void allPassedIsAHundred() {
        var score = score(List.of(
                Made.judgement(Severity.LOW, 1, 1, PASS),
                Made.judgement(Severity.CRITICAL, 2, 2, PASS),
                Made.judgement(Severity.HIGH, 3, 3, NOT_APPLICABLE)));

        assertThat(score.points()).isEqualTo(100);
        assertThat(score.grade()).isEqualTo(Grade.A);
        assertThat(score.coverage().percent()).isEqualTo(100);
        assertThat(score.cap()).isEmpty();
    }

    @Example
    void weightsSharesAndCapAreThoseOfTheFormula() {
        var score = score(List.of(
                Made.judgement(Severity.CRITICAL, 1, 1, PASS),
                Made.judgement(Severity.HIGH, 2, 1, FAIL),
                Made.judgement(Severity.HIGH, 2, 2, PASS),
                Made.judgement(Severity.LOW, 3, 1, FAIL),
                Made.judgement(Severity.LOW, 4, 1, UNKNOWN)));

        assertThat(score.base()).isEqualTo(100.0 * (40 + 10) / 62);
        assertThat(score.cap()).contains(Severity.HIGH);
        assertThat(score.points()).isEqualTo(79);
        assertThat(score.grade()).isEqualTo(Grade.C);
        assertThat(score.coverage()).isEqualTo(new Coverage(4, 1));
        assertThat(score.coverage().percent()).isEqualTo(80);
        assertThat(score.shares())
                .extracting(share -> share.control().severity())
                .startsWith(Severity.HIGH);
        assertThat(score.shares().getFirst().lost()).isEqualTo(100.0 * 10 / 62);
    }

    @Example
    void gainIsThePointsThatOneFixBrings() {
        var high = Made.judgement(Severity.HIGH, 2, 1, FAIL);
        var low = Made.judgement(Severity.LOW, 3, 1, FAIL);
        var score = score(List.of(Made.judgement(Severity.CRITICAL, 1, 1, PASS), high, low));

        assertThat(score.points()).isEqualTo(64);
        assertThat(score.gain(high)).isEqualTo(96 - 64);
        assertThat(score.gain(low)).isEqualTo(67 - 64);
    }

    @Example
    void waivedFailureDoesNotCountAndIsListed() {
        var failures = List.of(Made.judgement(Severity.CRITICAL, 1, 3, FAIL), Made.judgement(Severity.LOW, 2, 1, PASS));

        var score = Scoring.of(failures, ScoringTest::waived, _ -> false).orElseThrow();

        assertThat(score.points()).isEqualTo(100);
        assertThat(score.pointsWithoutWaivers()).isEqualTo(4);
        assertThat(score.shares().getFirst().waived()).isEqualTo(1);
        assertThat(score.gains()).isEmpty();
    }

    @Example
    void overdueTakesOnePointEachAndAtMostTen() {
        var judgements = new ArrayList<Judgement>();
        for (int i = 0; i < 100; i++) {
            judgements.add(Made.judgement(Severity.LOW, 1, i, i % 4 == 0 ? FAIL : PASS));
        }

        assertThat(Scoring.of(judgements, _ -> false, _ -> true).orElseThrow().points())
                .isEqualTo(65);
        assertThat(Scoring.of(
                                judgements,
                                _ -> false,
                                judgement -> judgement.fact().getKey().equals("fact 0"))
                        .orElseThrow()
                        .points())
                .isEqualTo(74);
    }

    @Property
    void fixingNeverLowersAndTheGainIsWhatItBrings(@ForAll("judgements") List<Judgement> judgements) {
        var before = Scoring.of(judgements, ScoringTest::waived, ScoringTest::overdue);

        for (int i = 0; i < judgements.size(); i++) {
            var judgement = judgements.get(i);
            if (judgement.failed()) {
                var fixed = new ArrayList<>(judgements);
                fixed.set(i, Made.with(judgement, PASS));
                int after = Scoring.of(fixed, ScoringTest::waived, ScoringTest::overdue)
                        .orElseThrow()
                        .points();

                assertThat(after).isGreaterThanOrEqualTo(before.orElseThrow().points());
                if (!waived(judgement)) {
                    assertThat(before.orElseThrow().gain(judgement))
                            .isEqualTo(after - before.orElseThrow().points());
                }
            }
        }
    }

    @Property
    void removingWhatFailsNeverLowers(@ForAll("judgements") List<Judgement> judgements) {
        for (int i = 0; i < judgements.size(); i++) {
            if (judgements.get(i).failed() && !waived(judgements.get(i))) {
                var without = new ArrayList<>(judgements);
                without.remove(i);
                int before = Scoring.of(judgements, ScoringTest::waived, ScoringTest::overdue)
                        .orElseThrow()
                        .points();

                Scoring.of(without, ScoringTest::waived, ScoringTest::overdue)
                        .ifPresent(after -> assertThat(after.points()).isGreaterThanOrEqualTo(before));
            }
        }
    }

    @Property
    void newFailureNeverRaises(
            @ForAll("judgements") List<Judgement> judgements, @ForAll("failures") Judgement failure) {
        var before = Scoring.of(judgements, ScoringTest::waived, ScoringTest::overdue);
        var more = new ArrayList<>(judgements);
        more.removeIf(judgement -> judgement.key().equals(failure.key()));
        if (more.size() < judgements.size()) {
            return;
        }
        more.add(failure);

        var after = Scoring.of(more, _ -> false, ScoringTest::overdue).orElseThrow();

        before.ifPresent(score -> assertThat(after.points()).isLessThanOrEqualTo(score.points()));
    }

    @Property
    void countsGiveTheSameScoreAsJudgements(@ForAll("judgements") List<Judgement> judgements) {
        var judged = Scoring.of(judgements, ScoringTest::waived, ScoringTest::overdue);
        var tally = Tally.of(judgements, ScoringTest::waived, ScoringTest::overdue);

        var counted = Scoring.of(tally);

        assertThat(counted.map(Score::points)).isEqualTo(judged.map(Score::points));
        assertThat(counted.map(Score::pointsWithoutWaivers)).isEqualTo(judged.map(Score::pointsWithoutWaivers));
        assertThat(counted.map(Score::shares)).isEqualTo(judged.map(Score::shares));
        assertThat(tally.coverage()).isEqualTo(Coverage.of(judgements));
    }

    @Property
    void gainOfAllIsWhatFixingEveryFailureOfAControlBrings(@ForAll("judgements") List<Judgement> judgements) {
        var tally = Tally.of(judgements, ScoringTest::waived, ScoringTest::overdue);
        for (var control :
                judgements.stream().map(each -> each.control().id()).distinct().toList()) {
            var fixed = judgements.stream()
                    .map(each -> each.control().id().equals(control) && each.failed() && !waived(each)
                            ? Made.with(each, PASS)
                            : each)
                    .toList();
            int before = Scoring.of(tally).map(Score::points).orElse(0);
            int after = Scoring.of(fixed, ScoringTest::waived, ScoringTest::overdue)
                    .map(Score::points)
                    .orElse(0);

            assertThat(tally.gainOfAll(control)).isEqualTo(after - before);
            assertThat(tally.gain(control)).isBetween(0, tally.gainOfAll(control));
        }
    }

    @Property
    void silentClusterHasNoScore(@ForAll("judgements") List<Judgement> judgements) {
        var tally =
                Tally.of(judgements, ScoringTest::waived, ScoringTest::overdue).unseen();

        assertThat(Scoring.of(tally)).isEmpty();
        assertThat(tally.coverage().judged()).isZero();
        var coverage = Coverage.of(judgements);
        assertThat(tally.coverage().unknown()).isEqualTo(coverage.judged() + coverage.unknown());
    }

    @Property
    void scoreStaysInItsBounds(@ForAll("judgements") List<Judgement> judgements) {
        Scoring.of(judgements, ScoringTest::waived, ScoringTest::overdue).ifPresent(score -> {
            assertThat(score.points()).isBetween(0, 100);
            assertThat(score.pointsWithoutWaivers()).isBetween(0, score.points());
            assertThat(score.grade().from()).isLessThanOrEqualTo(score.points());
            assertThat(score.coverage().percent()).isBetween(0, 100);
            score.cap().ifPresent(cap -> assertThat(score.points()).isLessThanOrEqualTo(Scoring.cap(cap)));
            assertThat(score.points() == 100)
                    .isEqualTo(score.shares().stream().noneMatch(share -> share.failing() > 0));
        });
    }

    @Property
    void orderDoesNotMatter(@ForAll("judgements") List<Judgement> judgements, @ForAll Random random) {
        var shuffled = new ArrayList<>(judgements);
        Collections.shuffle(shuffled, random);

        assertThat(Scoring.of(shuffled, ScoringTest::waived, ScoringTest::overdue))
                .isEqualTo(Scoring.of(judgements, ScoringTest::waived, ScoringTest::overdue));
    }

    @Provide
    Arbitrary<List<Judgement>> judgements() {
        return judgement(Arbitraries.of(PASS, FAIL, UNKNOWN, NOT_APPLICABLE))
                .list()
                .ofMaxSize(40)
                .uniqueElements(Judgement::key);
    }

    @Provide
    Arbitrary<Judgement> failures() {
        return judgement(Arbitraries.of(FAIL));
    }

    private static Arbitrary<Judgement> judgement(Arbitrary<Verdict> verdicts) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 9),
                        verdicts)
                .as((control, fact, verdict) ->
                        Made.judgement(SEVERITIES.get(control % SEVERITIES.size()), control, fact, verdict));
    }

    private static boolean waived(Judgement judgement) {
        return judgement.fact().getKey().endsWith("3");
    }

    private static boolean overdue(Judgement judgement) {
        return judgement.fact().getKey().endsWith("1");
    }

    private static Score score(List<Judgement> judgements) {
        Optional<Score> score = Scoring.of(judgements);
        return score.orElseThrow();
    }
}
