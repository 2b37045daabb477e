package io.seaworthy.hub.inventory;

import io.seaworthy.agent.v1.Batch;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.finding.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes in a batch that keeps to the contract: facts first, then everything that follows from them. */
final class Intake {

    private final Rulebook rulebook;
    private final Scoreboard scoreboard;

    Intake(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.scoreboard = new Scoreboard(rulebook.catalogue());
    }

    LedgerInventory.Done take(Ledger ledger, Batch batch, Sighting sighting) {
        var held = held(ledger, batch);
        var diff = FactDiff.of(batch, held, sighting.at());
        var assessment = new Assessment(ledger, rulebook, sighting);
        if (!diff.isEmpty()) {
            ledger.facts().put(diff.put());
            ledger.facts().remove(diff.removed().stream().map(StoredFact::key).toList());
            assess(ledger, held, diff, assessment, sighting);
        }
        if (batch.getErrorsKnown()) {
            ledger.errors(batch.getErrorsList());
        }
        // What a silent cluster says before it has shown everything is kept, and not yet counted.
        boolean scored = assessment.anything() && ledger.cluster().silentSince().isEmpty();
        if (scored) {
            scoreboard.update(ledger, assessment.applied(ledger.counts()), sighting.at());
        }
        if (!diff.isEmpty() || batch.getErrorsKnown()) {
            ledger.changed();
        }
        ledger.committed(batch.getSequence(), sighting.at());
        return new LedgerInventory.Done(
                new Outcome.Committed(batch.getSequence()),
                new ChangeFeed.Change(sighting.cluster(), assessment.changed(), !diff.isEmpty(), scored, false));
    }

    private void assess(
            Ledger ledger, Map<String, StoredFact> held, FactDiff diff, Assessment assessment, Sighting sighting) {
        assessment.removed(diff.removed());
        var another = diff.clusterFact(held);
        if (another.isPresent()) {
            // Any control may ask about the cluster as a whole.
            assessment.judgeAll(another.get().body().getCluster());
            ledger.judged(rulebook.digest(), sighting.at());
        } else {
            clusterFact(ledger).ifPresent(fact -> assessment.judge(fact.body().getCluster(), diff.put()));
        }
    }

    private static Optional<StoredFact> clusterFact(Ledger ledger) {
        return ledger.facts().at(List.of(StoredFact.CLUSTER)).stream().findFirst();
    }

    private static Map<String, StoredFact> held(Ledger ledger, Batch batch) {
        var keys =
                batch.getChangesList().stream().map(change -> change.getKey()).toList();
        return keys.isEmpty()
                ? Map.of()
                : ledger.facts().at(keys).stream().collect(Collectors.toMap(StoredFact::key, fact -> fact));
    }
}
