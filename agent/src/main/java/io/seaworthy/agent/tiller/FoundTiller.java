package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.Pod;
import io.seaworthy.agent.tiller.option.TillerContainer;
import io.seaworthy.posture.v1.Hardening;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A workload that runs Tiller, and its pods. */
record FoundTiller(Workload workload, Recognition recognition, List<TillerPod> pods) {

    /**
     * One pod of it.
     *
     * @param ip empty until the pod has one
     */
    record TillerPod(String name, String ip, boolean running, Map<String, String> labels) {

        static TillerPod of(Pod pod) {
            var status = pod.getStatus();
            return new TillerPod(
                    pod.getMetadata().getName(),
                    status == null ? "" : Objects.requireNonNullElse(status.getPodIP(), ""),
                    status != null && "Running".equals(status.getPhase()),
                    Workload.labels(pod.getMetadata()));
        }
    }

    FoundTiller wanting(int replicas) {
        return new FoundTiller(workload.wanting(replicas), recognition, pods);
    }

    /** The pod to ask: one that runs, or at least has an address. */
    Optional<TillerPod> reachablePod() {
        var addressed = pods.stream().filter(pod -> !pod.ip().isEmpty()).toList();
        return addressed.stream()
                .filter(TillerPod::running)
                .findFirst()
                .or(() -> addressed.stream().findFirst());
    }

    Hardening hardening() {
        var security = ContainerSecurity.of(recognition.container(), workload.pod());
        return Hardening.newBuilder()
                .setRunAsNonRoot(security.runAsNonRoot())
                .setNoPrivilegeEscalation(security.noPrivilegeEscalation())
                .setReadOnlyRootFilesystem(security.readOnlyRootFilesystem())
                .setPrivileged(security.privileged())
                .setHostNetwork(workload.hostNetwork())
                .build();
    }

    ImageReference image() {
        return ImageReference.parse(imageText());
    }

    String imageText() {
        return Objects.requireNonNullElse(recognition.container().getImage(), "");
    }

    TillerContainer container() {
        return new TillerContainer(
                recognition.container(),
                workload.namespace(),
                workload.serviceAccount(),
                !Boolean.FALSE.equals(workload.pod().getAutomountServiceAccountToken()),
                image().mentionsTiller());
    }
}
