package io.seaworthy.hub.inventory;

import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.finding.Proof;
import io.seaworthy.hub.finding.Sighting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Notices clusters that were not heard of in time. Nothing is known of them any more: their open findings turn UNKNOWN,
 * and they have no score. Their session loses the right to write, so that only a new one with a complete snapshot can
 * bring them back, even where the hub was slow and not the agent.
 */
public final class Silence {

    private final InventoryStore store;
    private final InventorySettings settings;
    private final ChangeFeed feed;
    private final Rulebook rulebook;
    private final Scoreboard scoreboard;

    public Silence(InventoryStore store, Catalogue catalogue, InventorySettings settings, ChangeFeed feed) {
        this.store = store;
        this.settings = settings;
        this.feed = feed;
        this.rulebook = Rulebook.of(catalogue, settings);
        this.scoreboard = new Scoreboard(catalogue);
    }

    /**
     * Notes every cluster that has fallen silent. A hub that was down itself waits {@link InventorySettings#silentAfter}
     * before the first run, so that agents can come back.
     *
     * @return the clusters that are silent from now on
     * @throws StoreUnavailable if the database cannot be had now; those before are done
     */
    public List<ClusterId> runOnce(Instant now) {
        return new Round(store, feed)
                .run(
                        except -> new InventoryStore.Need.Silencing(now.minus(settings.silentAfter()), except),
                        ledger -> silence(ledger, now));
    }

    private ChangeFeed.Change silence(Ledger ledger, Instant now) {
        var cluster = ledger.cluster();
        var missing = "Its cluster was last heard of at " + cluster.heardAt().truncatedTo(ChronoUnit.SECONDS) + ".";
        var proof = new Proof(cluster.session(), cluster.snapshotEpoch(), cluster.sequence());
        var assessment = new Assessment(ledger, rulebook, new Sighting(cluster.id(), now, proof, false));
        var keys = ledger.findings().openKeys("", Assessment.PAGE);
        while (!keys.isEmpty()) {
            assessment.unseen(keys, missing);
            keys = ledger.findings().openKeys(keys.getLast(), Assessment.PAGE);
        }
        ledger.silenced(cluster.heardAt());
        scoreboard.hide(ledger, now);
        ledger.changed();
        return new ChangeFeed.Change(cluster.id(), assessment.changed(), false, true, true);
    }
}
