package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.Service;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.ExposurePath.Kind;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.Objects;
import java.util.stream.Stream;

/** Ways from outside the cluster that a Service itself opens. */
final class ServicePaths {

    private ServicePaths() {}

    static boolean opens(Service service) {
        return type(service).equals("NodePort")
                || type(service).equals("LoadBalancer")
                || !service.getSpec().getExternalIPs().isEmpty();
    }

    static Stream<ExposurePath> of(ServiceTarget target) {
        return Stream.of(nodePort(target), loadBalancer(target), externalAddresses(target))
                .flatMap(paths -> paths);
    }

    /** A LoadBalancer has node ports too, unless it was told not to allocate them. */
    private static Stream<ExposurePath> nodePort(ServiceTarget target) {
        var type = type(target.service());
        var port = target.port().getNodePort();
        var assigned = port != null && port > 0;
        if (type.equals("NodePort") || (type.equals("LoadBalancer") && assigned)) {
            return Stream.of(path(Kind.NODE_PORT, target, assigned ? String.valueOf(port) : ""));
        }
        return Stream.empty();
    }

    private static Stream<ExposurePath> loadBalancer(ServiceTarget target) {
        if (!type(target.service()).equals("LoadBalancer")) {
            return Stream.empty();
        }
        var status = target.service().getStatus();
        var addresses = status == null || status.getLoadBalancer() == null
                ? Stream.<String>empty()
                : status.getLoadBalancer().getIngress().stream()
                        .map(ingress -> Objects.requireNonNullElse(ingress.getIp(), ingress.getHostname()))
                        .filter(Objects::nonNull)
                        .map(address -> address + ":" + target.port().getPort());
        var paths = addresses
                .map(address -> path(Kind.LOAD_BALANCER, target, address))
                .toList();
        return paths.isEmpty() ? Stream.of(path(Kind.LOAD_BALANCER, target, "")) : paths.stream();
    }

    private static Stream<ExposurePath> externalAddresses(ServiceTarget target) {
        return target.service().getSpec().getExternalIPs().stream()
                .map(address -> path(
                        Kind.EXTERNAL_IP, target, address + ":" + target.port().getPort()));
    }

    private static ExposurePath path(Kind kind, ServiceTarget target, String outside) {
        var metadata = target.service().getMetadata();
        return ExposurePath.newBuilder()
                .setKind(kind)
                .setObject(ObjectReference.newBuilder()
                        .setApiVersion("v1")
                        .setKind("Service")
                        .setNamespace(Objects.requireNonNullElse(metadata.getNamespace(), ""))
                        .setName(metadata.getName()))
                .setTillerPort(target.tillerPort())
                .setOutside(outside)
                .build();
    }

    private static String type(Service service) {
        return Objects.requireNonNullElse(service.getSpec().getType(), "ClusterIP");
    }
}
