package io.seaworthy.hub.inventory;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import io.seaworthy.hub.score.ControlTally;
import io.seaworthy.hub.score.OpenFailures;
import io.seaworthy.hub.score.Scoring;
import io.seaworthy.hub.score.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns counts of verdicts and findings into a cluster's score. */
final class Scoreboard {

    private final Catalogue catalogue;

    Scoreboard(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Keeps the score that these counts give. Controls that left the catalogue no longer count. */
    void update(Ledger ledger, Map<String, MarkCounts> counts, Instant now) {
        var tally = tally(ledger, counts, now);
        ledger.scored(tally, Scoring.of(tally), now);
    }

    /** Nothing is known any more, so there is no score. */
    void hide(Ledger ledger, Instant now) {
        var tally = tally(ledger, ledger.counts(), now).unseen();
        ledger.scored(tally, Scoring.of(tally), now);
    }

    private Tally tally(Ledger ledger, Map<String, MarkCounts> counts, Instant now) {
        var failures = ledger.findings().failures(now);
        var controls = catalogue.controls().stream()
                .filter(control -> counts.containsKey(control.id()))
                .map(control -> tally(control, counts.getOrDefault(control.id(), MarkCounts.NONE), failures))
                .toList();
        return new Tally(controls, failures);
    }

    private static ControlTally tally(Control control, MarkCounts counts, List<OpenFailures> failures) {
        int accepted = failures.stream()
                .filter(each -> each.waived() && each.control().equals(control.id()))
                .mapToInt(OpenFailures::count)
                .sum();
        int waived = Math.min(accepted, counts.failed());
        return new ControlTally(
                control, counts.passed(), counts.failed() - waived, waived, counts.unknown(), counts.notApplicable());
    }
}
