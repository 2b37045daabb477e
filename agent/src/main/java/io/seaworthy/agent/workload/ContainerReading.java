package io.seaworthy.agent.workload;

import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.seaworthy.agent.tiller.ContainerSecurity;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of one container what it may do, with its pod's settings where it has none of its own. Reads no environment. */
final class ContainerReading {

    private final PodSpec pod;

    ContainerReading(PodSpec pod) {
        this.pod = pod;
    }

    io.seaworthy.posture.v1.Container of(Container container, boolean init) {
        var security = ContainerSecurity.of(container, pod);
        return io.seaworthy.posture.v1.Container.newBuilder()
                .setName(text(container.getName()))
                .setImage(text(container.getImage()))
                .setInit(init)
                .setRunAsNonRoot(security.runAsNonRoot())
                .setPrivileged(security.privileged())
                .setNoPrivilegeEscalation(security.noPrivilegeEscalation())
                .setReadOnlyRootFilesystem(security.readOnlyRootFilesystem())
                .setCapabilitiesDropped(!security.privileged() && dropsAll(container))
                .setHasCpuLimit(isLimited(container, "cpu"))
                .setHasMemoryLimit(isLimited(container, "memory"))
                .setSeccompProfile(seccomp(container))
                .build();
    }

    private static boolean dropsAll(Container container) {
        var security = container.getSecurityContext();
        var capabilities = security == null ? null : security.getCapabilities();
        return capabilities != null
                && capabilities.getDrop().stream().anyMatch("ALL"::equalsIgnoreCase)
                && addsNothingElse(capabilities);
    }

    private static boolean addsNothingElse(Capabilities capabilities) {
        return capabilities.getAdd().stream().allMatch("NET_BIND_SERVICE"::equalsIgnoreCase);
    }

    /** A limit of the whole pod holds for each of its containers. */
    private boolean isLimited(Container container, String resource) {
        return Stream.of(container.getResources(), pod.getResources())
                .filter(Objects::nonNull)
                .map(ResourceRequirements::getLimits)
                .filter(Objects::nonNull)
                .map((Map<String, Quantity> limits) -> limits.get(resource))
                .anyMatch(ContainerReading::limits);
    }

    /** Zero is how Kubernetes writes "no limit". */
    private static boolean limits(@Nullable Quantity quantity) {
        return quantity != null
                && quantity.getAmount() != null
                && quantity.getAmount().chars().anyMatch(digit -> '1' <= digit && digit <= '9');
    }

    private String seccomp(Container container) {
        return Stream.of(
                        container.getSecurityContext() == null
                                ? null
                                : container.getSecurityContext().getSeccompProfile(),
                        pod.getSecurityContext() == null
                                ? null
                                : pod.getSecurityContext().getSeccompProfile())
                .filter(Objects::nonNull)
                .map(SeccompProfile::getType)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
