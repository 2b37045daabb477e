package io.seaworthy.agent.tiller.exposure;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which pods a NetworkPolicy is about, and in which direction; not whom it lets through.
 *
 * @param pods null = every pod of the namespace
 */
public record PolicySelection(String namespace, @Nullable LabelSelector pods, boolean ingress, boolean egress) {

    /** Without policyTypes a policy is for ingress, and for egress if it has rules for it. */
    public static PolicySelection of(NetworkPolicy policy) {
        var namespace = Objects.requireNonNullElse(policy.getMetadata().getNamespace(), "");
        var spec = policy.getSpec();
        if (spec == null) {
            return new PolicySelection(namespace, null, false, false);
        }
        var types = spec.getPolicyTypes();
        return new PolicySelection(
                namespace,
                spec.getPodSelector(),
                types.isEmpty() || types.contains("Ingress"),
                types.isEmpty() ? !spec.getEgress().isEmpty() : types.contains("Egress"));
    }

    /** Whether it is about a pod with these labels. */
    public boolean selects(String ofNamespace, Map<String, String> labels) {
        return namespace.equals(ofNamespace) && (pods == null || Selectors.matches(pods, labels));
    }
}
