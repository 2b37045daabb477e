package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.Subject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A RoleBinding or ClusterRoleBinding.
 *
 * @param reference which one
 * @param role what it hands out; a Role is taken from the binding's own namespace
 * @param subjects to whom; a ServiceAccount without a namespace is one of the binding's own
 */
record Binding(ObjectReference reference, ObjectReference role, List<Subject> subjects) {

    static Binding of(RoleBinding source) {
        var namespace = source.getMetadata().getNamespace();
        return of("RoleBinding", namespace, source.getMetadata().getName(), source.getRoleRef(), source.getSubjects());
    }

    static Binding of(ClusterRoleBinding source) {
        return of("ClusterRoleBinding", "", source.getMetadata().getName(), source.getRoleRef(), source.getSubjects());
    }

    int size() {
        return 2 + subjects.size();
    }

    private static Binding of(
            String kind,
            @Nullable String namespace,
            String name,
            @Nullable RoleRef role,
            @Nullable List<io.fabric8.kubernetes.api.model.rbac.Subject> subjects) {
        var place = text(namespace);
        var roleKind = role == null ? "" : text(role.getKind());
        return new Binding(
                Role.reference(kind, place, name),
                Role.reference(
                        roleKind, roleKind.equals("Role") ? place : "", role == null ? "" : text(role.getName())),
                subjects == null
                        ? List.of()
                        : subjects.stream()
                                .filter(Objects::nonNull)
                                .map(subject -> Subjects.of(subject, place))
                                .distinct()
                                .toList());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
