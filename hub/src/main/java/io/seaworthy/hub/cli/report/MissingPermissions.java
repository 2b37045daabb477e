package io.seaworthy.hub.cli.report;

import io.seaworthy.posture.v1.Gap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rights that a scan lacked, as RBAC objects ready to be applied. */
public final class MissingPermissions {

    private static final String ROLE = "seaworthy-scan";

    /** Rules by namespace; the empty one is the whole cluster. */
    private final Map<String, Map<String, Set<String>>> resourcesByVerbs = new TreeMap<>();

    private MissingPermissions() {}

    /** From everything that could not be read; only refusals count. */
    public static MissingPermissions of(Collection<Gap> gaps) {
        var verbs = new TreeMap<String, Map<String, Set<String>>>();
        for (var gap : gaps) {
            if (gap.getReason() == Gap.Reason.DENIED) {
                var wanted = verbs.computeIfAbsent(gap.getNamespace(), _ -> new TreeMap<>())
                        .computeIfAbsent(gap.getResource(), _ -> new TreeSet<>());
                wanted.add(gap.getVerb());
                if (gap.getVerb().equals("list")
                        && Set.of("secrets", "configmaps").contains(gap.getResource())) {
                    // Records are listed by name and then read one by one.
                    wanted.add("get");
                }
            }
        }
        var missing = new MissingPermissions();
        verbs.forEach((namespace, resources) -> resources.forEach((resource, wanted) -> missing.resourcesByVerbs
                .computeIfAbsent(namespace, _ -> new TreeMap<>())
                .computeIfAbsent(groupOf(resource) + " " + String.join(", ", wanted), _ -> new TreeSet<>())
                .add(nameOf(resource))));
        return missing;
    }

    public boolean none() {
        return resourcesByVerbs.isEmpty();
    }

    /** One shell command that creates the roles; binding them is the reader's decision and stands beside it. */
    public String command() {
        var yaml = new StringBuilder("kubectl apply -f - <<'EOF'\n");
        var first = true;
        for (var role : resourcesByVerbs.entrySet()) {
            yaml.append(first ? "" : "---\n");
            first = false;
            var clusterWide = role.getKey().isEmpty();
            yaml.append("apiVersion: rbac.authorization.k8s.io/v1\nkind: ")
                    .append(clusterWide ? "ClusterRole" : "Role")
                    .append("\nmetadata:\n  name: ")
                    .append(ROLE)
                    .append('\n');
            if (!clusterWide) {
                yaml.append("  namespace: ").append(role.getKey()).append('\n');
            }
            yaml.append("rules:\n");
            role.getValue().forEach((groupAndVerbs, resources) -> rule(yaml, groupAndVerbs, resources));
        }
        return yaml.append("EOF").toString();
    }

    /** How to hand the roles to the account that scans. */
    public List<String> bindings() {
        return resourcesByVerbs.keySet().stream()
                .map(namespace -> namespace.isEmpty()
                        ? "kubectl create clusterrolebinding " + ROLE + " --clusterrole=" + ROLE + " --user=NAME"
                        : "kubectl create rolebinding " + ROLE + " --role=" + ROLE + " --namespace=" + namespace
                                + " --user=NAME")
                .toList();
    }

    private static void rule(StringBuilder yaml, String groupAndVerbs, Set<String> resources) {
        var space = groupAndVerbs.indexOf(' ');
        var names = String.join(", ", resources);
        if (names.startsWith("/")) {
            yaml.append("  - nonResourceURLs: [").append(names);
        } else {
            yaml.append("  - apiGroups: [\"")
                    .append(groupAndVerbs, 0, space)
                    .append("\"]\n    resources: [")
                    .append(names);
        }
        yaml.append("]\n    verbs: [")
                .append(groupAndVerbs.substring(space + 1))
                .append("]\n");
    }

    private static String groupOf(String resource) {
        var dot = resource.indexOf('.');
        return dot < 0 || resource.startsWith("/") ? "" : resource.substring(dot + 1);
    }

    private static String nameOf(String resource) {
        var dot = resource.indexOf('.');
        return dot < 0 || resource.startsWith("/") ? resource : resource.substring(0, dot);
    }
}
