package io.seaworthy.hub.control;

import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Gap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whether all facts of a type were seen; if not, what was in the way. */
final class Census {

    private static final Set<String> WORKLOADS = Set.of(
            "pods",
            "replicationcontrollers",
            "deployments.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "replicasets.apps");
    private static final Set<String> JOBS = Set.of("jobs.batch", "cronjobs.batch");
    private static final Set<String> ACCESS = Set.of(
            "serviceaccounts",
            "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io");
    private static final int SHOWN = 5;

    private Census() {}

    /** What is missing to say "these are all", in words; empty if nothing is. */
    static Optional<String> missing(FactType type, ClusterFact cluster) {
        var gaps = cluster.getGapsList().stream()
                .filter(gap -> concerns(type, gap))
                .toList();
        return switch (type) {
            case CLUSTER -> Optional.empty();
            case TILLER ->
                cluster.hasTillers()
                        ? Optional.empty()
                        : Optional.of(words("Not all workloads could be read, so there may be more Tillers", gaps));
            case RELEASE ->
                cluster.hasReleases()
                        ? Optional.empty()
                        : Optional.of(
                                words("Not all release records could be read, so there may be more releases", gaps));
            case VULNERABILITY -> scansMissing(cluster);
            case NAMESPACE, ACCESS, WORKLOAD, CHART_SOURCE ->
                gaps.isEmpty()
                        ? Optional.empty()
                        : Optional.of(words("Not every " + type.message() + " could be made", gaps));
        };
    }

    private static Optional<String> scansMissing(ClusterFact cluster) {
        if (!cluster.hasImageScans()) {
            return Optional.of("Nobody looked for reports of an image scanner.");
        }
        var gaps = cluster.getImageScans().getGapsList();
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(words("Not all reports of an image scanner could be read", gaps));
    }

    private static boolean concerns(FactType type, Gap gap) {
        var resource = gap.getResource();
        return switch (type) {
            case CLUSTER, VULNERABILITY -> false;
            case NAMESPACE -> resource.equals("namespaces");
            case TILLER -> WORKLOADS.contains(resource);
            case WORKLOAD -> WORKLOADS.contains(resource) || JOBS.contains(resource);
            case ACCESS -> ACCESS.contains(resource);
            case RELEASE -> resource.equals("secrets") || resource.equals("configmaps");
            case CHART_SOURCE -> resource.endsWith(".toolkit.fluxcd.io") || resource.endsWith(".argoproj.io");
        };
    }

    private static String words(String what, List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return what + ".";
        }
        var tried = gaps.stream().map(Wording::gap).distinct().sorted().toList();
        var permissions = gaps.stream()
                .filter(gap -> gap.getReason() == Gap.Reason.DENIED)
                .map(gap -> gap.getVerb() + " " + gap.getResource())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return what + ": " + Wording.enumerate(tried, SHOWN) + "."
                + (permissions.isEmpty() ? "" : " Permission needed: " + permissions + ".");
    }
}
