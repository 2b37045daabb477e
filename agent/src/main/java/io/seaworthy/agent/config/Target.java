package io.seaworthy.agent.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Which cluster is looked at.
 *
 * @param name what people call it; empty = the name of the context or recording
 * @param kubeconfig file to use; empty = as kubectl finds it, else the pod's own account
 * @param context of the kubeconfig; empty = its current one
 * @param recording folder of recorded objects to look at instead of a live cluster
 * @param namespaces the only ones to look at; empty = the whole cluster
 */
public record Target(
        Optional<String> name,
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<Path> recording,
        Set<String> namespaces) {

    public Target {
        namespaces = Set.copyOf(namespaces);
        if (recording.isPresent() && (kubeconfig.isPresent() || context.isPresent())) {
            throw new InvalidSetting(
                    "cluster.recording",
                    recording.get().toString(),
                    "no cluster.kubeconfig or cluster.context beside it");
        }
        for (var namespace : namespaces) {
            if (!namespace.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
                throw new InvalidSetting("cluster.namespaces", namespace, "names of namespaces");
            }
        }
    }

    /** The current context, the whole cluster. */
    public static Target current() {
        return new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    /** A folder of recorded objects. */
    public static Target recorded(Path recording) {
        return new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(recording), Set.of());
    }

    /** The same, called differently. */
    public Target named(String newName) {
        return new Target(Optional.of(newName), kubeconfig, context, recording, namespaces);
    }

    static Target from(SettingsSource source) {
        return new Target(
                source.text("cluster.name"),
                source.path("cluster.kubeconfig"),
                source.text("cluster.context"),
                source.path("cluster.recording"),
                source.words("cluster.namespaces"));
    }
}
