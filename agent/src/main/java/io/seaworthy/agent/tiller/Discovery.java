package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.tiller.FoundTiller.TillerPod;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds every Tiller. Workloads count scaled down too; a pod counts by itself only where no Tiller we found wants it, so
 * one with an owner of a kind we do not list, or whose owner could not be listed, is not lost.
 */
final class Discovery {

    private record Key(String kind, String namespace, String name) {
        static Key of(ObjectReference id) {
            return new Key(id.getKind(), id.getNamespace(), id.getName());
        }
    }

    private final Map<Key, FoundTiller> found = new HashMap<>();
    private final Map<Key, ObjectReference> ownersOfReplicaSets = new HashMap<>();
    private final Set<Key> countedByPods = new HashSet<>();
    private final List<Gap> gaps = new ArrayList<>();

    /** @param gaps workloads that could not be listed; empty = there is no further Tiller */
    record Result(List<FoundTiller> tillers, List<Gap> gaps) {}

    /** @param passing hears of every object that is looked at */
    static Result in(Cluster cluster, Consumer<HasMetadata> passing) {
        var discovery = new Discovery();
        discovery.list(cluster, Deployment.class, passing, discovery::consider);
        discovery.list(cluster, StatefulSet.class, passing, discovery::consider);
        discovery.list(cluster, DaemonSet.class, passing, discovery::consider);
        discovery.list(cluster, ReplicaSet.class, passing, discovery::replicaSet);
        discovery.list(cluster, ReplicationController.class, passing, each -> {
            if (Workload.controller(each).isEmpty()) {
                discovery.consider(each);
            }
        });
        discovery.list(cluster, Pod.class, passing, discovery::pod);
        var ordered = new TreeMap<String, FoundTiller>();
        discovery.found.forEach(
                (key, tiller) -> ordered.put(key.namespace() + "/" + key.name() + "/" + key.kind(), tiller));
        return new Result(List.copyOf(ordered.values()), List.copyOf(discovery.gaps));
    }

    private <T extends HasMetadata> void list(
            Cluster cluster, Class<T> kind, Consumer<HasMetadata> passing, Consumer<T> each) {
        gaps.addAll(cluster.list(kind, object -> {
                    passing.accept(object);
                    each.accept(object);
                })
                .gaps());
    }

    private void consider(HasMetadata object) {
        Workload.of(object).ifPresent(this::consider);
    }

    private void consider(Workload workload) {
        Recognition.of(workload)
                .ifPresent(recognition ->
                        found.put(Key.of(workload.id()), new FoundTiller(workload, recognition, new ArrayList<>())));
    }

    private void replicaSet(ReplicaSet replicaSet) {
        Workload.controller(replicaSet)
                .ifPresentOrElse(
                        owner -> ownersOfReplicaSets.put(Key.of(Workload.reference(replicaSet)), owner),
                        () -> consider(replicaSet));
    }

    private void pod(Pod pod) {
        var phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
        if (Set.of("Succeeded", "Failed").contains(Objects.requireNonNullElse(phase, ""))) {
            return;
        }
        var owner = Workload.controller(pod).map(direct -> ownersOfReplicaSets.getOrDefault(Key.of(direct), direct));
        var id = owner.orElseGet(() -> Workload.reference(pod));
        var known = owner.isPresent() ? Optional.ofNullable(found.get(Key.of(id))) : twin(pod);
        if (known.isPresent()) {
            known.get().pods().add(TillerPod.of(pod));
            // Pods of an owner we do not list are counted, as nobody says how many it wants.
            if (countedByPods.contains(Key.of(id))) {
                found.put(Key.of(id), known.get().wanting(known.get().pods().size()));
            }
            return;
        }
        Workload.of(pod, id).ifPresent(this::consider);
        Optional.ofNullable(found.get(Key.of(id))).ifPresent(tiller -> {
            tiller.pods().add(TillerPod.of(pod));
            countedByPods.add(Key.of(id));
        });
    }

    /** A pod without owner that is in all that matters a pod of a Tiller found: its labels, what it starts, and as whom. */
    private Optional<FoundTiller> twin(Pod pod) {
        var id = Workload.reference(pod);
        return Workload.of(pod, id)
                .flatMap(alone -> Recognition.of(alone)
                        .flatMap(recognition -> found.values().stream()
                                .filter(tiller -> tiller.workload().namespace().equals(id.getNamespace()))
                                .filter(tiller -> alone.podLabels()
                                        .entrySet()
                                        .containsAll(
                                                tiller.workload().podLabels().entrySet()))
                                .filter(tiller -> !tiller.workload().podLabels().isEmpty())
                                .filter(tiller ->
                                        tiller.workload().serviceAccount().equals(alone.serviceAccount()))
                                .filter(tiller -> tiller.workload().hostNetwork() == alone.hostNetwork())
                                .filter(tiller -> same(tiller.recognition().container(), recognition.container()))
                                .findFirst()));
    }

    private static boolean same(Container one, Container other) {
        return Objects.equals(one.getImage(), other.getImage())
                && Objects.equals(one.getCommand(), other.getCommand())
                && Objects.equals(one.getArgs(), other.getArgs())
                && Objects.equals(one.getEnv(), other.getEnv())
                && Objects.equals(one.getEnvFrom(), other.getEnvFrom());
    }
}
