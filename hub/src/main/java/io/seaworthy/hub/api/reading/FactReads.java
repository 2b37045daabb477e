package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.posture.v1.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts, for people. Calls block; all throw StoreUnavailable where the database is away. */
public interface FactReads {

    /**
     * Which facts; empty lists and texts do not restrict.
     *
     * @param release namespace/name of the release that they belong to
     */
    record Question(List<String> clusters, List<String> kinds, String namespace, String release, String text) {}

    /** Which releases, beyond that. */
    record ReleaseQuestion(List<String> generations, List<String> statuses, String chart, String storage) {}

    /** A fact and its body as it was sent. */
    record Whole(FactSummary summary, Fact body) {}

    /** A verdict on a fact: P, F, N or U, and the finding that tracks it. */
    record VerdictRow(
            String controlId, String verdict, @Nullable String findingId) {}

    /** A fact, its body and each of its verdicts. */
    record Judged(FactSummary summary, Fact body, List<VerdictRow> verdicts) {}

    /** A release as the contract shows it; nulls only where the agent said nothing. */
    record ReleaseView(
            FactSummary fact,
            @Nullable Integer generation,
            @Nullable String status,
            @Nullable String chart,
            @Nullable String chartVersion,
            @Nullable String storage,
            @Nullable Long recordBytes,
            @Nullable Instant deployedAt) {}

    /** By cluster and key. */
    Optional<Page<FactSummary>> list(Question question, Sight sight, Slice slice);

    /** By cluster and key, with bodies. */
    Optional<Page<Whole>> whole(Question question, Sight sight, Slice slice);

    /** Orders: key, deployed, bytes. */
    Optional<Page<ReleaseView>> releases(Question question, ReleaseQuestion more, Sight sight, Slice slice);

    Optional<Judged> fact(String cluster, String key, Sight sight);
}
