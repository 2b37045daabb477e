package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.seaworthy.posture.v1.Hardening;
import java.util.Objects;

/** A container's security context over its pod's. */
final class SecurityContextReading {

    private SecurityContextReading() {}

    static Hardening of(FoundTiller tiller) {
        var own = Objects.requireNonNullElseGet(
                tiller.recognition().container().getSecurityContext(), SecurityContext::new);
        var pod = Objects.requireNonNullElseGet(tiller.workload().pod().getSecurityContext(), PodSecurityContext::new);
        var nonRoot = own.getRunAsNonRoot() != null ? own.getRunAsNonRoot() : pod.getRunAsNonRoot();
        var user = own.getRunAsUser() != null ? own.getRunAsUser() : pod.getRunAsUser();
        var privileged = Boolean.TRUE.equals(own.getPrivileged());
        return Hardening.newBuilder()
                .setRunAsNonRoot(Boolean.TRUE.equals(nonRoot) || (user != null && user != 0))
                .setNoPrivilegeEscalation(Boolean.FALSE.equals(own.getAllowPrivilegeEscalation()) && !privileged)
                .setReadOnlyRootFilesystem(Boolean.TRUE.equals(own.getReadOnlyRootFilesystem()))
                .setPrivileged(privileged)
                .setHostNetwork(tiller.workload().hostNetwork())
                .build();
    }
}
