package io.seaworthy.agent.access;

import io.seaworthy.posture.v1.BoundRole;
import io.seaworthy.posture.v1.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A binding as one of its subjects sees it.
 *
 * @param binding which binding
 * @param subject as the binding names it
 * @param role what it hands out; empty where it does not exist, or could not be read
 * @param dangling the role certainly does not exist
 */
record Grant(Binding binding, Subject subject, Optional<Role> role, boolean dangling) {

    static final Comparator<Grant> ORDER = Comparator.<Grant, String>comparing(
                    grant -> grant.binding.reference().getKind())
            .thenComparing(grant -> grant.binding.reference().getNamespace())
            .thenComparing(grant -> grant.binding.reference().getName())
            .thenComparing(Grant::subject, Subjects.ORDER);

    List<Rule> rules() {
        return role.map(Role::rules).orElse(List.of());
    }

    /** The only namespace it holds in; empty for the whole cluster. */
    String namespace() {
        return binding.reference().getNamespace();
    }

    boolean clusterWide() {
        return binding.reference().getKind().equals("ClusterRoleBinding");
    }

    boolean gives(Power power) {
        return rules().stream().anyMatch(rule -> power.in(rule, clusterWide()));
    }

    boolean isClusterAdmin() {
        return clusterWide()
                && binding.role().getKind().equals("ClusterRole")
                && binding.role().getName().equals(Role.CLUSTER_ADMIN);
    }

    BoundRole asBoundRole() {
        return BoundRole.newBuilder()
                .setSubject(subject)
                .setBinding(binding.reference())
                .setRole(binding.role())
                .build();
    }
}
