package io.seaworthy.agent.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.seaworthy.posture.v1.ManifestObject;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which release an object belongs to, as {@code namespace/name}.
 *
 * <p>Helm marks what it owns with two annotations since 3.2 (see Helm v3 pkg/action/validate.go). Before, and in Helm 2,
 * nothing but the manifest tells; labels such as {@code release} are the chart's own words, so they only choose among
 * releases whose manifests ask for the object.
 */
final class Ownership {

    private static final String NAME = "meta.helm.sh/release-name";
    private static final String NAMESPACE = "meta.helm.sh/release-namespace";
    private static final Set<String> LABELS = Set.of("release", "app.kubernetes.io/instance");

    private static final Set<String> KINDS = Set.of(
            "CronJob", "DaemonSet", "Deployment", "Job", "Pod", "ReplicaSet", "ReplicationController", "StatefulSet");
    private static final Set<String> GROUPS = Set.of("", "apps", "batch", "extensions");

    private final Map<Place, SortedSet<String>> claims = new HashMap<>();

    private record Place(String kind, String namespace, String name) {}

    private Ownership() {}

    static Ownership of(Collection<ReleaseFact> releases) {
        var ownership = new Ownership();
        for (var release : releases) {
            // The record of an uninstalled release is history: what has its objects' names today is somebody else's.
            if (!release.getStatus().equals("uninstalled")) {
                release.getObjectsList().forEach(object -> ownership.claim(release, object));
            }
        }
        return ownership;
    }

    /** Empty = no release that is known owns it. */
    Optional<String> of(HasMetadata object) {
        var metadata = object.getMetadata();
        var annotations = Objects.requireNonNullElse(metadata.getAnnotations(), Map.<String, String>of());
        var name = Objects.requireNonNullElse(annotations.get(NAME), "");
        var namespace = Objects.requireNonNullElse(annotations.get(NAMESPACE), "");
        return name.isEmpty() || namespace.isEmpty()
                ? claimed(object.getKind(), metadata)
                : Optional.of(namespace + "/" + name);
    }

    private Optional<String> claimed(String kind, ObjectMeta metadata) {
        var place = new Place(
                kind,
                Objects.requireNonNullElse(metadata.getNamespace(), ""),
                Objects.requireNonNullElse(metadata.getName(), ""));
        var releases = claims.getOrDefault(place, new TreeSet<>());
        var labels = Objects.requireNonNullElse(metadata.getLabels(), Map.<String, String>of());
        return releases.stream()
                .filter(release -> LABELS.stream()
                        .map(labels::get)
                        .filter(Objects::nonNull)
                        .anyMatch(named -> release.endsWith("/" + named)))
                .findFirst()
                .or(() -> releases.stream().findFirst());
    }

    private void claim(ReleaseFact release, ManifestObject object) {
        if (KINDS.contains(object.getKind()) && GROUPS.contains(group(object.getApiVersion()))) {
            var namespace = Stream.of(object.getNamespace(), release.getNamespace())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            claims.computeIfAbsent(new Place(object.getKind(), namespace, object.getName()), _ -> new TreeSet<>())
                    .add(release.getNamespace() + "/" + release.getName());
        }
    }

    private static String group(String apiVersion) {
        var slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
