package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.BackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.GRPCRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.TLSRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1alpha2.TCPRoute;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route of the Gateway API, which a gateway may open to the outside.
 *
 * @param hosts it answers to; {@code *} where none is named
 */
record GatewayRoute(ObjectReference object, String hosts, List<Backend> backends) {

    /** A Service's port; {@code port} null = not named, so every port of it. */
    record Backend(
            String namespace, String service, @Nullable Integer port) {

        boolean leadsTo(ServiceTarget target) {
            var metadata = target.service().getMetadata();
            return service.equals(metadata.getName())
                    && namespace.equals(metadata.getNamespace())
                    && (port == null || port.equals(target.port().getPort()));
        }
    }

    /**
     * Hands over every route.
     *
     * @return what could not be listed; that a recording leaves the Gateway API out is no gap, since most clusters have none
     */
    static List<Gap> list(Cluster cluster, Consumer<GatewayRoute> each) {
        return Stream.of(
                        cluster.list(HTTPRoute.class, route -> each.accept(of(route))),
                        cluster.list(GRPCRoute.class, route -> each.accept(of(route))),
                        cluster.list(TLSRoute.class, route -> each.accept(of(route))),
                        cluster.list(TCPRoute.class, route -> each.accept(of(route))))
                .flatMap(listing -> listing.gaps().stream())
                .filter(gap -> gap.getReason() != Gap.Reason.NOT_RECORDED)
                .toList();
    }

    Stream<ExposurePath> paths(ServiceTarget target) {
        return backends.stream()
                .filter(backend -> backend.leadsTo(target))
                .map(backend -> ExposurePath.newBuilder()
                        .setKind(ExposurePath.Kind.INGRESS)
                        .setObject(object)
                        .setTillerPort(target.tillerPort())
                        .setOutside(hosts)
                        .build());
    }

    private static GatewayRoute of(HTTPRoute route) {
        var spec = route.getSpec();
        return spec == null
                ? of(route, List.of(), Stream.empty())
                : of(
                        route,
                        spec.getHostnames(),
                        spec.getRules().stream()
                                .flatMap(rule -> rule.getBackendRefs().stream())
                                .map(to ->
                                        backend(route, to.getKind(), to.getNamespace(), to.getName(), to.getPort())));
    }

    private static GatewayRoute of(GRPCRoute route) {
        var spec = route.getSpec();
        return spec == null
                ? of(route, List.of(), Stream.empty())
                : of(
                        route,
                        spec.getHostnames(),
                        spec.getRules().stream()
                                .flatMap(rule -> rule.getBackendRefs().stream())
                                .map(to ->
                                        backend(route, to.getKind(), to.getNamespace(), to.getName(), to.getPort())));
    }

    private static GatewayRoute of(TLSRoute route) {
        var spec = route.getSpec();
        return spec == null
                ? of(route, List.of(), Stream.empty())
                : of(
                        route,
                        spec.getHostnames(),
                        spec.getRules().stream()
                                .flatMap(rule -> rule.getBackendRefs().stream())
                                .map(to -> backend(route, to)));
    }

    private static GatewayRoute of(TCPRoute route) {
        var spec = route.getSpec();
        return spec == null
                ? of(route, List.of(), Stream.empty())
                : of(
                        route,
                        List.of(),
                        spec.getRules().stream()
                                .flatMap(rule -> rule.getBackendRefs().stream())
                                .map(to -> backend(route, to)));
    }

    private static GatewayRoute of(HasMetadata route, @Nullable List<String> hosts, Stream<Stream<Backend>> backends) {
        var named = hosts == null || hosts.isEmpty() ? "*" : String.join(", ", hosts);
        var object = ObjectReference.newBuilder()
                .setApiVersion(Objects.requireNonNullElse(route.getApiVersion(), ""))
                .setKind(route.getKind())
                .setNamespace(Objects.requireNonNullElse(route.getMetadata().getNamespace(), ""))
                .setName(route.getMetadata().getName())
                .build();
        return new GatewayRoute(object, named, backends.flatMap(each -> each).toList());
    }

    private static Stream<Backend> backend(HasMetadata route, BackendRef to) {
        return backend(route, to.getKind(), to.getNamespace(), to.getName(), to.getPort());
    }

    private static Stream<Backend> backend(
            HasMetadata route,
            @Nullable String kind,
            @Nullable String namespace,
            @Nullable String name,
            @Nullable Integer port) {
        if (name == null || !Objects.requireNonNullElse(kind, "Service").equals("Service")) {
            return Stream.empty();
        }
        var own = Objects.requireNonNullElse(route.getMetadata().getNamespace(), "");
        return Stream.of(new Backend(Objects.requireNonNullElse(namespace, own), name, port));
    }
}
