package io.seaworthy.hub.inventory;

import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through the clusters that need something, one transaction each, until none is left. */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final InventoryStore store;
    private final ChangeFeed feed;

    Round(InventoryStore store, ChangeFeed feed) {
        this.store = store;
        this.feed = feed;
    }

    /** @param need of the clusters, without those that were seen in this round */
    List<ClusterId> run(Function<Set<ClusterId>, InventoryStore.Need> need, Function<Ledger, ChangeFeed.Change> step) {
        var done = new ArrayList<ClusterId>();
        var seen = new HashSet<ClusterId>();
        while (true) {
            var current = new AtomicReference<@Nullable ClusterId>();
            try {
                var change = store.withNext(need.apply(Set.copyOf(seen)), ledger -> {
                    current.set(ledger.cluster().id());
                    return step.apply(ledger);
                });
                if (change.isEmpty()) {
                    return List.copyOf(done);
                }
                done.add(change.get().cluster());
                seen.add(change.get().cluster());
                feed.changed(change.get());
            } catch (StoreUnavailable away) {
                // The next run finds what is left.
                throw away;
            } catch (RuntimeException wrong) {
                // One cluster's trouble must not keep the others from their turn.
                var cluster = current.get();
                if (cluster == null) {
                    throw wrong;
                }
                LOG.error("cluster {}: background work failed and is tried again in the next run", cluster, wrong);
                seen.add(cluster);
            }
        }
    }
}
