package io.seaworthy.hub.finding;

import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Verdict;
import java.util.Optional;

/**
 * What becomes of a finding when something is seen. Pure: the same input always gives the same answer, and seeing the
 * same thing twice gives nothing the second time.
 *
 * <p>Opening, reopening and turning UNKNOWN need nothing more than being seen. Closing, and coming back from UNKNOWN, need
 * a conclusive {@link Sighting}.
 */
public final class Lifecycle {

    private final Terms terms;

    public Lifecycle(Terms terms) {
        this.terms = terms;
    }

    /**
     * A control has judged a fact.
     *
     * @param current its finding, if there ever was one
     * @param owner of the fact, as far as facts tell; empty if they do not
     * @return empty if nothing becomes different
     */
    public Optional<Transition> judged(
            Optional<Finding> current, Judgement judgement, String owner, Sighting sighting) {
        return switch (judgement.verdict()) {
            case Verdict.Fail(var evidence) -> {
                var failure = Failure.of(judgement, evidence);
                yield current.isEmpty()
                        ? Optional.of(opened(judgement, failure, owner, sighting))
                        : failed(current.get(), failure, owner, sighting);
            }
            case Verdict.Pass _ -> current.flatMap(finding -> proven(finding, "It passes.", sighting));
            case Verdict.NotApplicable(var why) ->
                current.flatMap(finding -> proven(finding, why.isEmpty() ? "It no longer applies." : why, sighting));
            case Verdict.Unknown(var missing) -> current.flatMap(finding -> unseen(finding, missing, sighting));
        };
    }

    /** What it was about is no longer there. */
    public Optional<Transition> gone(Finding current, Sighting sighting) {
        return proven(current, current.failure().subjectKind() + " is gone.", sighting);
    }

    /**
     * What it is about cannot be seen now.
     *
     * @param missing what stands in the way
     */
    public Optional<Transition> unseen(Finding current, String missing, Sighting sighting) {
        if (current.state().closed()) {
            return Optional.empty();
        }
        var next = current.unseen(missing, sighting.at());
        if (current.state() == FindingState.UNKNOWN && current.missing().equals(next.missing())) {
            return Optional.empty();
        }
        return Optional.of(
                current.state() == FindingState.UNKNOWN
                        ? new Transition(next, Optional.empty())
                        : logged(next, EventKind.BECAME_UNKNOWN, missing, sighting));
    }

    /** Its control is no longer in the catalogue. */
    public Optional<Transition> withdrawn(Finding current, Sighting sighting) {
        if (current.state().closed()) {
            return Optional.empty();
        }
        var next = current.closed(FindingState.WITHDRAWN, new Finding.Closing(sighting.at(), Optional.empty()));
        return Optional.of(logged(
                next,
                EventKind.WITHDRAWN,
                "The control " + current.control() + " is no longer asked about this; nothing was proven.",
                sighting));
    }

    private Transition opened(Judgement judgement, Failure failure, String owner, Sighting sighting) {
        var finding = new Finding(
                sighting.cluster(),
                judgement.control().id(),
                judgement.fact().getKey(),
                failure,
                FindingState.OPEN,
                Optional.empty(),
                "",
                owner,
                terms.due(failure.severity(), sighting.at()),
                sighting.at(),
                sighting.at(),
                Optional.empty(),
                0);
        return logged(finding, EventKind.OPENED, failure.evidence(), sighting);
    }

    private Optional<Transition> failed(Finding current, Failure failure, String owner, Sighting sighting) {
        var whose = current.owner().isEmpty() ? owner : current.owner();
        return switch (current.state()) {
            case FIXED, WITHDRAWN -> {
                var term = terms.due(failure.severity(), sighting.at());
                var next = current.reopened(failure, whose, term, sighting.at());
                yield Optional.of(logged(next, EventKind.REOPENED, failure.evidence(), sighting));
            }
            case UNKNOWN -> {
                var still = still(current, failure, whose, sighting);
                yield sighting.conclusive()
                        ? Optional.of(logged(
                                still.orElse(current).in(current.before().orElse(FindingState.OPEN), sighting.at()),
                                EventKind.KNOWN_AGAIN,
                                failure.evidence(),
                                sighting))
                        : still.map(finding -> new Transition(finding, Optional.empty()));
            }
            case OPEN, ACKNOWLEDGED, IN_PROGRESS, REOPENED, WAIVED ->
                still(current, failure, whose, sighting)
                        .map(next -> current.failure().sameReason(failure)
                                ? new Transition(next, Optional.empty())
                                : logged(next, EventKind.EVIDENCE_CHANGED, failure.evidence(), sighting));
        };
    }

    private Optional<Finding> still(Finding current, Failure failure, String whose, Sighting sighting) {
        if (current.failure().equals(failure) && current.owner().equals(whose)) {
            return Optional.empty();
        }
        var due = terms.moved(current.due(), current.failure().severity(), failure.severity());
        return Optional.of(current.failing(failure, whose, due, sighting.at()));
    }

    private static Optional<Transition> proven(Finding current, String text, Sighting sighting) {
        if (current.state().closed() || !sighting.conclusive()) {
            return Optional.empty();
        }
        var closing = new Finding.Closing(sighting.at(), Optional.of(sighting.proof()));
        return Optional.of(logged(current.closed(FindingState.FIXED, closing), EventKind.FIXED, text, sighting));
    }

    private static Transition logged(Finding next, EventKind kind, String text, Sighting sighting) {
        var event = new FindingEvent(
                next.id(), sighting.at(), kind, next.state(), FindingEvent.HUB, Optional.of(sighting.proof()), text);
        return new Transition(next, Optional.of(event));
    }
}
