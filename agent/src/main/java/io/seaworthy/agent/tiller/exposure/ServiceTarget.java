package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Service's port that leads to a Tiller's port.
 *
 * @param port the Service's
 * @param tillerPort the pod's
 */
record ServiceTarget(Service service, ServicePort port, int tillerPort) {

    /** A hand-written backend of a Service without selector. */
    record Backend(String namespace, String service, List<String> addresses, Map<String, Integer> ports) {

        static Stream<Backend> of(EndpointSlice slice) {
            var service = slice.getMetadata().getLabels() == null
                    ? null
                    : slice.getMetadata().getLabels().get("kubernetes.io/service-name");
            if (service == null) {
                return Stream.empty();
            }
            var ports = new HashMap<String, Integer>();
            slice.getPorts().stream()
                    .filter(port -> port.getPort() != null)
                    .forEach(port -> ports.put(Objects.requireNonNullElse(port.getName(), ""), port.getPort()));
            return slice.getEndpoints().stream()
                    .map(endpoint ->
                            new Backend(slice.getMetadata().getNamespace(), service, endpoint.getAddresses(), ports));
        }

        static Stream<Backend> of(Endpoints endpoints) {
            return endpoints.getSubsets().stream().map(subset -> {
                var ports = new HashMap<String, Integer>();
                subset.getPorts().stream()
                        .filter(port -> port.getPort() != null)
                        .forEach(port -> ports.put(Objects.requireNonNullElse(port.getName(), ""), port.getPort()));
                var addresses = Stream.concat(subset.getAddresses().stream(), subset.getNotReadyAddresses().stream())
                        .map(address -> address.getIp())
                        .toList();
                return new Backend(
                        endpoints.getMetadata().getNamespace(),
                        endpoints.getMetadata().getName(),
                        addresses,
                        ports);
            });
        }

        boolean of(Service service) {
            return this.service.equals(service.getMetadata().getName())
                    && Objects.equals(namespace, service.getMetadata().getNamespace());
        }
    }

    static Stream<ServiceTarget> of(Service service, List<Backend> backends, PodNetwork tiller) {
        return service.getSpec().getPorts().stream()
                .filter(port -> port.getPort() != null)
                .filter(port ->
                        Objects.requireNonNullElse(port.getProtocol(), "TCP").equals("TCP"))
                .flatMap(port -> targets(service, port, backends, tiller)
                        .filter(tiller.ports()::contains)
                        .distinct()
                        .mapToObj(target -> new ServiceTarget(service, port, target)));
    }

    static boolean hasSelector(Service service) {
        var selector = service.getSpec().getSelector();
        return selector != null && !selector.isEmpty();
    }

    private static IntStream targets(Service service, ServicePort port, List<Backend> backends, PodNetwork tiller) {
        if (hasSelector(service)) {
            var selected = tiller.namespace().equals(service.getMetadata().getNamespace())
                    && tiller.labels().stream()
                            .anyMatch(labels ->
                                    Selectors.matches(service.getSpec().getSelector(), labels));
            return selected ? target(port, tiller).stream() : IntStream.empty();
        }
        return backends.stream()
                .filter(backend -> backend.of(service))
                .filter(backend -> backend.addresses().stream().anyMatch(tiller.addresses()::contains))
                .map(backend -> backend.ports().get(Objects.requireNonNullElse(port.getName(), "")))
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue);
    }

    private static OptionalInt target(ServicePort port, PodNetwork tiller) {
        var target = port.getTargetPort();
        if (target == null) {
            return OptionalInt.of(port.getPort());
        }
        if (target.getStrVal() != null) {
            return target.getStrVal().matches("\\d{1,5}")
                    ? OptionalInt.of(Integer.parseInt(target.getStrVal()))
                    : tiller.named(target.getStrVal());
        }
        var number = target.getIntVal();
        return OptionalInt.of(number == null || number == 0 ? port.getPort() : number);
    }
}
