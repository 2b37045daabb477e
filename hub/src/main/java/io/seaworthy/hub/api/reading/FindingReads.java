package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.ClusterView.SeverityCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Findings, for people. Calls block; all throw StoreUnavailable where the database is away. */
public interface FindingReads {

    /** Of those that hold a text. */
    int MOST_COUNTED = 10_000;

    /**
     * Which findings; empty lists and texts do not restrict.
     *
     * @param release namespace/name; findings about it or about workloads that it has now
     * @param factKey null = whichever fact; empty = none has it
     * @param owner exact; {@code -} = nobody
     * @param dueBefore null = whenever
     * @param overdue only those that are at {@code now}
     * @param changedSince that moment or later; null = whenever
     * @param now decides what is overdue
     */
    record Question(
            String text,
            List<String> severities,
            List<String> families,
            List<String> controls,
            List<String> clusters,
            String namespace,
            String name,
            String release,
            @Nullable String factKey,
            String owner,
            List<String> states,
            @Nullable Instant dueBefore,
            boolean overdue,
            @Nullable Instant changedSince,
            Instant now) {}

    /**
     * How many match ({@code FindingCounts}); every severity and state is there.
     *
     * @param exact false = more match than were counted
     */
    record Counts(
            long total,
            boolean exact,
            long overdue,
            SeverityCounts bySeverity,
            Map<String, Long> byState,
            Map<String, Long> byFamily) {}

    /** Something that happened to a finding ({@code FindingEvent}). */
    record EventView(
            long id,
            Instant at,
            String kind,
            String state,
            String actor,
            String text,
            @Nullable Long session,
            @Nullable Long epoch,
            @Nullable Long sequence) {}

    /** Orders: severity, changed, opened, due. */
    Optional<Page<FindingView>> list(Question question, Sight sight, Slice slice);

    /**
     * All that match now.
     *
     * @param sort as a {@link Slice} has it
     */
    FindingIds ids(Question question, Sight sight, String sort);

    /** These as they are now, in this order. */
    List<FindingView> these(List<UUID> ids, Instant now);

    /** Without a text exact; with one, not more than {@link #MOST_COUNTED} are counted. */
    Counts count(Question question, Sight sight);

    Optional<FindingView> finding(String id, Sight sight, Instant now);

    /** Latest first. */
    Optional<Page<EventView>> events(String finding, Slice slice);
}
