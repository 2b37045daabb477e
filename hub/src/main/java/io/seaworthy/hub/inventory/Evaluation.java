package io.seaworthy.hub.inventory;

import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.finding.Proof;
import io.seaworthy.hub.finding.Sighting;
import java.time.Instant;
import java.util.List;

/**
 * Judges clusters again whose verdicts are of another catalogue or too old. One transaction each, the oldest first: what a
 * hub that dies leaves undone, the next one does, and several hubs share the work.
 */
public final class Evaluation {

    private final InventoryStore store;
    private final InventorySettings settings;
    private final ChangeFeed feed;
    private final Rulebook rulebook;
    private final Scoreboard scoreboard;

    public Evaluation(InventoryStore store, Catalogue catalogue, InventorySettings settings, ChangeFeed feed) {
        this.store = store;
        this.settings = settings;
        this.feed = feed;
        this.rulebook = Rulebook.of(catalogue, settings);
        this.scoreboard = new Scoreboard(catalogue);
    }

    /**
     * Judges every cluster whose turn it is. One that goes wrong is logged and left for the next run.
     *
     * @return the clusters that were judged
     * @throws StoreUnavailable if the database cannot be had now; those before are done
     */
    public List<ClusterId> runOnce(Instant now) {
        return new Round(store, feed)
                .run(
                        except -> new InventoryStore.Need.Judging(
                                rulebook.digest(), now.minus(settings.judgeAgainAfter()), except),
                        ledger -> judge(ledger, now));
    }

    private ChangeFeed.Change judge(Ledger ledger, Instant now) {
        var cluster = ledger.cluster();
        var proof = new Proof(cluster.session(), cluster.live() ? cluster.snapshotEpoch() : 0, cluster.sequence());
        var assessment = new Assessment(ledger, rulebook, new Sighting(cluster.id(), now, proof, cluster.live()));
        ledger.facts().at(List.of(StoredFact.CLUSTER)).stream()
                .findFirst()
                .ifPresent(fact -> assessment.judgeAll(fact.body().getCluster()));
        scoreboard.update(ledger, ledger.recount(), now);
        ledger.judged(rulebook.digest(), now);
        ledger.changed();
        return new ChangeFeed.Change(cluster.id(), assessment.changed(), false, true, false);
    }
}
