package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.ClusterReads;
import io.seaworthy.hub.api.reading.ScoreReads;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Scores day by day, of a cluster and of the fleet. */
final class ScoreOperations {

    private static final int MOST_DAYS = 400;

    private final ScoreReads scores;
    private final ClusterReads clusters;
    private final InstantSource clock;

    ScoreOperations(ScoreReads scores, ClusterReads clusters, InstantSource clock) {
        this.scores = scores;
        this.clusters = clusters;
        this.clock = clock;
    }

    private record Items(List<?> items) {}

    Map<String, Operation> all() {
        return Map.of("listClusterScores", this::ofCluster, "listFleetScores", this::ofFleet);
    }

    private Answer ofCluster(Request request) {
        var id = request.required("clusterId");
        return clusters.cluster(id, request.sight()).isEmpty()
                ? ClusterOperations.unknown(request)
                : between(request, (from, to) -> scores.ofCluster(id, from, to));
    }

    private Answer ofFleet(Request request) {
        return between(
                request, (from, to) -> scores.ofFleet(from, to.isAfter(today()) ? today() : to, request.sight()));
    }

    private Answer between(Request request, BiFunction<LocalDate, LocalDate, List<?>> samples) {
        var to = day(request, "to").orElseGet(this::today);
        var from = day(request, "from").orElseGet(() -> to.minusDays(30));
        long days = ChronoUnit.DAYS.between(from, to);
        return days < 0 || days > MOST_DAYS
                ? Answer.refused(Refusal.Senseless.at(
                        "query/from", "it must lie 0 to " + MOST_DAYS + " days before the last day, which is " + to))
                : Answer.ok(new Items(samples.apply(from, to)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<LocalDate> day(Request request, String name) {
        return request.text(name).map(LocalDate::parse);
    }
}
