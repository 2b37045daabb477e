package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A ClusterRole before its aggregation rule is resolved.
 *
 * <p>The controller may not have run, or a recording may be older than a label, so the rules are the union of the
 * role's own and those of every role it selects, directly or through another aggregated role.
 *
 * @param role with its own rules only
 * @param labels what other roles select it by
 * @param selectors what it aggregates; empty = nothing
 */
record Aggregation(Role role, Map<String, String> labels, List<Selector> selectors) {

    static Aggregation of(ClusterRole source) {
        var labels = source.getMetadata().getLabels();
        var aggregated = source.getAggregationRule();
        var selectors = aggregated == null ? null : aggregated.getClusterRoleSelectors();
        return new Aggregation(
                new Role(
                        Role.reference("ClusterRole", "", source.getMetadata().getName()),
                        Role.rules(source.getRules())),
                labels == null ? Map.of() : new HashMap<>(labels),
                selectors == null
                        ? List.of()
                        : selectors.stream().map(Selector::of).toList());
    }

    /** This role with everything it aggregates from {@code all}. */
    Role resolve(Collection<Aggregation> all) {
        if (selectors.isEmpty()) {
            return role;
        }
        var rules = new LinkedHashSet<Rule>();
        var seen = new HashSet<>(List.of(role.reference().getName()));
        var open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            rules.addAll(next.role.rules());
            for (var other : all) {
                if (next.aggregates(other) && seen.add(other.role.reference().getName())) {
                    open.add(other);
                }
            }
        }
        return new Role(role.reference(), List.copyOf(rules));
    }

    int size() {
        return role.size() + labels.size();
    }

    private boolean aggregates(Aggregation other) {
        return selectors.stream().anyMatch(selector -> selector.selects(other.labels));
    }
}
