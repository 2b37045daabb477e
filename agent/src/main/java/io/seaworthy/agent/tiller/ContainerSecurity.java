package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.Objects;

/**
 * A container's security context over its pod's.
 *
 * @param runAsNonRoot runAsNonRoot is true, or runAsUser is not 0
 * @param noPrivilegeEscalation allowPrivilegeEscalation is false and it is not privileged
 */
public record ContainerSecurity(
        boolean runAsNonRoot, boolean noPrivilegeEscalation, boolean readOnlyRootFilesystem, boolean privileged) {

    /** What holds for one container of a pod. */
    public static ContainerSecurity of(Container container, PodSpec spec) {
        var own = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        var pod = Objects.requireNonNullElseGet(spec.getSecurityContext(), PodSecurityContext::new);
        var nonRoot = own.getRunAsNonRoot() != null ? own.getRunAsNonRoot() : pod.getRunAsNonRoot();
        var user = own.getRunAsUser() != null ? own.getRunAsUser() : pod.getRunAsUser();
        var privileged = Boolean.TRUE.equals(own.getPrivileged());
        return new ContainerSecurity(
                Boolean.TRUE.equals(nonRoot) || (user != null && user != 0),
                Boolean.FALSE.equals(own.getAllowPrivilegeEscalation()) && !privileged,
                Boolean.TRUE.equals(own.getReadOnlyRootFilesystem()),
                privileged);
    }
}
