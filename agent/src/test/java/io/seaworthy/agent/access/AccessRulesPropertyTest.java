package io.seaworthy.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.seaworthy.agent.access.NaiveAuthorizer.Request;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.Subject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;

class AccessRulesPropertyTest {

    private static final String TILLER = "system:serviceaccount:shop:tiller";
    private static final Set<String> ITS_GROUPS =
            Set.of("system:serviceaccounts", "system:serviceaccounts:shop", "system:authenticated");
    private static final Map<String, List<String>> WORKLOADS = Map.of(
            "", List.of("pods", "replicationcontrollers"),
            "apps", List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
            "batch", List.of("jobs", "cronjobs"),
            "extensions", List.of("deployments", "daemonsets", "replicasets"));

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void oneMoreBindingNeverShrinksReach(
            @ForAll("roles") List<HasMetadata> roles,
            @ForAll("bindings") List<HasMetadata> bindings,
            @ForAll("binding") HasMetadata more) {
        var before = fact(join(roles, bindings));
        var readersBefore = rules(join(roles, bindings)).clusterSecretReaders().orElseThrow();

        var after = fact(join(join(roles, bindings), List.of(more)));
        var readersAfter = rules(join(join(roles, bindings), List.of(more)))
                .clusterSecretReaders()
                .orElseThrow();

        assertThat(after.getBindingsList()).containsAll(before.getBindingsList());
        assertThat(after.getWildcardsList()).containsAll(before.getWildcardsList());
        assertThat(after.getEscalationsList()).containsAll(before.getEscalationsList());
        assertThat(after.getImpersonationsList()).containsAll(before.getImpersonationsList());
        assertThat(after.getReadsSecretsInList()).containsAll(before.getReadsSecretsInList());
        assertThat(after.getWritesNamespacesList()).containsAll(before.getWritesNamespacesList());
        assertThat(after.getClusterWideBindingsList()).containsAll(before.getClusterWideBindingsList());
        assertThat(after.getClusterAdmin() || !before.getClusterAdmin()).isTrue();
        assertThat(after.getReadsAllSecrets() || !before.getReadsAllSecrets()).isTrue();
        assertThat(after.getWritesAllNamespaces() || !before.getWritesAllNamespaces())
                .isTrue();
        assertThat(readersAfter.getSubjectsList()).containsAll(readersBefore.getSubjectsList());
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void reachAgreesWithAskingTheAuthorizer(
            @ForAll("roles") List<HasMetadata> roles, @ForAll("bindings") List<HasMetadata> bindings) {
        var fact = fact(join(roles, bindings));

        // Clusters in which nothing is granted would prove nothing.
        Statistics.label("reads Secrets")
                .collect(fact.getReadsAllSecrets())
                .coverage(AccessRulesPropertyTest::convincing);
        Statistics.label("writes workloads")
                .collect(fact.getWritesAllNamespaces())
                .coverage(AccessRulesPropertyTest::convincing);
        Statistics.label("is cluster-admin")
                .collect(fact.getClusterAdmin())
                .coverage(AccessRulesPropertyTest::convincing);
        var everything = new NaiveAuthorizer(join(roles, bindings));
        var byRoleBindingsAlone = new NaiveAuthorizer(join(roles, bindings).stream()
                .filter(object -> !(object instanceof ClusterRoleBinding))
                .toList());
        var elsewhere = "a-namespace-without-bindings";
        assertThat(fact.getReadsAllSecrets()).isEqualTo(readsSecrets(everything, elsewhere));
        assertThat(fact.getWritesAllNamespaces()).isEqualTo(writesWorkloads(everything, elsewhere));
        assertThat(fact.getClusterAdmin()).isEqualTo(doesAnything(everything));
        assertThat(fact.getReadsSecretsInList())
                .containsExactlyElementsOf(namespaces(namespace -> readsSecrets(byRoleBindingsAlone, namespace)));
        assertThat(fact.getWritesNamespacesList())
                .containsExactlyElementsOf(namespaces(namespace -> writesWorkloads(byRoleBindingsAlone, namespace)));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void everySubjectInTheAudienceOfASecretAndNobodyElseMayReadIt(
            @ForAll("roles") List<HasMetadata> roles, @ForAll("bindings") List<HasMetadata> bindings) {
        var authorizer = new NaiveAuthorizer(join(roles, bindings));

        var audience = rules(join(roles, bindings)).secretReaders("shop", "web").orElseThrow();

        // Everybody that a random binding can name, alone and without the groups it would bring along.
        var readers = Stream.of(
                        group("system:authenticated"),
                        group("system:serviceaccounts"),
                        group("system:serviceaccounts:bank"),
                        group("system:serviceaccounts:shop"),
                        account("other"),
                        account("tiller"),
                        Subject.newBuilder().setKind("User").setName("alice").build())
                .filter(subject -> Stream.of("get", "list", "watch")
                        .flatMap(verb -> Stream.of("web", "")
                                .filter(name -> !(verb.equals("get") && name.isEmpty()))
                                .map(name -> new Request(verb, "", "secrets", "shop", name)))
                        .anyMatch(request -> authorizer.allows(userOf(subject), groupsOf(subject), request)))
                .toList();
        assertThat(audience.getSubjectsList()).containsExactlyElementsOf(readers);
    }

    @Provide
    Arbitrary<List<HasMetadata>> roles() {
        return RbacSets.roles();
    }

    @Provide
    Arbitrary<List<HasMetadata>> bindings() {
        return RbacSets.bindings();
    }

    @Provide
    Arbitrary<HasMetadata> binding() {
        return RbacSets.binding();
    }

    private static AccessFact fact(List<HasMetadata> objects) {
        return rules(objects).of("shop", "tiller");
    }

    private static AccessRules rules(List<HasMetadata> objects) {
        return AccessRules.read(new TypedCluster(objects));
    }

    private static void convincing(StatisticsCoverage coverage) {
        coverage.check(true).count(count -> count > 0);
    }

    private static boolean tiller(NaiveAuthorizer authorizer, Request request) {
        return authorizer.allows(TILLER, ITS_GROUPS, request);
    }

    /** A Secret that no rule names can be got, or all can be listed or watched. */
    private static boolean readsSecrets(NaiveAuthorizer authorizer, String namespace) {
        return tiller(authorizer, new Request("get", "", "secrets", namespace, "a-name-in-no-rule"))
                || tiller(authorizer, new Request("list", "", "secrets", namespace, ""))
                || tiller(authorizer, new Request("watch", "", "secrets", namespace, ""));
    }

    private static boolean writesWorkloads(NaiveAuthorizer authorizer, String namespace) {
        return WORKLOADS.entrySet().stream()
                .flatMap(group ->
                        group.getValue().stream().flatMap(resource -> writes(group.getKey(), resource, namespace)))
                .anyMatch(request -> tiller(authorizer, request));
    }

    private static Stream<Request> writes(String group, String resource, String namespace) {
        var onNames = Stream.of("update", "patch", "delete")
                .flatMap(verb -> Stream.of("web", "other", "a-name-in-no-rule")
                        .map(name -> new Request(verb, group, resource, namespace, name)));
        var onNone =
                Stream.of("create", "deletecollection").map(verb -> new Request(verb, group, resource, namespace, ""));
        return Stream.concat(onNames, onNone);
    }

    private static boolean doesAnything(NaiveAuthorizer authorizer) {
        return Stream.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection")
                .allMatch(verb ->
                        tiller(authorizer, new Request(verb, "a-group-in-no-rule", "things", "", "a-name-in-no-rule")));
    }

    private static List<String> namespaces(Predicate<String> wanted) {
        return RbacSets.NAMESPACES.stream().filter(wanted).sorted().toList();
    }

    private static String userOf(Subject subject) {
        return switch (subject.getKind()) {
            case "ServiceAccount" -> "system:serviceaccount:" + subject.getNamespace() + ":" + subject.getName();
            case "User" -> subject.getName();
            default -> "somebody-else";
        };
    }

    private static Set<String> groupsOf(Subject subject) {
        return subject.getKind().equals("Group") ? Set.of(subject.getName()) : Set.of();
    }

    private static Subject group(String name) {
        return Subject.newBuilder().setKind("Group").setName(name).build();
    }

    private static Subject account(String name) {
        return Subject.newBuilder()
                .setKind("ServiceAccount")
                .setNamespace("shop")
                .setName(name)
                .build();
    }

    private static List<HasMetadata> join(List<HasMetadata> roles, List<HasMetadata> bindings) {
        return Stream.concat(roles.stream(), bindings.stream()).toList();
    }
}
