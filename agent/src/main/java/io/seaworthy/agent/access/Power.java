package io.seaworthy.agent.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a single rule can be worth to whoever holds it.
 *
 * <p>Of use, but no power here: subresources ({@code pods/exec}, {@code deployments/scale},
 * {@code serviceaccounts/token}), and rules over non-resource URLs.
 */
enum Power {
    /** Reads the content of every Secret in scope: get of any name, or a list or watch of all. */
    READ_SECRETS,
    /**
     * Creates, changes or deletes a workload. A rule with resourceNames lets its holder change and delete those, but
     * never create: the API server knows no name yet when it authorises a create.
     */
    WRITE_WORKLOADS,
    /**
     * Hands out more than it has. The API server checks {@code escalate} and {@code bind} on roles and clusterroles,
     * never on bindings; see Kubernetes pkg/registry/rbac/escalation_check.go.
     */
    ESCALATE,
    /** Acts as somebody else. */
    IMPERSONATE,
    /** Holds a {@code *} as verb, resource or API group. */
    WILDCARD;

    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final List<String> CHANGES = List.of("update", "patch", "delete");
    private static final Map<String, Set<String>> WORKLOADS = Map.of(
            "", Set.of("pods", "replicationcontrollers"),
            "apps", Set.of("daemonsets", "deployments", "replicasets", "statefulsets"),
            "batch", Set.of("cronjobs", "jobs"),
            "extensions", Set.of("daemonsets", "deployments", "replicasets"));

    /** Whether a rule gives it, granted cluster-wide or inside one namespace. */
    boolean in(Rule rule, boolean clusterWide) {
        return switch (this) {
            case READ_SECRETS -> readsSecrets(rule);
            case WRITE_WORKLOADS -> writesWorkloads(rule);
            case ESCALATE -> escalates(rule, clusterWide);
            case IMPERSONATE -> impersonates(rule, clusterWide);
            case WILDCARD -> rule.hasWildcard();
        };
    }

    /** Whether a rule reads one Secret; a list or watch may ask for it by {@code metadata.name}. */
    static boolean readsSecret(Rule rule, String name) {
        return readsSecrets(rule)
                || List.of("get", "list", "watch").stream().anyMatch(verb -> rule.allows(verb, "", "secrets", name));
    }

    private static boolean readsSecrets(Rule rule) {
        return rule.allows("list", "", "secrets", "")
                || rule.allows("watch", "", "secrets", "")
                || (rule.names().isEmpty() && rule.covers("get", "", "secrets"));
    }

    private static boolean writesWorkloads(Rule rule) {
        return WORKLOADS.entrySet().stream()
                .anyMatch(group ->
                        group.getValue().stream().anyMatch(resource -> writes(rule, group.getKey(), resource)));
    }

    private static boolean writes(Rule rule, String group, String resource) {
        var reachesOne = rule.names().isEmpty() || rule.names().stream().anyMatch(name -> !name.isEmpty());
        return rule.allows("create", group, resource, "")
                || rule.allows("deletecollection", group, resource, "")
                || (reachesOne && CHANGES.stream().anyMatch(verb -> rule.covers(verb, group, resource)));
    }

    private static boolean escalates(Rule rule, boolean clusterWide) {
        return rule.covers("bind", RBAC, "roles")
                || rule.covers("bind", RBAC, "clusterroles")
                || rule.covers("escalate", RBAC, "roles")
                || (clusterWide && rule.covers("escalate", RBAC, "clusterroles"));
    }

    private static boolean impersonates(Rule rule, boolean clusterWide) {
        return rule.covers("impersonate", "", "serviceaccounts")
                || (clusterWide
                        && (rule.covers("impersonate", "", "users") || rule.covers("impersonate", "", "groups")));
    }
}
