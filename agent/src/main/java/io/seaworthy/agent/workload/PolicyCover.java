package io.seaworthy.agent.workload;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.tiller.Workload;
import io.seaworthy.agent.tiller.exposure.PolicySelection;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.WorkloadFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Whether NetworkPolicies bind a workload's pods, by namespace. */
final class PolicyCover {

    private final Map<String, List<PolicySelection>> byNamespace = new HashMap<>();
    private final Set<String> unread = new HashSet<>();
    private final List<Gap> gaps = new ArrayList<>();

    private PolicyCover() {}

    /** Keeps what the policies of these namespaces select, not the policies. */
    static PolicyCover read(Cluster cluster, Set<String> namespaces) {
        var cover = new PolicyCover();
        if (namespaces.isEmpty()) {
            return cover;
        }
        var listing = cluster.list(NetworkPolicy.class, policy -> {
            var selection = PolicySelection.of(policy);
            if (namespaces.contains(selection.namespace())) {
                cover.byNamespace
                        .computeIfAbsent(selection.namespace(), _ -> new ArrayList<>())
                        .add(selection);
            }
        });
        cover.gaps.addAll(listing.gaps());
        listing.gaps().forEach(gap -> cover.unread.add(gap.getNamespace()));
        return cover;
    }

    /** What could not be listed. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The fact with what is known of its policies; a pod on its host's network is bound by none. */
    WorkloadFact over(Bound bound) {
        var namespace = bound.fact().getObject().getNamespace();
        if (unread.contains("") || unread.contains(namespace)) {
            return bound.fact();
        }
        return bound.fact().toBuilder()
                .setIngressPolicy(isCovered(bound, PolicySelection::ingress))
                .setEgressPolicy(isCovered(bound, PolicySelection::egress))
                .build();
    }

    private boolean isCovered(Bound bound, Predicate<PolicySelection> direction) {
        var namespace = bound.fact().getObject().getNamespace();
        return !bound.fact().getHostNetwork()
                && byNamespace.getOrDefault(namespace, List.of()).stream()
                        .filter(direction)
                        .anyMatch(policy -> policy.selects(namespace, bound.podLabels()));
    }

    /** A workload's fact before its policies are known. */
    record Bound(WorkloadFact fact, Map<String, String> podLabels) {

        static Bound of(Workload workload, String release) {
            var labels = new HashMap<String, String>();
            // A label written as null is the empty one.
            workload.podLabels().forEach((key, value) -> labels.put(key, Objects.requireNonNullElse(value, "")));
            return new Bound(WorkloadReading.of(workload, release), labels);
        }
    }
}
