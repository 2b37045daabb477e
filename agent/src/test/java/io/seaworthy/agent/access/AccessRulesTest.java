package io.seaworthy.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.Gap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

    private static final String DEPLOYER = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: deployer}
            rules: [{apiGroups: [apps], resources: [deployments], verbs: [patch]}]
            """;

    private static final String RECORDED = """
            apiVersion: seaworthy.io/v1
            kind: Recording
            resources:
            - clusterroles.rbac.authorization.k8s.io
            - clusterrolebindings.rbac.authorization.k8s.io
            - roles.rbac.authorization.k8s.io
            - rolebindings.rbac.authorization.k8s.io
            """;

    @Test
    void aScanOfSomeNamespacesDoesNotSayWhatHoldsInOthers() throws IOException {
        var text = RECORDED + "---\n" + DEPLOYER + "---\n" + roleBinding("shop") + "---\n" + roleBinding("bank");
        var cluster = RecordedCluster.read("limited", stream(text), Set.of("shop"));

        var rules = AccessRules.read(cluster);

        assertThat(rules.of("shop", "tiller").getWritesNamespacesList()).containsExactly("shop");
        assertThat(rules.of("shop", "tiller").getGapsList())
                .singleElement()
                .extracting(Gap::getResource, Gap::getDetail)
                .containsExactly(
                        "rolebindings.rbac.authorization.k8s.io", "only these namespaces were looked at: shop");
        assertThat(rules.anonymousAccess()).isEmpty();
        assertThat(rules.clusterSecretReaders()).isPresent();
        assertThat(rules.secretReaders("shop", "tiller-secret")).isPresent();
        assertThat(rules.secretReaders("bank", "tiller-secret")).isEmpty();
    }

    @Test
    void whatDoesNotFitTheBoundIsAGapAndNotForgotten() {
        var bindings = IntStream.range(0, 100)
                .mapToObj(number -> roleBinding("shop-" + number))
                .collect(Collectors.joining("---\n"));
        var cluster = RecordedCluster.complete("many", DEPLOYER + "---\n" + bindings);

        var rules = AccessRules.read(cluster, 60);

        assertThat(rules.of("shop", "tiller").getBindingsCount()).isEqualTo(20);
        assertThat(rules.gaps())
                .singleElement()
                .extracting(Gap::getReason, Gap::getDetail)
                .containsExactly(Gap.Reason.UNREADABLE, "they hold more than 60 words; the rest was left out");
    }

    @Test
    void tenThousandBindingsAreNoTrouble() {
        var bindings = IntStream.range(0, 10_000)
                .mapToObj(number -> roleBinding("shop-" + number))
                .collect(Collectors.joining("---\n"));

        var fact = AccessRules.read(RecordedCluster.complete("big", DEPLOYER + "---\n" + bindings))
                .of("shop", "tiller");

        assertThat(fact.getWritesNamespacesCount()).isEqualTo(10_000);
        assertThat(fact.getGapsList()).isEmpty();
    }

    private static String roleBinding(String namespace) {
        return """
               apiVersion: rbac.authorization.k8s.io/v1
               kind: RoleBinding
               metadata: {name: tiller, namespace: %s}
               roleRef: {kind: ClusterRole, name: deployer}
               subjects: [{kind: ServiceAccount, name: tiller, namespace: shop}]
               """.formatted(namespace);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
