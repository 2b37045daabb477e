package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleRef;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Small random clusters: few names, so that rules, roles and bindings really meet. */
final class RbacSets {

    static final List<String> NAMESPACES = List.of("shop", "bank");
    static final List<String> NAMES = List.of("web", "other");

    private static final List<String> ROLES = List.of("one", "two", "three", "missing");

    private RbacSets() {}

    /** Roles of all names but "missing", in every namespace and cluster-wide. */
    static Arbitrary<List<HasMetadata>> roles() {
        var places = new ArrayList<Arbitrary<HasMetadata>>();
        for (var name : ROLES.subList(0, 3)) {
            places.add(rules().map(rules -> {
                var role = new ClusterRole();
                role.setMetadata(metadata("", name));
                role.setRules(rules);
                return role;
            }));
            for (var namespace : NAMESPACES) {
                places.add(rules().map(rules -> {
                    var role = new Role();
                    role.setMetadata(metadata(namespace, name));
                    role.setRules(rules);
                    return role;
                }));
            }
        }
        return Combinators.combine(places).as(list -> list);
    }

    static Arbitrary<HasMetadata> binding() {
        var kind = Arbitraries.of("ClusterRole", "Role");
        var namespace = Arbitraries.of("", "shop", "bank");
        var name = Arbitraries.strings().withCharRange('a', 'z').ofLength(8);
        return Combinators.combine(
                        namespace,
                        name,
                        kind,
                        Arbitraries.of(ROLES),
                        subject().list().ofMinSize(1).ofMaxSize(2))
                .as(RbacSets::binding);
    }

    static Arbitrary<List<HasMetadata>> bindings() {
        return binding().list().ofMaxSize(6);
    }

    private static HasMetadata binding(
            String namespace, String name, String roleKind, String role, List<Subject> subjects) {
        if (namespace.isEmpty()) {
            var binding = new ClusterRoleBinding();
            binding.setMetadata(metadata("", name));
            binding.setRoleRef(new RoleRef("rbac.authorization.k8s.io", roleKind, role));
            binding.setSubjects(subjects);
            return binding;
        }
        var binding = new RoleBinding();
        binding.setMetadata(metadata(namespace, name));
        binding.setRoleRef(new RoleRef("rbac.authorization.k8s.io", roleKind, role));
        binding.setSubjects(subjects);
        return binding;
    }

    private static Arbitrary<Subject> subject() {
        return Arbitraries.of(
                new Subject(null, "ServiceAccount", "tiller", "shop"),
                new Subject(null, "ServiceAccount", "other", "shop"),
                new Subject(null, "User", "system:serviceaccount:shop:tiller", null),
                new Subject(null, "User", "alice", null),
                new Subject(null, "Group", "system:serviceaccounts", null),
                new Subject(null, "Group", "system:serviceaccounts:shop", null),
                new Subject(null, "Group", "system:serviceaccounts:bank", null),
                new Subject(null, "Group", "system:authenticated", null));
    }

    private static Arbitrary<List<PolicyRule>> rules() {
        var verbs =
                orAll(some("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "use"));
        var groups = orAll(some("", "apps", "batch", "rbac.authorization.k8s.io"));
        var resources =
                orAll(some("secrets", "pods", "deployments", "jobs", "configmaps", "pods/log", "deployments/scale"));
        var names = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(List.<String>of())), Tuple.of(1, some("web", "other", "")));
        return Combinators.combine(verbs, groups, resources, names)
                .as((verb, group, resource, name) -> new PolicyRuleBuilder()
                        .withVerbs(verb)
                        .withApiGroups(group)
                        .withResources(resource)
                        .withResourceNames(name)
                        .build())
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<List<String>> orAll(Arbitrary<List<String>> some) {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(List.of("*"))), Tuple.of(1, some));
    }

    private static Arbitrary<List<String>> some(String... words) {
        return Arbitraries.of(words).list().uniqueElements().ofMinSize(1).ofMaxSize(5);
    }

    private static ObjectMeta metadata(String namespace, String name) {
        return new ObjectMetaBuilder()
                .withNamespace(namespace.isEmpty() ? null : namespace)
                .withName(name)
                .build();
    }
}
