package io.seaworthy.hub.api.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.ClusterView.CoverageView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores and tallies over time and over the fleet. Calls block; all throw StoreUnavailable where the database is away. */
public interface ScoreReads {

    /** The last score of a UTC day ({@code ScoreDay}). */
    record ScoreDay(
            String day,
            int version,
            @Nullable Integer points,
            @Nullable String grade,
            CoverageView coverage) {}

    /** The fleet at the end of a UTC day ({@code FleetDay}). */
    record FleetDay(
            String day, @Nullable Double mean, @Nullable Integer lowest, Map<String, Integer> grades, int unscored) {}

    /** One control over all clusters in sight. */
    record FleetTally(String controlId, int passed, int failed, int waived, int unknown, int notApplicable) {}

    /** Oldest first, both ends included. */
    List<ScoreDay> ofCluster(String cluster, LocalDate from, LocalDate to);

    /** Oldest first, both ends included; days before the first sample are left out. */
    List<FleetDay> ofFleet(LocalDate from, LocalDate to, Sight sight);

    /** By control id; controls that nothing was judged by are missing. */
    Map<String, FleetTally> tallies(Sight sight);

    /** Findings that are not closed, by control id. */
    Map<String, Long> openFindings(Sight sight);
}
