package io.seaworthy.hub.api;

import io.seaworthy.hub.api.reading.ClusterView.SeverityCounts;
import io.seaworthy.hub.api.reading.FleetReads;
import io.seaworthy.hub.api.reading.FleetReads.ClusterChange;
import io.seaworthy.hub.api.reading.FleetReads.ClusterGain;
import io.seaworthy.hub.api.reading.FleetReads.ControlGain;
import io.seaworthy.hub.api.reading.FleetReads.Tile;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fleet at a glance: how it is, what changed, where to begin. */
final class FleetOperations {

    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int MOST_CHANGED = 50;

    private final FleetReads fleet;
    private final Supplier<Catalogue> catalogue;
    private final InstantSource clock;

    FleetOperations(FleetReads fleet, Supplier<Catalogue> catalogue, InstantSource clock) {
        this.fleet = fleet;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    private record FleetView(
            int clusters,
            @Nullable Double mean,
            Map<String, Integer> grades,
            int unscored,
            Map<String, Integer> health,
            SeverityCounts open,
            long unknown,
            long overdue,
            List<Tile> tiles) {}

    private record ChangesView(
            Instant since,
            Instant until,
            SeverityCounts opened,
            SeverityCounts reopened,
            SeverityCounts fixed,
            long becameUnknown,
            int enrolled,
            int fellSilent,
            List<ChangeView> clusters,
            int more) {}

    private record ChangeView(
            String clusterId,
            String clusterName,
            @Nullable Integer pointsBefore,
            @Nullable Integer points,
            @Nullable String gradeBefore,
            @Nullable String grade,
            long opened,
            long reopened,
            long fixed,
            long becameUnknown,
            boolean enrolled,
            boolean fellSilent) {}

    private record ActionView(
            String controlId,
            String title,
            String severity,
            String family,
            long failing,
            int clusters,
            long gain,
            List<ClusterGain> best) {}

    private record ActionsView(int clusters, List<ActionView> items) {}

    private record Ranked(Control control, ControlGain gain) {}

    Map<String, Operation> all() {
        return Map.of("getFleet", this::glance, "getFleetChanges", this::changes, "listNextActions", this::actions);
    }

    private Answer glance(Request request) {
        var glance = fleet.glance(clock.instant(), request.sight());
        var tiles = glance.tiles();
        var mean = tiles.stream()
                .map(Tile::points)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .average();
        return Answer.tagged(new FleetView(
                tiles.size(),
                mean.isPresent() ? mean.getAsDouble() : null,
                count(List.of("A", "B", "C", "D", "F"), tiles, Tile::grade),
                (int) tiles.stream().filter(tile -> tile.points() == null).count(),
                count(List.of("LIVE", "SYNCING", "SILENT", "NEVER_SEEN"), tiles, Tile::health),
                tiles.stream().map(Tile::open).reduce(new SeverityCounts(0, 0, 0, 0), FleetOperations::sum),
                glance.unknown(),
                glance.overdue(),
                tiles));
    }

    private Answer changes(Request request) {
        var now = clock.instant();
        Instant since;
        try {
            since = request.text("since").map(Instant::parse).orElseGet(() -> now.minus(Duration.ofDays(1)));
        } catch (DateTimeException foreign) {
            // Its form is right, and there is no such day or hour.
            return Answer.refused(Refusal.Senseless.at("query/since", "there is no such moment"));
        }
        if (since.isAfter(now) || since.isBefore(now.minus(FARTHEST))) {
            return Answer.refused(Refusal.Senseless.at(
                    "query/since", "it must lie in the last " + FARTHEST.toDays() + " days, which end at " + now));
        }
        var changed = fleet.changes(since, now, request.sight());
        return Answer.ok(new ChangesView(
                since,
                now,
                sum(changed.stream().map(ClusterChange::opened)),
                sum(changed.stream().map(ClusterChange::reopened)),
                sum(changed.stream().map(ClusterChange::fixed)),
                changed.stream().mapToLong(ClusterChange::becameUnknown).sum(),
                (int) changed.stream().filter(ClusterChange::enrolled).count(),
                (int) changed.stream().filter(ClusterChange::fellSilent).count(),
                changed.stream()
                        .sorted(Comparator.comparingInt(FleetOperations::moved)
                                .reversed()
                                .thenComparingLong(change -> -total(change.opened()))
                                .thenComparing(ClusterChange::clusterName)
                                .thenComparing(ClusterChange::clusterId))
                        .limit(MOST_CHANGED)
                        .map(FleetOperations::shown)
                        .toList(),
                Math.max(0, changed.size() - MOST_CHANGED)));
    }

    private Answer actions(Request request) {
        var gains = fleet.gains(request.list("cluster"), request.sight());
        var most = request.text("limit").map(Integer::parseInt).orElse(10);
        var present = catalogue.get();
        Stream<Ranked> ranked = gains.controls().stream()
                .flatMap(gain -> present.control(gain.controlId()).map(control -> new Ranked(control, gain)).stream());
        return Answer.ok(new ActionsView(
                gains.clusters(),
                ranked.sorted(Comparator.<Ranked>comparingLong(
                                        each -> -each.gain().gain())
                                .thenComparing(each -> each.control().severity())
                                .thenComparingLong(each -> -each.gain().failing())
                                .thenComparing(each -> each.control().id()))
                        .limit(most)
                        .map(each -> shown(each.control(), each.gain()))
                        .toList()));
    }

    /** A score that came or went has moved as far as from or to nothing. */
    private static int moved(ClusterChange change) {
        int before = Objects.requireNonNullElse(change.pointsBefore(), 0);
        return Math.abs(Objects.requireNonNullElse(change.points(), 0) - before);
    }

    private static ChangeView shown(ClusterChange change) {
        return new ChangeView(
                change.clusterId(),
                change.clusterName(),
                change.pointsBefore(),
                change.points(),
                change.gradeBefore(),
                change.grade(),
                total(change.opened()),
                total(change.reopened()),
                total(change.fixed()),
                change.becameUnknown(),
                change.enrolled(),
                change.fellSilent());
    }

    private static ActionView shown(Control control, ControlGain gain) {
        return new ActionView(
                control.id(),
                control.title(),
                control.severity().word(),
                control.family(),
                gain.failing(),
                gain.clusters(),
                gain.gain(),
                gain.best());
    }

    private static Map<String, Integer> count(
            List<String> words, Collection<Tile> tiles, Function<Tile, @Nullable String> word) {
        var counts = new LinkedHashMap<String, Integer>();
        words.forEach(each -> counts.put(each, 0));
        for (var tile : tiles) {
            var found = word.apply(tile);
            if (found != null) {
                counts.merge(found, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static long total(List<Long> bySeverity) {
        return bySeverity.stream().mapToLong(Long::longValue).sum();
    }

    private static SeverityCounts sum(Stream<List<Long>> bySeverity) {
        return bySeverity
                .map(each -> new SeverityCounts(each.get(0), each.get(1), each.get(2), each.get(3)))
                .reduce(new SeverityCounts(0, 0, 0, 0), FleetOperations::sum);
    }

    private static SeverityCounts sum(SeverityCounts left, SeverityCounts right) {
        return new SeverityCounts(
                left.critical() + right.critical(),
                left.high() + right.high(),
                left.medium() + right.medium(),
                left.low() + right.low());
    }
}
