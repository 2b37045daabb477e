package io.seaworthy.agent.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach a live cluster.
 *
 * @param kubeconfig file to use; empty means {@code $KUBECONFIG}, then {@code ~/.kube/config}, then the pod's own account
 * @param context context of the kubeconfig; empty means its current one
 * @param user user to impersonate; empty means nobody
 * @param groups groups to impersonate; only with a user
 * @param namespaces namespaces to look at; empty means the whole cluster
 */
public record ClusterAccess(
        Optional<Path> kubeconfig,
        Optional<String> context,
        Optional<String> user,
        List<String> groups,
        Set<String> namespaces) {

    public ClusterAccess {
        groups = List.copyOf(groups);
        namespaces = Set.copyOf(namespaces);
        if (user.isEmpty() && !groups.isEmpty()) {
            throw new IllegalArgumentException(
                    "groups to impersonate are " + groups + ", expected a user to impersonate beside them");
        }
    }

    /** The current context, the whole cluster, nobody impersonated. */
    public static ClusterAccess current() {
        return new ClusterAccess(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Set.of());
    }
}
