package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.seaworthy.posture.v1.PodReach;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who reaches the API's port past the NetworkPolicies: a pod that no ingress policy selects is open to everybody; one that
 * some select is open to whom any of them lets in. Policies do not bind a pod on its host's network.
 */
final class PolicyReach {

    private static final String EVERYBODY = "everybody";

    private PolicyReach() {}

    static PodReach of(PodNetwork tiller, List<NetworkPolicy> policies) {
        var selecting = policies.stream()
                .filter(policy -> PolicySelection.of(policy).ingress())
                .filter(policy -> tiller.labels().stream().anyMatch(labels -> selects(policy, tiller, labels)))
                .toList();
        var names = new TreeSet<String>();
        var admitted = new TreeSet<String>();
        for (var policy : selecting) {
            names.add(policy.getMetadata().getNamespace() + "/"
                    + policy.getMetadata().getName());
            policy.getSpec().getIngress().stream()
                    .filter(rule -> opens(rule, tiller))
                    .forEach(rule -> admit(rule, tiller, admitted));
        }
        var everyPodSelected = tiller.labels().stream()
                .allMatch(labels -> selecting.stream().anyMatch(policy -> selects(policy, tiller, labels)));
        var open = !everyPodSelected || tiller.hostNetwork() || admitted.contains(EVERYBODY);
        return PodReach.newBuilder()
                .setRestricted(!open)
                .addAllPolicies(names)
                .addAllAdmitted(open ? List.of(EVERYBODY) : List.copyOf(admitted))
                .build();
    }

    private static boolean selects(NetworkPolicy policy, PodNetwork tiller, Map<String, String> labels) {
        return PolicySelection.of(policy).selects(tiller.namespace(), labels);
    }

    private static boolean opens(NetworkPolicyIngressRule rule, PodNetwork tiller) {
        return rule.getPorts().isEmpty() || rule.getPorts().stream().anyMatch(port -> covers(port, tiller));
    }

    /** A port that cannot be told counts as covered: it may be the one. */
    private static boolean covers(NetworkPolicyPort port, PodNetwork tiller) {
        if (!Objects.requireNonNullElse(port.getProtocol(), "TCP").equals("TCP")) {
            return false;
        }
        if (port.getPort() == null || tiller.grpc().isEmpty()) {
            return true;
        }
        var grpc = tiller.grpc().getAsInt();
        if (port.getPort().getStrVal() != null) {
            return tiller.containerPorts()
                    .filter(own -> port.getPort().getStrVal().equals(own.getName()))
                    .anyMatch(own -> own.getContainerPort() == grpc);
        }
        var first = Objects.requireNonNullElse(port.getPort().getIntVal(), 0);
        return first <= grpc && grpc <= Objects.requireNonNullElse(port.getEndPort(), first);
    }

    private static void admit(NetworkPolicyIngressRule rule, PodNetwork tiller, Set<String> admitted) {
        if (rule.getFrom().isEmpty()) {
            admitted.add(EVERYBODY);
        }
        rule.getFrom().forEach(peer -> admitted.add(words(peer, tiller)));
    }

    private static String words(NetworkPolicyPeer peer, PodNetwork tiller) {
        if (peer.getIpBlock() != null) {
            var block = peer.getIpBlock();
            var all = block.getCidr() != null
                    && block.getCidr().endsWith("/0")
                    && block.getExcept().isEmpty();
            var except = block.getExcept().isEmpty() ? "" : " except " + String.join(", ", block.getExcept());
            return all ? EVERYBODY : "addresses " + block.getCidr() + except;
        }
        var pods = peer.getPodSelector() == null || Selectors.matchesAll(peer.getPodSelector())
                ? "every pod"
                : "pods with " + Selectors.words(peer.getPodSelector());
        if (peer.getNamespaceSelector() == null) {
            return pods + " in namespace " + tiller.namespace();
        }
        if (Selectors.matchesAll(peer.getNamespaceSelector())) {
            return pods.equals("every pod") ? EVERYBODY : pods + " in every namespace";
        }
        return pods + " in namespaces with " + Selectors.words(peer.getNamespaceSelector());
    }
}
