package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Fills {@code admin}, {@code edit}, {@code view} and other aggregated ClusterRoles, as the controller-manager would. */
final class AggregatedRoles {

    private AggregatedRoles() {}

    static void fill(KubernetesClient client) {
        // An aggregated role can be part of another one (view of edit, edit of admin): repeat until nothing changes.
        while (fillOnce(client)) {}
    }

    private static boolean fillOnce(KubernetesClient client) {
        var roles = client.rbac().clusterRoles().list().getItems();
        boolean changed = false;
        for (var role : roles) {
            if (role.getAggregationRule() == null) {
                continue;
            }
            var rules = roles.stream()
                    .filter(part -> role.getAggregationRule().getClusterRoleSelectors().stream()
                            .anyMatch(selector -> selects(selector, part)))
                    .flatMap(part -> rules(part).stream())
                    .distinct()
                    .toList();
            if (!rules.equals(rules(role))) {
                write(client, role, rules);
                changed = true;
            }
        }
        return changed;
    }

    private static List<PolicyRule> rules(ClusterRole role) {
        // An API server without controllers serves an aggregated role with "rules": null.
        var rules = role.getRules();
        return rules == null ? List.of() : rules;
    }

    private static boolean selects(LabelSelector selector, ClusterRole part) {
        var labels = part.getMetadata().getLabels();
        return labels != null
                && labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
    }

    private static void write(KubernetesClient client, ClusterRole role, List<PolicyRule> rules) {
        client.rbac().clusterRoles().withName(role.getMetadata().getName()).edit(current -> {
            current.setRules(rules);
            return current;
        });
    }
}
