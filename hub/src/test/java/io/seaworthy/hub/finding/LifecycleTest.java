package io.seaworthy.hub.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.control.Verdict;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.posture.v1.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LifecycleTest {

    private static final ClusterId CLUSTER = new ClusterId("c");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Control CONTROL = Catalogue.builtIn().controls().getFirst();
    private static final Fact FACT =
            Fact.newBuilder().setKey("ReleaseFact/Secret/shop/web").build();
    private static final Lifecycle LIFECYCLE = new Lifecycle(Terms.DEFAULT);

    /** One thing that can happen. */
    record Step(Kind kind, String text, boolean conclusive) {
        enum Kind {
            FAIL,
            PASS,
            NOT_APPLICABLE,
            UNKNOWN,
            GONE,
            UNSEEN,
            WITHDRAWN,
            ACKNOWLEDGE,
            START
        }
    }

    /** A finding and everything that happened to it. */
    private static final class Life {
        private Optional<Finding> finding = Optional.empty();
        private final List<FindingEvent> events = new ArrayList<>();
        private Instant now = START;

        private Optional<Transition> take(Step step) {
            now = now.plus(Duration.ofMinutes(1));
            var transition = next(finding, step, now);
            transition.ifPresent(next -> {
                finding = Optional.of(next.finding());
                next.event().ifPresent(events::add);
            });
            return transition;
        }

        private FindingState state() {
            return finding.orElseThrow().state();
        }
    }

    @Property
    void nothingIsFixedWithoutProof(@ForAll("steps") List<Step> steps) {
        var life = new Life();
        for (var step : steps) {
            var before = life.finding;
            life.take(step);
            if (life.finding.isPresent()
                    && life.state() == FindingState.FIXED
                    && before.orElseThrow().state() != FindingState.FIXED) {
                assertThat(step.conclusive()).isTrue();
                assertThat(step.kind()).isIn(Step.Kind.PASS, Step.Kind.NOT_APPLICABLE, Step.Kind.GONE);
                assertThat(life.finding.get().closing().orElseThrow().proof()).isPresent();
            }
        }
    }

    @Property
    void seeingTheSameTwiceChangesNothingTheSecondTime(@ForAll("steps") List<Step> steps) {
        var life = new Life();
        for (var step : steps) {
            life.take(step);
            assertThat(life.take(step)).isEmpty();
        }
    }

    @Property
    void unknownGoesBackToWhereItWas(@ForAll("steps") List<Step> steps) {
        var life = new Life();
        steps.forEach(life::take);
        life.take(new Step(Step.Kind.FAIL, "seen", true));
        var before = life.state();

        life.take(new Step(Step.Kind.UNKNOWN, "a permission", true));
        var lost = life.state();
        life.take(new Step(Step.Kind.FAIL, "seen", false));
        var stillLost = life.state();
        life.take(new Step(Step.Kind.FAIL, "seen", true));

        assertThat(lost).isEqualTo(FindingState.UNKNOWN);
        assertThat(stillLost).isEqualTo(FindingState.UNKNOWN);
        assertThat(life.state()).isEqualTo(before);
        assertThat(life.finding.orElseThrow().missing()).isEmpty();
        assertThat(life.finding.orElseThrow().before()).isEmpty();
    }

    @Property
    void eventsTellTheWholeStory(@ForAll("steps") List<Step> steps) {
        var life = new Life();
        steps.forEach(life::take);

        assertThat(life.events.stream().filter(event -> event.kind() == EventKind.OPENED))
                .hasSizeLessThanOrEqualTo(1);
        life.finding.ifPresent(finding -> {
            assertThat(life.events.getLast().state()).isEqualTo(finding.state());
            assertThat(life.events.getFirst().kind()).isEqualTo(EventKind.OPENED);
            assertThat(life.events.stream().filter(event -> event.kind() == EventKind.REOPENED))
                    .hasSize(finding.timesReopened());
            assertThat(life.events).allMatch(event -> event.finding().equals(finding.id()));
            assertThat(finding.closing().isPresent()).isEqualTo(finding.state().closed());
            assertThat(finding.before().isPresent()).isEqualTo(finding.state() == FindingState.UNKNOWN);
        });
    }

    @Property
    void failureIsAlwaysOpenOrUnknownAfterwards(@ForAll("steps") List<Step> steps) {
        var life = new Life();
        steps.forEach(life::take);

        life.take(new Step(Step.Kind.FAIL, "again", false));

        assertThat(life.state().closed()).isFalse();
    }

    @Example
    void withdrawnControlProvesNothing() {
        var life = new Life();
        life.take(new Step(Step.Kind.FAIL, "seen", true));

        life.take(new Step(Step.Kind.WITHDRAWN, "", true));

        assertThat(life.state()).isEqualTo(FindingState.WITHDRAWN);
        assertThat(life.finding.orElseThrow().closing().orElseThrow().proof()).isEmpty();
    }

    @Example
    void dueDateFollowsSeverityWithoutStartingAgain() {
        var opened = transition(Optional.empty(), Severity.HIGH, START).finding();
        var worse = transition(Optional.of(opened), Severity.CRITICAL, START.plus(Duration.ofDays(3)));

        assertThat(opened.due()).contains(START.plus(Duration.ofDays(30)));
        assertThat(worse.finding().due()).contains(START.plus(Duration.ofDays(7)));
        assertThat(worse.event().orElseThrow().kind()).isEqualTo(EventKind.EVIDENCE_CHANGED);
    }

    @Example
    void reopenedFindingGetsANewTerm() {
        var life = new Life();
        life.take(new Step(Step.Kind.FAIL, "seen", true));
        life.take(new Step(Step.Kind.PASS, "", true));
        var due = life.finding.orElseThrow().due();

        life.take(new Step(Step.Kind.FAIL, "seen", true));

        assertThat(life.state()).isEqualTo(FindingState.REOPENED);
        assertThat(life.finding.orElseThrow().due().orElseThrow()).isAfter(due.orElseThrow());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.values()), Arbitraries.of("one", "two"), Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    private static Optional<Transition> next(Optional<Finding> finding, Step step, Instant now) {
        var sighting = new Sighting(CLUSTER, now, new Proof(1, 1, 1), step.conclusive());
        return switch (step.kind()) {
            case FAIL -> judged(finding, new Verdict.Fail(step.text()), sighting);
            case PASS -> judged(finding, new Verdict.Pass(), sighting);
            case NOT_APPLICABLE -> judged(finding, new Verdict.NotApplicable(step.text()), sighting);
            case UNKNOWN -> judged(finding, new Verdict.Unknown(step.text()), sighting);
            case GONE -> finding.flatMap(current -> LIFECYCLE.gone(current, sighting));
            case UNSEEN -> finding.flatMap(current -> LIFECYCLE.unseen(current, step.text(), sighting));
            case WITHDRAWN -> finding.flatMap(current -> LIFECYCLE.withdrawn(current, sighting));
            case ACKNOWLEDGE -> finding.flatMap(current -> acted(current, new Deed.Acknowledge(), now));
            case START -> finding.flatMap(current -> acted(current, new Deed.Start(), now));
        };
    }

    private static Optional<Transition> acted(Finding finding, Deed deed, Instant now) {
        return DeedRules.of(finding, deed, "mara", now) instanceof DeedRules.Ruling.Allowed(var transition)
                ? Optional.of(transition)
                : Optional.empty();
    }

    private static Optional<Transition> judged(Optional<Finding> finding, Verdict verdict, Sighting sighting) {
        var judgement = new Judgement(CONTROL, CONTROL.severity(), FACT, verdict, "");
        return LIFECYCLE.judged(finding, judgement, "", sighting);
    }

    private static Transition transition(Optional<Finding> finding, Severity severity, Instant now) {
        var judgement = new Judgement(CONTROL, severity, FACT, new Verdict.Fail("seen"), "");
        return LIFECYCLE
                .judged(finding, judgement, "", new Sighting(CLUSTER, now, new Proof(1, 1, 1), true))
                .orElseThrow();
    }
}
