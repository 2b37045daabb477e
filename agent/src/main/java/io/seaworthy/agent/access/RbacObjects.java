package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Every role and binding of a cluster, read once and reduced to what reach depends on.
 *
 * @param roles by reference; aggregation is resolved
 * @param bindings of both kinds
 * @param gaps by kind ("Role", "ClusterRoleBinding" …): what could not be read of it; an empty list means that all is known
 * @param namespaces the only ones that were looked at; empty means all
 */
record RbacObjects(
        Map<ObjectReference, Role> roles, List<Binding> bindings, Map<String, List<Gap>> gaps, Set<String> namespaces) {

    static RbacObjects read(Cluster cluster, int bound) {
        var clusterRoles = RbacList.read(cluster, ClusterRole.class, Aggregation::of, Aggregation::size, bound);
        var localRoles = RbacList.read(
                cluster, io.fabric8.kubernetes.api.model.rbac.Role.class, RbacObjects::role, Role::size, bound);
        var clusterWide = RbacList.read(cluster, ClusterRoleBinding.class, Binding::of, Binding::size, bound);
        var local = RbacList.read(cluster, RoleBinding.class, Binding::of, Binding::size, bound);
        var gaps = new TreeMap<String, List<Gap>>();
        Stream.of(clusterRoles, localRoles, clusterWide, local).forEach(list -> gaps.put(list.kind(), list.gaps()));
        return new RbacObjects(
                roles(clusterRoles.items(), localRoles.items()),
                Stream.concat(clusterWide.items().stream(), local.items().stream())
                        .toList(),
                gaps,
                Set.copyOf(cluster.namespaces()));
    }

    private static Map<ObjectReference, Role> roles(List<Aggregation> clusterRoles, List<Role> localRoles) {
        var admin = Role.clusterAdmin();
        var roles = new HashMap<>(Map.of(admin.reference(), admin));
        Stream.concat(clusterRoles.stream().map(role -> role.resolve(clusterRoles)), localRoles.stream())
                .forEach(role -> roles.put(role.reference(), role));
        return roles;
    }

    /** What is missing to know all of the cluster, in words for a fact. */
    List<Gap> allGaps() {
        var all = new ArrayList<>(gaps.values());
        if (!namespaces.isEmpty()) {
            all.add(List.of(Gaps.of(
                    ResourceKind.of(RoleBinding.class),
                    "list",
                    "",
                    Gap.Reason.NOT_RECORDED,
                    "only these namespaces were looked at: "
                            + String.join(", ", namespaces.stream().sorted().toList()))));
        }
        return Gaps.union(all);
    }

    /** Whether all objects of a kind are known; for a namespaced kind, those of one namespace. */
    boolean knows(String kind, String namespace) {
        var inScope = namespace.isEmpty() || namespaces.isEmpty() || namespaces.contains(namespace);
        return inScope
                && gaps.getOrDefault(kind, List.of()).stream()
                        .noneMatch(gap -> gap.getNamespace().isEmpty()
                                || namespace.isEmpty()
                                || gap.getNamespace().equals(namespace));
    }

    private static Role role(io.fabric8.kubernetes.api.model.rbac.Role source) {
        var metadata = source.getMetadata();
        return new Role(
                Role.reference("Role", metadata.getNamespace(), metadata.getName()), Role.rules(source.getRules()));
    }
}
