package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that wants pods, or a pod that nothing we know wants.
 *
 * @param id who it is
 * @param labels its own
 * @param replicas pods wanted
 * @param podLabels of its pods
 */
public record Workload(
        ObjectReference id, Map<String, String> labels, int replicas, Map<String, String> podLabels, PodSpec pod) {

    /** What an object wants of its pods; empty if it has no pod template, or is of a kind that wants no pods. */
    public static Optional<Workload> of(HasMetadata object) {
        return switch (object) {
            case Deployment it
            when it.getSpec() != null ->
                of(it, it.getSpec().getReplicas(), it.getSpec().getTemplate());
            case StatefulSet it
            when it.getSpec() != null ->
                of(it, it.getSpec().getReplicas(), it.getSpec().getTemplate());
            case ReplicaSet it
            when it.getSpec() != null ->
                of(it, it.getSpec().getReplicas(), it.getSpec().getTemplate());
            case ReplicationController it
            when it.getSpec() != null ->
                of(it, it.getSpec().getReplicas(), it.getSpec().getTemplate());
            // One pod per node that fits; where the status does not tell how many, one.
            case DaemonSet it
            when it.getSpec() != null ->
                of(
                        it,
                        it.getStatus() == null ? null : it.getStatus().getDesiredNumberScheduled(),
                        it.getSpec().getTemplate());
            case Job it
            when it.getSpec() != null ->
                of(it, it.getSpec().getParallelism(), it.getSpec().getTemplate());
            case CronJob it
            when it.getSpec() != null
                    && it.getSpec().getJobTemplate() != null
                    && it.getSpec().getJobTemplate().getSpec() != null ->
                of(it, 1, it.getSpec().getJobTemplate().getSpec().getTemplate());
            case Pod it -> of(it, reference(it));
            default -> Optional.empty();
        };
    }

    /** A pod under the name of its topmost known owner, or its own. */
    static Optional<Workload> of(Pod object, ObjectReference owner) {
        return object.getSpec() == null
                ? Optional.empty()
                : Optional.of(new Workload(
                        owner, labels(object.getMetadata()), 1, labels(object.getMetadata()), object.getSpec()));
    }

    /** Who wants this object to exist, if anybody says so. */
    public static Optional<ObjectReference> controller(HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map((OwnerReference owner) -> reference(
                        owner.getApiVersion(),
                        owner.getKind(),
                        object.getMetadata().getNamespace(),
                        owner.getName()))
                .findFirst();
    }

    /** Who an object is. */
    public static ObjectReference reference(HasMetadata object) {
        var metadata = object.getMetadata();
        return reference(object.getApiVersion(), object.getKind(), metadata.getNamespace(), metadata.getName());
    }

    public String namespace() {
        return id.getNamespace();
    }

    Workload wanting(int pods) {
        return new Workload(id, labels, pods, podLabels, pod);
    }

    public boolean hostNetwork() {
        return Boolean.TRUE.equals(pod.getHostNetwork());
    }

    /** The account's name; {@code default} where none is named. */
    public String serviceAccount() {
        var name = Objects.requireNonNullElseGet(
                pod.getServiceAccountName(), () -> Objects.requireNonNullElse(pod.getServiceAccount(), ""));
        return name.isEmpty() ? "default" : name;
    }

    private static Optional<Workload> of(
            HasMetadata object, @Nullable Integer replicas, @Nullable PodTemplateSpec template) {
        if (template == null || template.getSpec() == null) {
            return Optional.empty();
        }
        return Optional.of(new Workload(
                reference(object),
                labels(object.getMetadata()),
                replicas == null ? 1 : Math.max(0, replicas),
                labels(template.getMetadata()),
                template.getSpec()));
    }

    static Map<String, String> labels(@Nullable ObjectMeta metadata) {
        return metadata == null || metadata.getLabels() == null ? Map.of() : metadata.getLabels();
    }

    private static ObjectReference reference(
            @Nullable String apiVersion, @Nullable String kind, @Nullable String namespace, @Nullable String name) {
        return ObjectReference.newBuilder()
                .setApiVersion(Objects.requireNonNullElse(apiVersion, ""))
                .setKind(Objects.requireNonNullElse(kind, ""))
                .setNamespace(Objects.requireNonNullElse(namespace, ""))
                .setName(Objects.requireNonNullElse(name, ""))
                .build();
    }
}
