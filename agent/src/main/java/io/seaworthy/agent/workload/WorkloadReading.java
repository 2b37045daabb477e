package io.seaworthy.agent.workload;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.seaworthy.agent.tiller.Workload;
import io.seaworthy.posture.v1.WorkloadFact;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes a fact of a workload's pod template. Pure: object in, fact out. */
final class WorkloadReading {

    private WorkloadReading() {}

    /** @param release {@code namespace/name} of the release that owns it */
    static WorkloadFact of(Workload workload, String release) {
        var pod = workload.pod();
        var fact = WorkloadFact.newBuilder()
                .setObject(workload.id())
                .setRelease(release)
                .setHostNetwork(workload.hostNetwork())
                .setHostPid(Boolean.TRUE.equals(pod.getHostPID()))
                .setHostIpc(Boolean.TRUE.equals(pod.getHostIPC()))
                .addAllHostPaths(hostPaths(pod).toList())
                .setServiceAccount(workload.serviceAccount());
        var reading = new ContainerReading(pod);
        pod.getInitContainers().stream()
                .filter(Objects::nonNull)
                .forEach(container -> fact.addContainers(reading.of(container, true)));
        pod.getContainers().stream()
                .filter(Objects::nonNull)
                .forEach(container -> fact.addContainers(reading.of(container, false)));
        if (pod.getAutomountServiceAccountToken() != null) {
            fact.setAutomountToken(pod.getAutomountServiceAccountToken());
        }
        return fact.build();
    }

    private static Stream<String> hostPaths(PodSpec pod) {
        return pod.getVolumes().stream()
                .filter(Objects::nonNull)
                .map(Volume::getHostPath)
                .filter(Objects::nonNull)
                .map(source -> Objects.requireNonNullElse(source.getPath(), ""))
                .distinct()
                .sorted();
    }
}
