package io.seaworthy.agent.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.cluster.Listing;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of the kinds that releases ask for is live in the cluster, and which workloads are told to run nothing. */
final class LiveObjects {

    private final Set<ResourceKind> listed = new HashSet<>();
    private final Identities live = new Identities();
    private final Identities idle = new Identities();
    private final List<List<Gap>> gaps = new ArrayList<>();

    private LiveObjects() {}

    /** Lists each kind that a release asks for once, whole objects for workloads only. */
    static LiveObjects of(Cluster cluster, Collection<ReleaseFact> facts) {
        var objects = new LiveObjects();
        var wanted = wanted(facts);
        for (var model : LiveKinds.WORKLOADS) {
            if (wanted.remove(ResourceKind.of(model))) {
                objects.workloads(cluster, model);
            }
        }
        wanted.forEach(kind -> objects.others(cluster, kind));
        return objects;
    }

    /** Whether all objects of this kind are known. */
    boolean isListed(ResourceKind kind) {
        return listed.contains(kind);
    }

    boolean isLive(ResourceKind kind, String namespace, String name) {
        return live.contains(kind, namespace, name);
    }

    /** Scaled to zero or suspended. */
    boolean isIdle(ResourceKind kind, String namespace, String name) {
        return idle.contains(kind, namespace, name);
    }

    /** What could not be listed. */
    List<Gap> gaps() {
        return Gaps.union(gaps);
    }

    /** Kinds to list; the costly ones only if some release asks for nothing else. */
    private static Set<ResourceKind> wanted(Collection<ReleaseFact> facts) {
        var wanted = new HashSet<ResourceKind>();
        for (var fact : facts) {
            var kinds = new HashSet<ResourceKind>();
            for (var object : fact.getObjectsList()) {
                LiveKinds.of(object.getApiVersion(), object.getKind()).ifPresent(kinds::add);
            }
            if (!LiveKinds.COSTLY.containsAll(kinds)) {
                kinds.removeAll(LiveKinds.COSTLY);
            }
            wanted.addAll(kinds);
        }
        return wanted;
    }

    private <T extends HasMetadata> void workloads(Cluster cluster, Class<T> model) {
        var kind = ResourceKind.of(model);
        add(kind, cluster.list(model, object -> {
            var metadata = object.getMetadata();
            remember(live, kind, metadata);
            if (runsNothing(object)) {
                remember(idle, kind, metadata);
            }
        }));
    }

    private void others(Cluster cluster, ResourceKind kind) {
        add(kind, cluster.listMetadata(kind, "", metadata -> remember(live, kind, metadata)));
    }

    private void add(ResourceKind kind, Listing listing) {
        if (listing.complete()) {
            listed.add(kind);
        } else {
            gaps.add(listing.gaps());
        }
    }

    private static void remember(Identities identities, ResourceKind kind, ObjectMeta metadata) {
        identities.add(
                kind,
                Objects.requireNonNullElse(metadata.getNamespace(), ""),
                Objects.requireNonNullElse(metadata.getName(), ""));
    }

    private static boolean runsNothing(HasMetadata workload) {
        return switch (workload) {
            case Deployment it -> it.getSpec() != null && isZero(it.getSpec().getReplicas());
            case StatefulSet it -> it.getSpec() != null && isZero(it.getSpec().getReplicas());
            case ReplicaSet it -> it.getSpec() != null && isZero(it.getSpec().getReplicas());
            case CronJob it ->
                it.getSpec() != null && Boolean.TRUE.equals(it.getSpec().getSuspend());
            case Job it ->
                it.getSpec() != null && Boolean.TRUE.equals(it.getSpec().getSuspend());
            default -> false;
        };
    }

    private static boolean isZero(@Nullable Integer replicas) {
        return replicas != null && replicas == 0;
    }
}
