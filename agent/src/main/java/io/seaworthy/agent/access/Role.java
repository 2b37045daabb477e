package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Role or ClusterRole, reduced to what it grants.
 *
 * @param reference which one
 * @param rules what it grants; aggregation is already resolved
 */
record Role(ObjectReference reference, List<Rule> rules) {

    static final String API_VERSION = "rbac.authorization.k8s.io/v1";
    static final String CLUSTER_ADMIN = "cluster-admin";

    /** cluster-admin as the API server creates it, and puts it back at every start. */
    static Role clusterAdmin() {
        var every = List.of("*");
        return new Role(
                reference("ClusterRole", "", CLUSTER_ADMIN),
                List.of(
                        new Rule(every, every, every, List.of(), List.of()),
                        new Rule(every, List.of(), List.of(), List.of(), every)));
    }

    static ObjectReference reference(String kind, String namespace, String name) {
        return ObjectReference.newBuilder()
                .setApiVersion(API_VERSION)
                .setKind(kind)
                .setNamespace(namespace)
                .setName(name)
                .build();
    }

    static List<Rule> rules(@Nullable List<PolicyRule> rules) {
        return rules == null ? List.of() : rules.stream().map(Rule::of).toList();
    }

    /** {@code ClusterRole admin}, {@code RoleBinding shop/deploy}. */
    static String inWords(ObjectReference reference) {
        var place = reference.getNamespace().isEmpty() ? "" : reference.getNamespace() + "/";
        return reference.getKind() + " " + place + reference.getName();
    }

    int size() {
        return 1 + rules.stream().mapToInt(Rule::size).sum();
    }
}
