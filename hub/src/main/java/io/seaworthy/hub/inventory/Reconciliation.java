package io.seaworthy.hub.inventory;

import io.seaworthy.agent.v1.Scope;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.Wording;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.finding.FindingId;
import io.seaworthy.hub.finding.Proof;
import io.seaworthy.hub.finding.Sighting;
import io.seaworthy.posture.v1.ClusterFact;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes in that everything was shown: proves that both sides hold the same, then looks at every open finding again. */
final class Reconciliation {

    private static final int LONGEST_NAME = 250;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_SCOPES = 20_000;
    private static final int SHOWN = 5;

    private final Rulebook rulebook;
    private final Scoreboard scoreboard;

    Reconciliation(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.scoreboard = new Scoreboard(rulebook.catalogue());
    }

    LedgerInventory.Done complete(Ledger ledger, SnapshotComplete snapshot, Instant now) {
        var cluster = ledger.cluster();
        var own = ledger.facts().at(List.of(StoredFact.CLUSTER)).stream().findFirst();
        var print = ledger.facts().print();
        if (print.facts() != snapshot.getFacts() || !print.digest().equals(snapshot.getDigest())) {
            return done(
                    ledger,
                    new Outcome.Differs("the agent has " + snapshot.getFacts() + " readable facts, the hub holds "
                            + print.facts()
                            + (print.facts() == snapshot.getFacts() ? ", and they are not the same ones" : "")),
                    Set.of());
        }
        if (own.isEmpty()) {
            return done(ledger, new Outcome.Refused("the snapshot has no ClusterFact"), Set.of());
        }
        if (snapshot.getScopesCount() > MOST_SCOPES) {
            return done(ledger, new Outcome.Refused("the snapshot has more than " + MOST_SCOPES + " scopes"), Set.of());
        }
        var fact = own.get().body().getCluster();
        ledger.completed(new Completion(
                snapshot.getEpoch(),
                snapshot.getSequence(),
                StorableText.of(fact.getKubernetesVersion(), LONGEST_NAME),
                Moments.of(snapshot.getObservedAt()),
                lookedAt(snapshot.getScopesList()),
                now));
        var sighting = new Sighting(
                cluster.id(), now, new Proof(cluster.session(), snapshot.getEpoch(), snapshot.getSequence()), true);
        var assessment = new Assessment(ledger, rulebook, sighting);
        reconcile(ledger, fact, assessment);
        scoreboard.update(ledger, ledger.recount(), now);
        ledger.changed();
        return done(ledger, new Outcome.Committed(snapshot.getSequence()), assessment.changed());
    }

    /** Facts without open findings need no second look: nothing about them can close. */
    private static void reconcile(Ledger ledger, ClusterFact cluster, Assessment assessment) {
        var keys = ledger.findings().openKeys("", Assessment.PAGE);
        while (!keys.isEmpty()) {
            var facts = ledger.facts().at(keys);
            assessment.judge(cluster, facts);
            var absent = new HashSet<>(keys);
            facts.forEach(fact -> absent.remove(fact.key()));
            assessment.gone(absent);
            keys = ledger.findings().openKeys(keys.getLast(), Assessment.PAGE);
        }
    }

    private static List<Completion.LookedAt> lookedAt(List<Scope> scopes) {
        var byPlace = new HashMap<String, Completion.LookedAt>();
        for (var scope : scopes) {
            var gaps = scope.getGapsList().stream().map(Wording::gap).distinct().toList();
            var missing = scope.getComplete()
                    ? ""
                    : gaps.isEmpty() ? "The agent does not say why." : Wording.enumerate(gaps, SHOWN) + ".";
            var looked = new Completion.LookedAt(
                    StorableText.of(scope.getKind(), LONGEST_NAME),
                    StorableText.of(scope.getNamespace(), LONGEST_NAME),
                    scope.getComplete(),
                    StorableText.of(missing, LONGEST_TEXT));
            // Where a place stands twice, the half that is not complete holds.
            byPlace.merge(
                    looked.kind() + "/" + looked.namespace(), looked, (left, right) -> left.complete() ? right : left);
        }
        return List.copyOf(byPlace.values());
    }

    private static LedgerInventory.Done done(Ledger ledger, Outcome outcome, Set<FindingId> findings) {
        boolean committed = outcome instanceof Outcome.Committed;
        return new LedgerInventory.Done(
                outcome, new ChangeFeed.Change(ledger.cluster().id(), findings, committed, committed, committed));
    }
}
