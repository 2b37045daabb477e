package io.seaworthy.hub.inventory;

import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.hub.enrol.ClusterId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Where clusters are kept. Everything throws {@link io.seaworthy.hub.StoreUnavailable} where the database cannot be had
 * now; nothing was changed then.
 */
public interface InventoryStore {

    /**
     * Does work on one cluster in one transaction, while nobody else changes it: it commits when the work returns, and
     * changes nothing when it throws. A cluster that has no row yet gets one.
     */
    <T> T with(ClusterId cluster, Instant now, Function<Ledger, T> work);

    /**
     * The same for the next cluster that needs something, passing over those that somebody else is changing now.
     *
     * @return empty if no cluster needs it
     */
    <T> Optional<T> withNext(Need need, Function<Ledger, T> work);

    /** What is held after a key, in the order of the keys' bytes. */
    List<HeldFact> held(ClusterId cluster, String after, int limit);

    /** How many facts are held, readable or not. */
    long facts(ClusterId cluster);

    /** Why a cluster's turn comes. */
    sealed interface Need {

        /** Clusters that are left out this time. */
        Set<ClusterId> except();

        /**
         * Not silent, and judged by another catalogue, or longer ago than this; the longest ago comes first.
         *
         * @param catalogue digest of the one that should judge
         */
        record Judging(String catalogue, Instant before, Set<ClusterId> except) implements Need {}

        /** Last heard of before this, and not known as silent. */
        record Silencing(Instant before, Set<ClusterId> except) implements Need {}
    }
}
