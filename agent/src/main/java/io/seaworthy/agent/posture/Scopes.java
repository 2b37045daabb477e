package io.seaworthy.agent.posture;

import io.seaworthy.agent.v1.Scope;
import io.seaworthy.agent.workload.Workloads;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.Posture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What of a cluster was looked at completely: only there does "not seen" mean "not there". */
public final class Scopes {

    private static final Set<String> WORKLOADS = Set.of(
            "pods",
            "replicationcontrollers",
            "deployments.apps",
            "statefulsets.apps",
            "daemonsets.apps",
            "replicasets.apps");
    private static final Set<String> JOBS = Set.of("jobs.batch", "cronjobs.batch");
    private static final Set<String> REPORTS = Set.of(Workloads.REPORTS.resource());
    private static final Set<String> RIGHTS = Set.of(
            "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io");
    private static final Set<String> RECORDS = Set.of("secrets", "configmaps");

    private final Map<String, List<Gap>> gapsByKind;
    private final Set<String> namespaces;
    private final List<UnusableItem> unusable;

    private Scopes(Map<String, List<Gap>> gapsByKind, Set<String> namespaces, List<ItemError> errors) {
        this.gapsByKind = gapsByKind;
        this.namespaces = namespaces;
        this.unusable = errors.stream().map(UnusableItem::new).toList();
    }

    static Scopes of(Posture posture) {
        var cluster = posture.getFactsList().stream()
                .filter(Fact::hasCluster)
                .map(Fact::getCluster)
                .findFirst()
                .orElseGet(ClusterFact::getDefaultInstance);
        var anything = posture.getErrorsList().stream()
                .map(UnusableItem::new)
                .filter(UnusableItem::mayHideAnything)
                .map(UnusableItem::gap)
                .toList();
        var gaps = new TreeMap<String, List<Gap>>();
        for (var kind : List.of(
                "AccessFact",
                "ClusterFact",
                "NamespaceFact",
                "ReleaseFact",
                "TillerFact",
                "VulnerabilityFact",
                "WorkloadFact")) {
            var ofKind = new ArrayList<>(gaps(kind, cluster));
            if (!kind.equals("ClusterFact")) {
                ofKind.addAll(anything);
            }
            gaps.put(kind, ofKind.stream().distinct().toList());
        }
        return new Scopes(gaps, new TreeSet<>(cluster.getNamespacesList()), posture.getErrorsList());
    }

    /** Everything that has to be listed so that all scopes are complete. */
    static Set<String> everyResource() {
        var resources = new TreeSet<>(WORKLOADS);
        resources.addAll(JOBS);
        resources.addAll(REPORTS);
        resources.addAll(RIGHTS);
        resources.addAll(RECORDS);
        resources.add("namespaces");
        return resources;
    }

    /** One entry a kind, or a kind and namespace where only some namespaces are looked at. */
    public List<Scope> list() {
        var scopes = new ArrayList<Scope>();
        gapsByKind.forEach((kind, gaps) -> {
            if (namespaces.isEmpty() || kind.equals("ClusterFact")) {
                scopes.add(scope(kind, "", gaps));
            } else {
                namespaces.forEach(namespace -> scopes.add(scope(kind, namespace, in(namespace, gaps))));
            }
        });
        return scopes;
    }

    /**
     * Why a fact that was not seen may still be there; empty = it is certainly not there.
     *
     * @param key of a fact that this posture does not hold
     */
    public List<Gap> missing(String key) {
        var place = FactPlace.of(key);
        var ofKind = gapsByKind.get(place.kind());
        if (ofKind == null) {
            return List.of(notLookedAt(place.kind(), place.namespace(), "this agent does not look at such things"));
        }
        if (!namespaces.isEmpty() && !place.kind().equals("ClusterFact") && !namespaces.contains(place.namespace())) {
            return List.of(
                    notLookedAt("namespaces", place.namespace(), "the agent is set to look at other namespaces"));
        }
        var gaps = new ArrayList<>(in(place.namespace(), ofKind));
        unusable.stream()
                .filter(item -> item.mayHide(key))
                .map(UnusableItem::gap)
                .forEach(gaps::add);
        return gaps.stream().distinct().toList();
    }

    private static List<Gap> gaps(String kind, ClusterFact cluster) {
        return switch (kind) {
            case "NamespaceFact" -> gaps(cluster, Set.of("namespaces"), Set.of("list", "get"));
            case "TillerFact" -> gaps(cluster, WORKLOADS, Set.of("list"));
            case "AccessFact" -> {
                var both = new TreeSet<>(WORKLOADS);
                both.addAll(RIGHTS);
                yield gaps(cluster, both, Set.of("list"));
            }
            case "WorkloadFact" -> workloadGaps(cluster);
            case "VulnerabilityFact" -> scanGaps(cluster);
            case "ReleaseFact" -> cluster.hasReleases() ? List.of() : releaseGaps(cluster);
            default -> List.of();
        };
    }

    /** Of Helm 2 only a release's record tells what it owns, wherever the record lies. */
    private static List<Gap> workloadGaps(ClusterFact cluster) {
        var listed = new TreeSet<>(WORKLOADS);
        listed.addAll(JOBS);
        var gaps = new ArrayList<>(gaps(cluster, listed, Set.of("list")));
        if (!cluster.hasReleases()) {
            releaseGaps(cluster).stream()
                    .map(gap -> gap.toBuilder().clearNamespace().build())
                    .forEach(gaps::add);
        }
        return gaps;
    }

    /** Without ReplicaSets a report is told under another name. */
    private static List<Gap> scanGaps(ClusterFact cluster) {
        var both = new TreeSet<>(REPORTS);
        both.add("replicasets.apps");
        var gaps = new ArrayList<>(gaps(cluster, both, Set.of("list", "get")));
        gaps.addAll(cluster.getImageScans().getGapsList());
        if (gaps.isEmpty() && !cluster.hasImageScans()) {
            gaps.add(notLookedAt(Workloads.REPORTS.resource(), "", "scan reports were not looked at"));
        }
        return gaps;
    }

    private static List<Gap> releaseGaps(ClusterFact cluster) {
        var gaps = gaps(cluster, RECORDS, Set.of("list", "get"));
        return gaps.isEmpty() ? List.of(notLookedAt("secrets", "", "not all release records could be read")) : gaps;
    }

    private static List<Gap> gaps(ClusterFact cluster, Set<String> resources, Set<String> verbs) {
        return cluster.getGapsList().stream()
                .filter(gap -> resources.contains(gap.getResource()) && verbs.contains(gap.getVerb()))
                .toList();
    }

    private static List<Gap> in(String namespace, List<Gap> gaps) {
        return gaps.stream()
                .filter(gap ->
                        gap.getNamespace().isEmpty() || gap.getNamespace().equals(namespace))
                .toList();
    }

    private static Scope scope(String kind, String namespace, List<Gap> gaps) {
        return Scope.newBuilder()
                .setKind(kind)
                .setNamespace(namespace)
                .setComplete(gaps.isEmpty())
                .addAllGaps(gaps)
                .build();
    }

    private static Gap notLookedAt(String resource, String namespace, String detail) {
        return Gap.newBuilder()
                .setResource(resource)
                .setVerb("list")
                .setNamespace(namespace)
                .setReason(Gap.Reason.UNREADABLE)
                .setDetail(detail)
                .build();
    }
}
