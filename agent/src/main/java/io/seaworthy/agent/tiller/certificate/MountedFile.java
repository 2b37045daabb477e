package io.seaworthy.agent.tiller.certificate;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Secret's key behind a file of a container.
 *
 * @param secret name of the Secret, in the pod's namespace
 * @param key key of its data
 */
public record MountedFile(String secret, String key) {

    /** Follows a path through the deepest mount, its {@code subPath}, and the volume's {@code items}. */
    public static Optional<MountedFile> find(PodSpec pod, Container container, String path) {
        var file = path(path);
        return file.flatMap(wanted -> container.getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath() != null)
                .filter(mount ->
                        path(mount.getMountPath()).filter(wanted::startsWith).isPresent())
                .max(Comparator.comparingInt(mount -> mount.getMountPath().length()))
                .flatMap(mount -> inVolume(pod, mount, wanted)));
    }

    private static Optional<MountedFile> inVolume(PodSpec pod, VolumeMount mount, Path file) {
        var rest = Path.of(mount.getMountPath()).normalize().relativize(file);
        var inside = Path.of("/")
                .relativize(path("/" + Objects.requireNonNullElse(mount.getSubPath(), ""))
                        .orElse(Path.of("/"))
                        .resolve(rest)
                        .normalize())
                .toString();
        return pod.getVolumes().stream()
                .filter(volume -> Objects.equals(volume.getName(), mount.getName()))
                .flatMap(volume -> secrets(volume).flatMap(secret -> secret.key(inside)))
                .findFirst();
    }

    private static Stream<Source> secrets(Volume volume) {
        if (volume.getSecret() != null && volume.getSecret().getSecretName() != null) {
            return Stream.of(new Source(
                    volume.getSecret().getSecretName(), volume.getSecret().getItems()));
        }
        if (volume.getProjected() == null) {
            return Stream.empty();
        }
        return volume.getProjected().getSources().stream()
                .map(source -> source.getSecret())
                .filter(Objects::nonNull)
                .map((SecretProjection secret) -> new Source(secret.getName(), secret.getItems()));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).normalize()).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            // A name with a NUL in it is no file anywhere.
            return Optional.empty();
        }
    }

    private record Source(String secret, List<KeyToPath> items) {

        Stream<MountedFile> key(String file) {
            return items.isEmpty()
                    ? Stream.of(new MountedFile(secret, file)).filter(found -> !file.isEmpty() && file.indexOf('/') < 0)
                    : items.stream()
                            .filter(item -> file.equals(item.getPath()))
                            .map(item -> new MountedFile(secret, item.getKey()));
        }
    }
}
