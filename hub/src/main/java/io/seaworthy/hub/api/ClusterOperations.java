package io.seaworthy.hub.api;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.api.reading.ClusterReads;
import io.seaworthy.hub.api.reading.ClusterView;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clusters: listed, shown, renamed and labelled. */
final class ClusterOperations {

    private final ClusterReads clusters;
    private final Supplier<Catalogue> catalogue;
    private final InstantSource clock;

    ClusterOperations(ClusterReads clusters, Supplier<Catalogue> catalogue, InstantSource clock) {
        this.clusters = clusters;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    private record Change(@Nullable String name, @Nullable Map<String, String> labels) {}

    private record ClusterControl(
            String controlId,
            String title,
            String severity,
            String family,
            TallyView tally,
            double lost,
            int gain,
            int gainAll) {}

    private record Items(List<?> items) {}

    Map<String, Operation> all() {
        return Map.of(
                "listClusters", this::list,
                "getCluster", this::one,
                "changeCluster", this::change,
                "listClusterControls", this::controls,
                "listScopes", this::scopes,
                "listItemErrors", this::errors);
    }

    private Answer list(Request request) {
        var question = new ClusterReads.Question(
                request.text("text").orElse(""),
                List.of(),
                request.list("label").stream()
                        .collect(Collectors.toMap(
                                label -> label.substring(0, label.indexOf('=')),
                                label -> label.substring(label.indexOf('=') + 1),
                                (first, second) -> second)),
                request.list("grade"),
                request.list("health"));
        return Paging.answer(
                request, request.text("sort").orElse("name"), slice -> clusters.list(question, request.sight(), slice));
    }

    private Answer one(Request request) {
        return clusters.cluster(request.required("clusterId"), request.sight())
                .map(cluster -> Answer.tagged(cluster, etag(cluster)))
                .orElseGet(() -> unknown(request));
    }

    private Answer change(Request request) {
        var change = request.body(Change.class);
        var id = request.required("clusterId");
        var expected = request.required("If-Match");
        long revision = revision(expected);
        if (revision < -1) {
            return clusters.cluster(id, request.sight()).isEmpty()
                    ? unknown(request)
                    : Answer.refused(new Refusal.Stale());
        }
        var entry = new AuditEntry(
                clock.instant(), request.caller().name(), "changeCluster", id, Json.text(change), request.address());
        var outcome = clusters.change(
                id,
                request.sight(),
                revision,
                Optional.ofNullable(change.name()),
                Optional.ofNullable(change.labels()),
                entry);
        return switch (outcome) {
            case ClusterReads.Change.Done(var cluster) -> Answer.tagged(cluster, etag(cluster));
            case ClusterReads.Change.Gone _ -> unknown(request);
            case ClusterReads.Change.Stale _ -> Answer.refused(new Refusal.Stale());
        };
    }

    private Answer controls(Request request) {
        var id = request.required("clusterId");
        if (clusters.cluster(id, request.sight()).isEmpty()) {
            return unknown(request);
        }
        var present = catalogue.get();
        return Answer.ok(new Items(clusters.tallies(id).stream()
                .flatMap(row -> present.control(row.controlId()).map(control -> shown(control, row)).stream())
                .toList()));
    }

    private Answer scopes(Request request) {
        var id = request.required("clusterId");
        return clusters.cluster(id, request.sight()).isEmpty()
                ? unknown(request)
                : Paging.answer(request, "key", slice -> clusters.scopes(id, slice));
    }

    private Answer errors(Request request) {
        var id = request.required("clusterId");
        return clusters.cluster(id, request.sight()).isEmpty()
                ? unknown(request)
                : Paging.answer(request, "key", slice -> clusters.errors(id, slice));
    }

    static Answer unknown(Request request) {
        return Answer.notFound("Cluster " + request.required("clusterId"));
    }

    private static ClusterControl shown(Control control, ClusterReads.TallyRow row) {
        return new ClusterControl(
                control.id(),
                control.title(),
                control.severity().word(),
                control.family(),
                new TallyView(row.passed(), row.failed(), row.waived(), row.unknown(), row.notApplicable()),
                Math.clamp(row.lost(), 0.0, 100.0),
                row.gain(),
                row.gainAll());
    }

    private static String etag(ClusterView cluster) {
        return "\"r" + cluster.revision() + '"';
    }

    /** -1 = any; below that = not an ETag of a cluster. */
    private static long revision(String header) {
        return header.equals("*")
                ? -1
                : header.matches("\"r[0-9]{1,18}\"") ? Long.parseLong(header.substring(2, header.length() - 1)) : -2;
    }
}
