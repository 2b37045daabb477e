package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.api.reading.ClusterView.SeverityCounts;
import io.seaworthy.hub.api.reading.FindingReads.EventView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in one cluster, and what happened there. Calls block; all throw StoreUnavailable where the database is away. */
public interface NamespaceReads {

    /**
     * A namespace and what Helm has there ({@code ClusterNamespace}).
     *
     * @param team null = its labels name none or could not be read
     * @param podSecurity null = nothing is enforced, or not known
     */
    record NamespaceView(
            String name,
            @Nullable String team,
            @Nullable String podSecurity,
            int releases,
            int tillers,
            SeverityCounts open,
            int unknown) {}

    /** Something that happened to a finding of the cluster ({@code HistoryEvent}). */
    record HistoryView(
            EventView event, String findingId, String title, String severity, String namespace, String name) {}

    /** By name. */
    Optional<Page<NamespaceView>> namespaces(String cluster, String text, Slice slice);

    /** Latest first. */
    Optional<Page<HistoryView>> history(String cluster, Slice slice);
}
