package io.seaworthy.hub.cli;

import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.ClusterAccess;
import io.seaworthy.agent.cluster.LiveCluster;
import io.seaworthy.agent.cluster.RecordedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which cluster is looked at. */
final class ScanSource {

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Context of the kubeconfig. Default: its current one.")
    @Nullable
    String context;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Default: $KUBECONFIG, then ~/.kube/config, then the account of the pod it runs in.")
    @Nullable
    Path kubeconfig;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            split = ",",
            description =
                    "Look at this namespace only; may be given again. Enough for an account without rights on the "
                            + "whole cluster; what needs more is reported as not assessed.")
    List<String> namespaces = List.of();

    @Option(names = "--as", paramLabel = "USER", description = "Impersonate a user, as kubectl --as does.")
    @Nullable
    String user;

    @Option(
            names = "--as-group",
            paramLabel = "GROUP",
            description = "Impersonate a group, beside --as; may be given again.")
    List<String> groups = List.of();

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description =
                    "Read recorded objects instead of a live cluster: a folder or file of 'kubectl get -o json|yaml' "
                            + "output, or - for standard input.")
    @Nullable
    String from;

    /** Options that cannot be used together, in words; empty if there is nothing to say. */
    Optional<String> contradiction() {
        if (from != null && (context != null || kubeconfig != null || user != null || !groups.isEmpty())) {
            return Optional.of(
                    "--from reads recorded objects, so --context, --kubeconfig, --as and --as-group do not go with it.");
        }
        if (user == null && !groups.isEmpty()) {
            return Optional.of("--as-group needs --as beside it.");
        }
        return Optional.empty();
    }

    /**
     * The cluster, ready to be read.
     *
     * @throws io.seaworthy.agent.cluster.ClusterUnreachable if a live cluster cannot be looked at
     * @throws IOException if the recording cannot be read at all
     */
    Cluster open(Surroundings surroundings) throws IOException {
        var only = Set.copyOf(namespaces);
        if (from == null) {
            return LiveCluster.connect(
                    new ClusterAccess(
                            Optional.ofNullable(kubeconfig),
                            Optional.ofNullable(context),
                            Optional.ofNullable(user),
                            groups,
                            only),
                    Clock.systemUTC());
        }
        return from.equals("-")
                ? RecordedCluster.read("standard input", surroundings.in(), only)
                : RecordedCluster.open(Path.of(from), only);
    }
}
