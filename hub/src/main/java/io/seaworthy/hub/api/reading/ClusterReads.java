package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clusters and what is known of them, for people. Calls block; all throw StoreUnavailable where the database is away. */
public interface ClusterReads {

    /** Which clusters; empty lists and texts do not restrict. */
    record Question(
            String text, List<String> ids, Map<String, String> labels, List<String> grades, List<String> healths) {}

    /** How one control stands in one cluster. */
    record TallyRow(
            String controlId,
            int passed,
            int failed,
            int waived,
            int unknown,
            int notApplicable,
            double lost,
            int gain,
            int gainAll) {}

    /** What the latest snapshot looked at. */
    record ScopeRow(String kind, String namespace, boolean complete, String missing) {}

    /** What the agent could not use. */
    record ItemErrorRow(String item, String reason, String remedy) {}

    /** What became of a change. */
    sealed interface Change {

        record Done(ClusterView cluster) implements Change {}

        record Gone() implements Change {}

        /** It has another revision. */
        record Stale() implements Change {}
    }

    /** @return empty if the position belongs to another order */
    Optional<Page<ClusterView>> list(Question question, Sight sight, Slice slice);

    Optional<ClusterView> cluster(String id, Sight sight);

    /** @return those of the clusters that are in sight */
    Set<String> inSight(Set<String> ids, Sight sight);

    /**
     * @param revision that it must have; -1 = any
     * @param name empty = as it is
     * @param labels empty = as they are
     */
    Change change(
            String id,
            Sight sight,
            long revision,
            Optional<String> name,
            Optional<Map<String, String>> labels,
            AuditEntry entry);

    /** Costliest first. */
    List<TallyRow> tallies(String id);

    /** By kind and namespace. */
    Optional<Page<ScopeRow>> scopes(String id, Slice slice);

    Optional<Page<ItemErrorRow>> errors(String id, Slice slice);

    /** How many clusters there are of each health. */
    Map<String, Integer> byHealth(Sight sight);
}
