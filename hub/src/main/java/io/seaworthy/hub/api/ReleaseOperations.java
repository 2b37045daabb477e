package io.seaworthy.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.seaworthy.hub.api.reading.FactReads.ReleaseView;
import io.seaworthy.hub.api.reading.FactReads.Whole;
import io.seaworthy.hub.api.reading.ReleaseReads;
import io.seaworthy.posture.v1.Container;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.VulnerabilityFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One release with its workloads, their images and what scanners say of these. */
final class ReleaseOperations {

    private static final int MOST_IMAGES = 2_000;

    private final ReleaseReads releases;
    private final FactOperations facts;

    ReleaseOperations(ReleaseReads releases, FactOperations facts) {
        this.releases = releases;
        this.facts = facts;
    }

    private record ScanView(
            String scanner, @Nullable Instant scannedAt, List<String> critical, List<String> high, int lower) {}

    private record ImageView(
            String image, List<String> workloads, @Nullable ScanView scan) {}

    private record ReleaseDetail(
            ReleaseView release,
            List<?> verdicts,
            JsonNode body,
            List<?> workloads,
            List<ImageView> images,
            @Nullable String workloadsMissing,
            @Nullable String scansMissing) {}

    Map<String, Operation> all() {
        return Map.of("getRelease", this::one);
    }

    private Answer one(Request request) {
        return FactOperations.key(request.required("factId"))
                .flatMap(key -> releases.release(request.required("clusterId"), key, request.sight()))
                .map(found -> Answer.tagged(shown(found)))
                .orElseGet(() -> Answer.notFound("This release"));
    }

    private ReleaseDetail shown(ReleaseReads.Surroundings found) {
        return new ReleaseDetail(
                found.release(),
                facts.verdicts(found.judged()),
                FactOperations.body(found.judged().body()),
                found.workloads().stream().map(FactOperations::workload).toList(),
                images(found.workloads(), scans(found.scans())),
                found.workloadsMissing(),
                found.scansMissing());
    }

    private static List<ImageView> images(List<Whole> workloads, Map<String, VulnerabilityFact> scans) {
        var users = new TreeMap<String, TreeSet<String>>();
        for (var workload : workloads) {
            workload.body().getWorkload().getContainersList().stream()
                    .map(Container::getImage)
                    .filter(image -> !image.isEmpty())
                    .forEach(image -> users.computeIfAbsent(image, _ -> new TreeSet<>())
                            .add(workload.summary().id()));
        }
        return users.entrySet().stream()
                .limit(MOST_IMAGES)
                .map(entry ->
                        new ImageView(entry.getKey(), List.copyOf(entry.getValue()), scan(scans.get(entry.getKey()))))
                .toList();
    }

    /** Of each image the latest. */
    private static Map<String, VulnerabilityFact> scans(List<Fact> facts) {
        return facts.stream()
                .map(Fact::getVulnerability)
                .collect(Collectors.toMap(
                        VulnerabilityFact::getImage,
                        scan -> scan,
                        (left, right) -> Comparator.comparing(VulnerabilityFact::getScannedAt, Timestamps.comparator())
                                                .compare(left, right)
                                        >= 0
                                ? left
                                : right));
    }

    private static @Nullable ScanView scan(@Nullable VulnerabilityFact scan) {
        return scan == null
                ? null
                : new ScanView(
                        scan.getScanner(),
                        scan.hasScannedAt() ? instant(scan.getScannedAt()) : null,
                        scan.getCriticalList(),
                        scan.getHighList(),
                        Math.max(0, scan.getLower()));
    }

    private static @Nullable Instant instant(Timestamp time) {
        return Timestamps.isValid(time) ? Instant.ofEpochSecond(time.getSeconds(), time.getNanos()) : null;
    }
}
