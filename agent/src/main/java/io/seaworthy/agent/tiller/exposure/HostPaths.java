package io.seaworthy.agent.tiller.exposure;

import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.ExposurePath.Kind;
import java.util.Objects;
import java.util.stream.Stream;

/** Ways over the node's own addresses. */
final class HostPaths {

    private HostPaths() {}

    static Stream<ExposurePath> of(PodNetwork tiller) {
        if (tiller.hostNetwork()) {
            return tiller.ports().stream().sorted().map(port -> path(Kind.HOST_NETWORK, tiller, port, port));
        }
        return tiller.containerPorts()
                .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
                .filter(port -> tiller.ports().contains(port.getContainerPort()))
                .filter(port ->
                        !Objects.requireNonNullElse(port.getHostIP(), "").startsWith("127."))
                .map(port -> path(Kind.HOST_PORT, tiller, port.getContainerPort(), port.getHostPort()));
    }

    private static ExposurePath path(Kind kind, PodNetwork tiller, int tillerPort, int outside) {
        return ExposurePath.newBuilder()
                .setKind(kind)
                .setObject(tiller.workload())
                .setTillerPort(tillerPort)
                .setOutside(String.valueOf(outside))
                .build();
    }
}
