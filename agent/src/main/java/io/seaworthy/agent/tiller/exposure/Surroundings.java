package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.tiller.exposure.ServiceTarget.Backend;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.PodReach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The network around all Tillers of a cluster: read once, asked for each of them. */
public final class Surroundings {

    private final List<Service> services = new ArrayList<>();
    private final List<Backend> backends = new ArrayList<>();
    private final List<Ingress> ingresses = new ArrayList<>();
    private final List<GatewayRoute> routes = new ArrayList<>();
    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean policiesRead;

    private Surroundings() {}

    /**
     * Reads what may lead to these Tillers; the rest is not held.
     *
     * @param namespaces where they are
     * @param addresses of their pods
     */
    public static Surroundings read(Cluster cluster, Set<String> namespaces, Set<String> addresses) {
        var around = new Surroundings();
        around.gaps.addAll(cluster.list(Service.class, service -> {
                    if (service.getSpec() != null
                            && (!ServiceTarget.hasSelector(service)
                                    || namespaces.contains(service.getMetadata().getNamespace()))) {
                        around.services.add(service);
                    }
                })
                .gaps());
        around.readBackends(cluster, addresses);
        var serving = around.services.stream()
                .map(service -> service.getMetadata().getNamespace())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        around.gaps.addAll(cluster.list(Ingress.class, ingress -> {
                    if (serving.contains(ingress.getMetadata().getNamespace())) {
                        around.ingresses.add(ingress);
                    }
                })
                .gaps());
        around.gaps.addAll(GatewayRoute.list(cluster, around.routes::add));
        around.policiesRead = cluster.list(NetworkPolicy.class, policy -> {
                    if (namespaces.contains(policy.getMetadata().getNamespace())) {
                        around.policies.add(policy);
                    }
                })
                .complete();
        return around;
    }

    /** Ways in from outside, sorted by what opens them. */
    public List<ExposurePath> paths(PodNetwork tiller) {
        var targets = services.stream()
                .flatMap(service -> ServiceTarget.of(service, backends, tiller))
                .toList();
        return Stream.concat(HostPaths.of(tiller), targets.stream().flatMap(this::paths))
                .distinct()
                .sorted(Comparator.comparingInt(ExposurePath::getKindValue)
                        .thenComparing(path -> path.getObject().getName())
                        .thenComparingInt(ExposurePath::getTillerPort)
                        .thenComparing(ExposurePath::getOutside))
                .toList();
    }

    private Stream<ExposurePath> paths(ServiceTarget target) {
        return Stream.of(
                        ServicePaths.of(target),
                        ingresses.stream().flatMap(ingress -> IngressPaths.of(ingress, target)),
                        routes.stream().flatMap(route -> route.paths(target)))
                .flatMap(paths -> paths);
    }

    /** What could not be read, so further ways may exist. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** Empty = NetworkPolicies could not be read. */
    public Optional<PodReach> reach(PodNetwork tiller) {
        return policiesRead ? Optional.of(PolicyReach.of(tiller, policies)) : Optional.empty();
    }

    /**
     * Backends only matter to Services without selector. Slices hold every backend (Endpoints are mirrored into them); where
     * they cannot be read, Endpoints will do.
     */
    private void readBackends(Cluster cluster, Set<String> addresses) {
        var slices = cluster.list(
                EndpointSlice.class,
                slice -> Backend.of(slice)
                        .filter(backend -> backend.addresses().stream().anyMatch(addresses::contains))
                        .forEach(backends::add));
        if (slices.complete()) {
            return;
        }
        var endpoints = cluster.list(
                Endpoints.class,
                each -> Backend.of(each)
                        .filter(backend -> backend.addresses().stream().anyMatch(addresses::contains))
                        .forEach(backends::add));
        var matters = services.stream()
                .anyMatch(service -> !ServiceTarget.hasSelector(service) && ServicePaths.opens(service));
        if (!endpoints.complete() && matters) {
            gaps.addAll(slices.gaps());
        }
    }
}
