package io.seaworthy.agent.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kinds of object that tell whether a release is in use, under the API groups of today. */
final class LiveKinds {

    /** Kinds that run something, and may be told to run nothing. */
    static final List<Class<? extends HasMetadata>> WORKLOADS =
            List.of(CronJob.class, DaemonSet.class, Deployment.class, Job.class, ReplicaSet.class, StatefulSet.class);

    private static final List<Class<? extends HasMetadata>> OTHERS = List.of(
            ClusterRole.class,
            ClusterRoleBinding.class,
            Ingress.class,
            NetworkPolicy.class,
            PersistentVolumeClaim.class,
            Role.class,
            RoleBinding.class,
            Service.class,
            ServiceAccount.class);

    /** Helm keeps its own records in these: listing them costs as much as finding all releases did. */
    static final Set<ResourceKind> COSTLY = Set.of(ResourceKind.SECRETS, ResourceKind.CONFIG_MAPS);

    private static final Map<String, ResourceKind> BY_NAME = byName();

    private LiveKinds() {}

    /**
     * The kind as the API serves it today; {@code extensions/v1beta1} Deployment is served as {@code apps/v1}. Empty for
     * kinds that are not looked at.
     */
    static Optional<ResourceKind> of(String apiVersion, String kind) {
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return Optional.ofNullable(BY_NAME.get(kind))
                .filter(known -> known.group().equals(group) || group.equals("extensions"));
    }

    private static Map<String, ResourceKind> byName() {
        var kinds = new HashMap<String, ResourceKind>();
        WORKLOADS.forEach(model -> kinds.put(HasMetadata.getKind(model), ResourceKind.of(model)));
        OTHERS.forEach(model -> kinds.put(HasMetadata.getKind(model), ResourceKind.of(model)));
        COSTLY.forEach(kind -> kinds.put(kind.kind(), kind));
        return Map.copyOf(kinds);
    }
}
