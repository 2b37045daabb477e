package io.seaworthy.agent.helm;

/** How long the records of a release will still fit; Kubernetes refuses objects with more data than its limit. */
final class RecordGrowth {

    /** Bytes of data that the API server takes in one Secret or ConfigMap. */
    static final long LIMIT = 1_048_576;

    private RecordGrowth() {}

    /** Whether a record is large enough for its trend to matter. */
    static boolean matters(long bytes) {
        return bytes > LIMIT / 2;
    }

    /**
     * The first revision that will not fit, if every one grows as much as the last; 0 if records do not grow.
     *
     * @param revision of the newest record
     * @param bytes of the newest record
     * @param revisions from the record before to the newest, at least 1
     * @param previousBytes of the record before
     */
    static long firstThatDoesNotFit(long revision, long bytes, long revisions, long previousBytes) {
        var growth = (double) (bytes - previousBytes) / revisions;
        if (growth <= 0 || previousBytes == 0) {
            return 0;
        }
        var left = (long) Math.floor(Math.max(0, LIMIT - bytes) / growth);
        return Math.min(revision + left + 1, Integer.MAX_VALUE);
    }
}
