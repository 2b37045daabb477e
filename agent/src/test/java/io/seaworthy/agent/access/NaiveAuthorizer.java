package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.List;
import java.util.Set;

/**
 * RBAC as Kubernetes' documentation tells it, one concrete request at a time and with no index, to hold
 * {@link AccessRules} against. Shares no code with it.
 */
record NaiveAuthorizer(List<HasMetadata> objects) {

    /** One request; an empty namespace is a request for the whole cluster, an empty name is one for no object. */
    record Request(String verb, String group, String resource, String namespace, String name) {}

    boolean allows(String user, Set<String> groups, Request request) {
        for (var object : objects) {
            var granted = switch (object) {
                case ClusterRoleBinding binding ->
                    reaches(binding.getSubjects(), user, groups) && permits(clusterRole(binding.getRoleRef()), request);
                case RoleBinding binding ->
                    binding.getMetadata().getNamespace().equals(request.namespace())
                            && reaches(binding.getSubjects(), user, groups)
                            && permits(
                                    rules(
                                            binding.getRoleRef(),
                                            binding.getMetadata().getNamespace()),
                                    request);
                default -> false;
            };
            if (granted) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(List<Subject> subjects, String user, Set<String> groups) {
        return subjects.stream().anyMatch(subject -> switch (subject.getKind()) {
            case "User" -> subject.getName().equals(user);
            case "Group" -> groups.contains(subject.getName());
            default -> user.equals("system:serviceaccount:" + subject.getNamespace() + ":" + subject.getName());
        });
    }

    private List<PolicyRule> rules(RoleRef reference, String namespace) {
        if (reference.getKind().equals("ClusterRole")) {
            return clusterRole(reference);
        }
        return objects.stream()
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .filter(role -> role.getMetadata().getNamespace().equals(namespace))
                .filter(role -> role.getMetadata().getName().equals(reference.getName()))
                .flatMap(role -> role.getRules().stream())
                .toList();
    }

    private List<PolicyRule> clusterRole(RoleRef reference) {
        return objects.stream()
                .filter(ClusterRole.class::isInstance)
                .map(ClusterRole.class::cast)
                .filter(role -> reference.getKind().equals("ClusterRole"))
                .filter(role -> role.getMetadata().getName().equals(reference.getName()))
                .flatMap(role -> role.getRules().stream())
                .toList();
    }

    private static boolean permits(List<PolicyRule> rules, Request request) {
        return rules.stream()
                .anyMatch(rule -> lists(rule.getVerbs(), request.verb())
                        && lists(rule.getApiGroups(), request.group())
                        && lists(rule.getResources(), request.resource())
                        && (rule.getResourceNames().isEmpty()
                                || rule.getResourceNames().contains(request.name())));
    }

    private static boolean lists(List<String> words, String word) {
        return words.contains("*") || words.contains(word);
    }
}
