package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.posture.v1.Fact;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One release and everything that hangs on it. Calls block; all throw StoreUnavailable where the database is away. */
public interface ReleaseReads {

    /**
     * A release with its surroundings.
     *
     * @param workloads its own, at most 1,000
     * @param scans every scan of an image of theirs in this cluster
     * @param workloadsMissing why workloads are not known; null = they are
     * @param scansMissing why vulnerabilities are not known; null = an image without a scan was scanned by nobody
     */
    record Surroundings(
            FactReads.ReleaseView release,
            FactReads.Judged judged,
            List<FactReads.Whole> workloads,
            List<Fact> scans,
            @Nullable String workloadsMissing,
            @Nullable String scansMissing) {}

    /** @return empty if there is no such release in sight */
    Optional<Surroundings> release(String cluster, String key, Sight sight);
}
