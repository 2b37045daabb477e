package io.seaworthy.agent.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.tiller.Workload;
import io.seaworthy.posture.v1.ImageScans;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes a fact of each workload that a release owns. Deployments, StatefulSets, DaemonSets, ReplicaSets, controllers and
 * pods come by while somebody else lists them; the rest is listed here. No object is held.
 */
public final class WorkloadCollector {

    private final Cluster cluster;
    private final Ownership ownership;
    private final ScanCollector scans;
    private final Map<WorkloadName, PolicyCover.Bound> owned = new HashMap<>();
    private final Map<WorkloadName, ObjectReference> ownersOfReplicaSets = new HashMap<>();
    private final List<ItemError> errors = new ArrayList<>();

    /** @param memory what scan reports said before */
    public WorkloadCollector(Cluster cluster, Collection<ReleaseFact> releases, ScanMemory memory) {
        this.cluster = cluster;
        this.ownership = Ownership.of(releases);
        this.scans = new ScanCollector(cluster, memory);
    }

    /** A workload or pod comes by. Nothing that it holds makes this fail. */
    public void see(HasMetadata object) {
        try {
            remember(object);
        } catch (RuntimeException odd) {
            // A shape that no API server lets through, or a mistake of ours: this object only. The message may quote
            // values.
            errors.add(
                    unusable(object, "cannot be understood (" + odd.getClass().getSimpleName() + ")"));
        }
    }

    /** What came by, with what is listed here: jobs, the policies around them, and scan reports. */
    public Workloads collect() {
        var jobs = cluster.list(Job.class, this::see);
        var cronJobs = cluster.list(CronJob.class, this::see);
        var cover = PolicyCover.read(
                cluster, owned.keySet().stream().map(WorkloadName::namespace).collect(Collectors.toSet()));
        var facts = owned.values().stream()
                .map(cover::over)
                .sorted(Comparator.comparing(Workloads::key))
                .toList();
        var scanned = scans.collect();
        errors.addAll(scanned.errors());
        return new Workloads(
                facts,
                aboutWorkloads(scanned.reports(), facts),
                Gaps.union(List.of(jobs.gaps(), cronJobs.gaps(), cover.gaps())),
                ImageScans.newBuilder().addAllGaps(scanned.gaps()).build(),
                errors);
    }

    private void remember(HasMetadata object) {
        var controller = Workload.controller(object);
        if (object instanceof ReplicaSet && controller.isPresent()) {
            ownersOfReplicaSets.put(WorkloadName.of(Workload.reference(object)), controller.get());
        }
        if (controller.isPresent() && standsForItsController(object)) {
            return;
        }
        ownership
                .of(object)
                .ifPresent(release -> Workload.of(object)
                        .ifPresentOrElse(
                                workload -> owned.putIfAbsent(
                                        WorkloadName.of(workload.id()), PolicyCover.Bound.of(workload, release)),
                                () -> errors.add(unusable(object, "has no pod template"))));
    }

    /** What controllers make of a template that is read where it stands. */
    private static boolean standsForItsController(HasMetadata object) {
        return switch (object) {
            case Pod _, ReplicaSet _, ReplicationController _, Job _ -> true;
            default -> false;
        };
    }

    /** The newest report of each container, under the name of the workload that people know. */
    private List<VulnerabilityFact> aboutWorkloads(Collection<VulnerabilityFact> reports, List<WorkloadFact> facts) {
        var known = facts.stream()
                .collect(Collectors.toMap(
                        fact -> WorkloadName.of(fact.getObject()), fact -> fact, (first, again) -> first));
        return ScanReport.newest(reports.stream()
                .map(report -> {
                    var named = WorkloadName.of(report.getWorkload());
                    var workload = ownersOfReplicaSets.getOrDefault(named, report.getWorkload());
                    return ScanReport.about(report, workload, known.get(WorkloadName.of(workload)));
                })
                .toList());
    }

    private static ItemError unusable(HasMetadata object, String reason) {
        var metadata = object.getMetadata();
        var namespace = metadata == null ? "" : Objects.requireNonNullElse(metadata.getNamespace(), "");
        var name = metadata == null ? null : metadata.getName();
        return ItemError.newBuilder()
                .setItem(object.getKind() + " " + (namespace.isEmpty() ? "" : namespace + "/")
                        + Objects.requireNonNullElse(name, "without a name"))
                .setReason(reason)
                .setRemedy("Look at it with kubectl get -o yaml and mend or remove it.")
                .build();
    }
}
