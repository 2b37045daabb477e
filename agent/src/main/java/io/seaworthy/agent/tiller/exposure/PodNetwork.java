package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Tiller as the network sees it.
 *
 * @param workload who it is
 * @param labels of the pods it wants and the pods it has
 * @param addresses IPs of the pods it has
 * @param ports where it takes connections from other hosts
 * @param grpc port of its API; empty where that cannot be seen
 */
public record PodNetwork(
        ObjectReference workload,
        List<Map<String, String>> labels,
        Set<String> addresses,
        PodSpec pod,
        Set<Integer> ports,
        OptionalInt grpc) {

    String namespace() {
        return workload.getNamespace();
    }

    boolean hostNetwork() {
        return Boolean.TRUE.equals(pod.getHostNetwork());
    }

    Stream<ContainerPort> containerPorts() {
        return Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .filter(port ->
                        Objects.requireNonNullElse(port.getProtocol(), "TCP").equals("TCP"))
                .filter(port -> port.getContainerPort() != null);
    }

    /** The number behind a port's name. */
    OptionalInt named(String name) {
        return containerPorts()
                .filter(port -> name.equals(port.getName()))
                .mapToInt(ContainerPort::getContainerPort)
                .findFirst();
    }
}
