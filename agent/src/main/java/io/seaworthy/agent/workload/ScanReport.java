package io.seaworthy.agent.workload;

import com.google.protobuf.util.Timestamps;
import io.seaworthy.posture.v1.Container;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts a scanner's report in the words of the workloads it is about. */
final class ScanReport {

    private static final Comparator<VulnerabilityFact> BY_TIME =
            Comparator.comparing(VulnerabilityFact::getScannedAt, Timestamps.comparator());

    private ScanReport() {}

    /**
     * The report as one about this workload. Its image is written as the workload writes it, if that is what was scanned.
     *
     * @param report whose image is {@link ImageName#complete}
     * @param known the workload's own fact; null = no release owns it
     */
    static VulnerabilityFact about(VulnerabilityFact report, ObjectReference workload, @Nullable WorkloadFact known) {
        var scanned = ImageName.parse(report.getImage());
        var image = known == null
                ? scanned.toString()
                : known.getContainersList().stream()
                        .filter(container -> container.getName().equals(report.getContainer()))
                        .map(Container::getImage)
                        .filter(written -> scanned.isWhat(ImageName.parse(written)))
                        .findFirst()
                        .orElseGet(scanned::toString);
        return report.toBuilder()
                .setWorkload(known == null ? workload : known.getObject())
                .setImage(image)
                .build();
    }

    /** Of several reports about one container, as after a rollout, the one that was made last; sorted by key. */
    static List<VulnerabilityFact> newest(Collection<VulnerabilityFact> reports) {
        var newest = new TreeMap<String, VulnerabilityFact>();
        reports.forEach(report -> newest.merge(Workloads.key(report), report, BinaryOperator.maxBy(BY_TIME)));
        return List.copyOf(newest.values());
    }
}
