package io.seaworthy.agent.workload;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.workload.ScanMemory.Said;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.VulnerabilityFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * Reads the VulnerabilityReports of trivy-operator: their names at first, then only those that changed, one by one while
 * they arrive.
 */
final class ScanCollector {

    private static final int AT_A_TIME = 4;

    private final Cluster cluster;
    private final ScanMemory memory;
    private final List<VulnerabilityFact> reports = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();

    ScanCollector(Cluster cluster, ScanMemory memory) {
        this.cluster = cluster;
        this.memory = memory;
    }

    /** @param gaps also says that nobody scans: then nothing is known of any image, and no report is not good news */
    record Scans(List<VulnerabilityFact> reports, List<Gap> gaps, List<ItemError> errors) {}

    private record Kept(String namespace, String name, String version) {

        static Kept of(ObjectMeta metadata) {
            var version = metadata.getUid() == null || metadata.getResourceVersion() == null
                    ? ""
                    : metadata.getUid() + "@" + metadata.getResourceVersion();
            return new Kept(
                    Objects.requireNonNullElse(metadata.getNamespace(), ""),
                    Objects.requireNonNullElse(metadata.getName(), ""),
                    version);
        }

        String place() {
            return namespace + "/" + name;
        }
    }

    Scans collect() {
        if (cluster.serves(Workloads.REPORTS) instanceof Answer.Found<Boolean>(var served) && !served) {
            gaps.add(Gaps.of(
                    Workloads.REPORTS,
                    "list",
                    "",
                    Gap.Reason.NOT_SERVED,
                    "no image scanner is installed that writes VulnerabilityReports, such as trivy-operator"));
        } else {
            read();
        }
        memory.settle();
        // What is recalled comes first each time, so their order says nothing.
        errors.sort(Comparator.comparing(ItemError::getItem));
        return new Scans(List.copyOf(reports), List.copyOf(gaps), List.copyOf(errors));
    }

    private void read() {
        var changed = new LinkedHashSet<Kept>();
        gaps.addAll(cluster.listMetadata(Workloads.REPORTS, "", metadata -> {
                    var kept = Kept.of(metadata);
                    memory.recall(kept.place(), kept.version()).ifPresentOrElse(this::add, () -> changed.add(kept));
                })
                .gaps());
        try (var pool = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofVirtual().name("reports-", 0).factory())) {
            var fetched = changed.stream()
                    .map(kept -> CompletableFuture.supplyAsync(() -> fetch(kept), pool))
                    .toList();
            var each = fetched.iterator();
            changed.forEach(kept -> take(kept, each.next().join()));
        }
    }

    private Answer<VulnerabilityFact> fetch(Kept kept) {
        return cluster.read(Workloads.REPORTS, kept.namespace(), kept.name(), new ReportReading(kept.namespace()));
    }

    private void take(Kept kept, Answer<VulnerabilityFact> answer) {
        switch (answer) {
            case Answer.Found<VulnerabilityFact>(var fact) -> keep(kept, new Said.Report(fact));
            case Answer.Broken<VulnerabilityFact>(var error) -> keep(kept, new Said.Unusable(error));
            case Answer.Unknown<VulnerabilityFact>(var gap) -> gaps.add(gap);
            case Answer.Absent<VulnerabilityFact> _ -> {
                // It went away since it was listed.
            }
        }
    }

    private void keep(Kept kept, Said said) {
        memory.keep(kept.place(), kept.version(), said);
        add(said);
    }

    private void add(Said said) {
        switch (said) {
            case Said.Report(var fact) -> reports.add(fact);
            case Said.Unusable(var error) -> errors.add(error);
        }
    }
}
