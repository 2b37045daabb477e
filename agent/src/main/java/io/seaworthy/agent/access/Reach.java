package io.seaworthy.agent.access;

import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.Gap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that the grants of one account add up to.
 *
 * @param grants sorted, no doubles
 */
record Reach(List<Grant> grants) {

    /**
     * Every verb the API server maps a resource request to. Who has all of them on everything may issue a token for any
     * service account, so is cluster-admin, whether {@code *} is written or not.
     */
    private static final List<String> ALL_VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

    AccessFact asFact(String namespace, String serviceAccount, List<Gap> gaps) {
        return AccessFact.newBuilder()
                .setNamespace(namespace)
                .setServiceAccount(serviceAccount)
                .addAllBindings(grants.stream().map(Grant::asBoundRole).toList())
                .setClusterAdmin(isClusterAdmin())
                .addAllWildcards(rulesWith(Power.WILDCARD))
                .addAllEscalations(rulesWith(Power.ESCALATE))
                .addAllImpersonations(rulesWith(Power.IMPERSONATE))
                .setReadsAllSecrets(everywhere(Power.READ_SECRETS))
                .addAllReadsSecretsIn(namespacesWith(Power.READ_SECRETS))
                .setWritesAllNamespaces(everywhere(Power.WRITE_WORKLOADS))
                .addAllWritesNamespaces(namespacesWith(Power.WRITE_WORKLOADS))
                .addAllClusterWideBindings(
                        bindings(grant -> grant.clusterWide() && !grant.dangling() && !isDefault(grant))
                                .map(grant -> grant.binding().reference().getName())
                                .distinct()
                                .toList())
                .addAllDanglingBindings(bindings(Grant::dangling)
                        .map(grant -> Role.inWords(grant.binding().reference()))
                        .distinct()
                        .toList())
                .addAllGaps(gaps)
                .build();
    }

    private boolean isClusterAdmin() {
        return grants.stream().anyMatch(Grant::isClusterAdmin)
                || ALL_VERBS.stream()
                        .allMatch(verb -> clusterWideRules()
                                .anyMatch(rule -> rule.names().isEmpty() && rule.covers(verb, "*", "*")));
    }

    private Stream<Rule> clusterWideRules() {
        return grants.stream().filter(Grant::clusterWide).flatMap(grant -> grant.rules().stream());
    }

    private static boolean isDefault(Grant grant) {
        return grant.role().isPresent() && Defaults.coverEveryAccount(grant);
    }

    private List<String> rulesWith(Power power) {
        return grants.stream()
                .flatMap(grant -> grant.rules().stream()
                        .filter(rule -> power.in(rule, grant.clusterWide()))
                        .map(rule -> Role.inWords(grant.binding().role()) + ": " + rule.inWords()))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean everywhere(Power power) {
        return bindings(Grant::clusterWide).anyMatch(grant -> grant.gives(power));
    }

    private List<String> namespacesWith(Power power) {
        return bindings(grant -> !grant.clusterWide())
                .filter(grant -> grant.gives(power))
                .map(Grant::namespace)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Grant> bindings(Predicate<Grant> wanted) {
        return grants.stream().filter(wanted);
    }
}
