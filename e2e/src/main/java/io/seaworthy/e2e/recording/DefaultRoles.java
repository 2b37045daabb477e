package io.seaworthy.e2e.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The roles and bindings that an API server makes for Kubernetes' own components, about a hundred. They are the same in
 * every recording and no verdict looks at them, so only those stay that somebody else has a part in: bound to everybody,
 * to an administrator, or used by a binding of the scenario.
 */
final class DefaultRoles {

    private static final Set<String> EVERYBODY = Set.of(
            "system:authenticated", "system:unauthenticated", "system:serviceaccounts", "system:masters", "system:anonymous");

    private final List<ObjectNode> objects;

    DefaultRoles(List<ObjectNode> objects) {
        this.objects = objects;
    }

    /** All objects but those defaults. */
    List<ObjectNode> without() {
        var used = new HashSet<String>();
        bindings()
                .filter(DefaultRoles::concernsOthers)
                .forEach(binding -> used.add(
                        name(binding.path("roleRef").path("kind"), binding, binding.path("roleRef").path("name"))));
        addAggregated(used);
        return objects.stream().filter(object -> isKept(object, used)).toList();
    }

    private static boolean isKept(ObjectNode object, Set<String> used) {
        return switch (object.path("kind").asText()) {
            case "ClusterRoleBinding", "RoleBinding" -> concernsOthers(object);
            case "ClusterRole", "Role" ->
                !isDefault(object)
                        || used.contains(name(
                                object.path("kind"), object, object.path("metadata").path("name")));
            default -> true;
        };
    }

    /** Roles whose rules end up in a used one. */
    private void addAggregated(Set<String> used) {
        for (var before = -1; before != used.size(); ) {
            before = used.size();
            for (var role : objects) {
                if (used.contains(name(role.path("kind"), role, role.path("metadata").path("name")))) {
                    role.path("aggregationRule")
                            .path("clusterRoleSelectors")
                            .forEach(selector -> selected(selector.path("matchLabels"))
                                    .forEach(each -> used.add(name(
                                            each.path("kind"), each, each.path("metadata").path("name")))));
                }
            }
        }
    }

    private Stream<ObjectNode> selected(JsonNode labels) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals("ClusterRole"))
                .filter(role -> labels.properties().stream()
                        .allMatch(label -> label.getValue()
                                .equals(role.path("metadata").path("labels").path(label.getKey()))));
    }

    private Stream<ObjectNode> bindings() {
        return objects.stream().filter(object -> object.path("kind").asText().endsWith("Binding"));
    }

    private static boolean concernsOthers(ObjectNode binding) {
        if (!isDefault(binding)) {
            return true;
        }
        for (var subject : binding.path("subjects")) {
            var name = subject.path("name").asText();
            var own = subject.path("namespace").asText().equals("kube-system") || name.startsWith("system:");
            if (EVERYBODY.contains(name) || !own) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDefault(ObjectNode object) {
        return object.path("metadata")
                .path("labels")
                .path("kubernetes.io/bootstrapping")
                .asText()
                .equals("rbac-defaults");
    }

    private static String name(JsonNode kind, ObjectNode from, JsonNode name) {
        var namespace = kind.asText().equals("Role") ? from.path("metadata").path("namespace").asText() : "";
        return kind.asText() + " " + namespace + "/" + name.asText();
    }
}
