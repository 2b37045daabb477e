package io.seaworthy.hub.api.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact without its body ({@code FactSummary}).
 *
 * @param id the key in base64url
 * @param unreadable what stands in the way; null = readable
 */
public record FactSummary(
        String id,
        String clusterId,
        String clusterName,
        String kind,
        String key,
        String namespace,
        String name,
        Instant changedAt,
        @Nullable String unreadable,
        VerdictCounts verdicts) {

    /** Its verdicts, counted. */
    public record VerdictCounts(int passed, int failed, int unknown, int notApplicable) {}
}
