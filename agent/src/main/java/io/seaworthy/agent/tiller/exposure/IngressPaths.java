package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ways from outside that an Ingress opens to a Service. */
final class IngressPaths {

    private record Route(@Nullable IngressBackend backend, String outside) {}

    private IngressPaths() {}

    static Stream<ExposurePath> of(Ingress ingress, ServiceTarget target) {
        var metadata = ingress.getMetadata();
        if (!Objects.equals(
                metadata.getNamespace(), target.service().getMetadata().getNamespace())) {
            return Stream.empty();
        }
        return routes(ingress)
                .filter(route -> leadsTo(route.backend(), target))
                .map(route -> ExposurePath.newBuilder()
                        .setKind(ExposurePath.Kind.INGRESS)
                        .setObject(ObjectReference.newBuilder()
                                .setApiVersion("networking.k8s.io/v1")
                                .setKind("Ingress")
                                .setNamespace(metadata.getNamespace())
                                .setName(metadata.getName()))
                        .setTillerPort(target.tillerPort())
                        .setOutside(route.outside())
                        .build());
    }

    private static Stream<Route> routes(Ingress ingress) {
        var spec = ingress.getSpec();
        if (spec == null) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(new Route(spec.getDefaultBackend(), "*")),
                spec.getRules().stream()
                        .filter(rule -> rule.getHttp() != null)
                        .flatMap(rule -> rule.getHttp().getPaths().stream().map(path -> route(rule, path))));
    }

    private static Route route(IngressRule rule, HTTPIngressPath path) {
        var host = Objects.requireNonNullElse(rule.getHost(), "");
        return new Route(
                path.getBackend(), (host.isEmpty() ? "*" : host) + Objects.requireNonNullElse(path.getPath(), "/"));
    }

    private static boolean leadsTo(@Nullable IngressBackend backend, ServiceTarget target) {
        if (backend == null || backend.getService() == null) {
            return false;
        }
        var port = backend.getService().getPort();
        return target.service()
                        .getMetadata()
                        .getName()
                        .equals(backend.getService().getName())
                && port != null
                && (port.getName() != null
                        ? port.getName().equals(target.port().getName())
                        : Objects.equals(port.getNumber(), target.port().getPort()));
    }
}
