package io.seaworthy.agent.posture;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.agent.cluster.Watched;
import io.seaworthy.agent.cluster.Watched.Reaction;
import io.seaworthy.agent.helm.Releases;
import io.seaworthy.agent.workload.Workloads;
import java.util.ArrayList;
import java.util.List;

/** What is watched so that a posture does not grow old: everything that facts are made of and that changes by itself. */
final class WatchedKinds {

    private static final List<Class<? extends HasMetadata>> EVERY_CHANGE = List.of(
            ClusterRole.class, ClusterRoleBinding.class, Namespace.class, Role.class, RoleBinding.class, Service.class);
    private static final List<Class<? extends HasMetadata>> SPEC_CHANGES = List.of(
            CronJob.class,
            DaemonSet.class,
            Deployment.class,
            Ingress.class,
            NetworkPolicy.class,
            ReplicaSet.class,
            ReplicationController.class,
            StatefulSet.class);

    private WatchedKinds() {}

    static List<Watched> all() {
        var watched = new ArrayList<Watched>();
        for (var kind : List.of(ResourceKind.SECRETS, ResourceKind.CONFIG_MAPS)) {
            Releases.selectors().forEach(selector -> watched.add(new Watched(kind, selector, Reaction.EVERY)));
        }
        EVERY_CHANGE.forEach(model -> watched.add(new Watched(ResourceKind.of(model), "", Reaction.EVERY)));
        SPEC_CHANGES.forEach(model -> watched.add(new Watched(ResourceKind.of(model), "", Reaction.SPEC)));
        // Their status changes all the time, and what matters of their spec cannot change.
        watched.add(new Watched(ResourceKind.of(Pod.class), "", Reaction.EXISTENCE));
        watched.add(new Watched(ResourceKind.of(Job.class), "", Reaction.EXISTENCE));
        // A scanner replaces a report when its image changes, and renews all of them each day.
        watched.add(new Watched(Workloads.REPORTS, "", Reaction.EXISTENCE));
        return watched;
    }
}
