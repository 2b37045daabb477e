package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.seaworthy.agent.tiller.option.TillerContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What gives a Tiller away. One conclusive signal is enough, or two supporting ones.
 *
 * <table>
 * <caption>The truth table</caption>
 * <tr><th>signal</th><th>conclusive</th><th>supporting</th><th>nothing</th></tr>
 * <tr><td>labels</td><td>{@code app=helm} and {@code name=tiller} on the pods: Helm 2 finds Tiller by these</td>
 *     <td>both on the workload only</td><td>one of the two</td></tr>
 * <tr><td>image</td><td>last segment of the repository is {@code tiller}</td><td></td>
 *     <td>{@code distiller}, {@code tiller-proxy}, {@code tiller/web}</td></tr>
 * <tr><td>port</td><td>44134 named {@code tiller}</td><td>44134, or the name with another number</td>
 *     <td>44135 or 44136 alone</td></tr>
 * <tr><td>command</td><td>starts an executable called {@code tiller}, also through a shell or a small init</td>
 *     <td></td><td>{@code tiller} as an argument, {@code /opt/tiller/run}</td></tr>
 * </table>
 *
 * @param container the one that runs Tiller
 * @param signals "labels", "image", "port", "command"; supporting ones too
 */
record Recognition(Container container, List<String> signals) {

    private static final int PORT = 44134;

    private enum Strength {
        NOTHING,
        SUPPORTING,
        CONCLUSIVE
    }

    private record Signals(Container container, Map<String, Strength> found) {

        long count(Strength strength) {
            return found.values().stream().filter(strength::equals).count();
        }

        boolean enough() {
            return count(Strength.CONCLUSIVE) > 0 || count(Strength.SUPPORTING) > 1;
        }

        Recognition recognition() {
            return new Recognition(
                    container,
                    Stream.of("labels", "image", "port", "command")
                            .filter(name -> found.get(name) != Strength.NOTHING)
                            .toList());
        }
    }

    /** Looks at every container that runs for as long as the pod does; empty = no Tiller. */
    static Optional<Recognition> of(Workload workload) {
        var labels = labels(workload);
        var containers = new ArrayList<>(workload.pod().getContainers());
        workload.pod().getInitContainers().stream()
                .filter(container -> "Always".equals(container.getRestartPolicy()))
                .forEach(containers::add);
        return containers.stream()
                .map(container -> new Signals(
                        container,
                        Map.of(
                                "labels",
                                labels,
                                "image",
                                image(container),
                                "port",
                                port(container),
                                "command",
                                command(container))))
                .filter(Signals::enough)
                .max(Comparator.comparingLong((Signals signals) -> signals.count(Strength.CONCLUSIVE))
                        .thenComparingLong(signals -> signals.count(Strength.SUPPORTING))
                        // Of equals, max keeps the last: the first container is the likelier one.
                        .thenComparingInt(signals -> -containers.indexOf(signals.container())))
                .map(Signals::recognition);
    }

    private static Strength labels(Workload workload) {
        if (tillerLabels(workload.podLabels())) {
            return Strength.CONCLUSIVE;
        }
        return tillerLabels(workload.labels()) ? Strength.SUPPORTING : Strength.NOTHING;
    }

    private static boolean tillerLabels(Map<String, String> labels) {
        return "helm".equals(labels.get("app")) && "tiller".equals(labels.get("name"));
    }

    private static Strength image(Container container) {
        var image = Objects.requireNonNullElse(container.getImage(), "");
        return ImageReference.parse(image).isTiller() ? Strength.CONCLUSIVE : Strength.NOTHING;
    }

    private static Strength port(Container container) {
        return container.getPorts().stream()
                .map(Recognition::port)
                .max(Comparator.naturalOrder())
                .orElse(Strength.NOTHING);
    }

    private static Strength port(ContainerPort port) {
        var number = Objects.equals(port.getContainerPort(), PORT);
        var name = "tiller".equals(port.getName());
        if (number && name) {
            return Strength.CONCLUSIVE;
        }
        return number || name ? Strength.SUPPORTING : Strength.NOTHING;
    }

    private static Strength command(Container container) {
        return TillerContainer.startsTiller(container) ? Strength.CONCLUSIVE : Strength.NOTHING;
    }
}
