package io.seaworthy.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.seaworthy.posture.v1.Gap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedClusterTest {

    private static final String TWO_SECRETS = """
            {"apiVersion":"v1","items":[
              {"apiVersion":"v1","kind":"Secret","metadata":{"name":"a","namespace":"shop","labels":{"owner":"helm"}},"data":{"release":"QUJD"}},
              {"apiVersion":"v1","kind":"Secret","metadata":{"name":"b","namespace":"bank"},"data":{}}
            ],"kind":"List","metadata":{}}
            """;

    @Test
    void fieldsWrittenAsNullAreNotThere() {
        var pods = new ArrayList<Pod>();
        try (var cluster = RecordedCluster.complete("nulls", """
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: shop, labels: null}
                spec: {containers: [null, {name: web, env: null}], initContainers: null}
                """)) {
            cluster.list(Pod.class, pods::add);
        }

        assertThat(pods.getFirst().getSpec().getInitContainers()).isEmpty();
        assertThat(pods.getFirst().getSpec().getContainers())
                .singleElement()
                .satisfies(container -> assertThat(container.getEnv()).isEmpty());
    }

    @Test
    void aKubectlListGivesItsItems() throws IOException {
        var cluster = dump(TWO_SECRETS);

        assertThat(names(cluster, "")).containsExactly("a", "b");
        assertThat(names(cluster, "owner=helm")).containsExactly("a");
    }

    @Test
    void aKindThatIsNotInTheDumpIsAGapAndNotNone() throws IOException {
        var listing = dump(TWO_SECRETS).list(Deployment.class, deployment -> {});

        assertThat(listing.complete()).isFalse();
        assertThat(listing.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.getReason()).isEqualTo(Gap.Reason.NOT_RECORDED);
            assertThat(gap.getResource()).isEqualTo("deployments.apps");
        });
    }

    @Test
    void anEmptyTypedListSaysThatThereIsNone() throws IOException {
        var cluster = dump("{\"apiVersion\":\"apps/v1\",\"kind\":\"DeploymentList\",\"items\":[]}");

        assertThat(cluster.list(Deployment.class, deployment -> {})).isEqualTo(new Listing(0, List.of()));
    }

    @Test
    void itemsOfATypedListTakeTheirKindFromIt() throws IOException {
        var cluster = dump(
                "{\"apiVersion\":\"v1\",\"kind\":\"NamespaceList\",\"items\":[{\"metadata\":{\"name\":\"shop\"}}]}");

        assertThat(cluster.get(Namespace.class, "", "shop").found()).isPresent();
    }

    @Test
    void aFileThatBreaksOffKeepsWhatCameBefore() throws IOException {
        var cluster = dump(TWO_SECRETS.substring(0, TWO_SECRETS.indexOf("\"name\":\"b\"")));

        assertThat(names(cluster, "")).containsExactly("a");
        assertThat(cluster.errors()).singleElement().satisfies(error -> {
            assertThat(error.getReason()).contains("is not valid JSON (line");
            assertThat(error.getRemedy()).isNotEmpty();
        });
    }

    @Test
    void halfAnObjectAndOneWithoutMetadataAreErrorsAndNoObjects() throws IOException {
        for (var text : List.of(
                "{\"kind\": \"Secret\", \"metad",
                "{\"kind\": \"Secret\", \"apiVersion\": \"v1\"}",
                "{\"kind\": \"SecretList\", \"items\": [{\"metadata\": 7}]}")) {
            var cluster = dump(text);

            assertThat(names(cluster, "")).isEmpty();
            assertThat(cluster.errors()).as(text).hasSize(1);
        }
    }

    @Test
    void labelsOfTheWrongShapeAreAnErrorOfThatObject() throws IOException {
        var cluster = dump("{\"kind\":\"Secret\",\"metadata\":{\"name\":\"a\",\"labels\":\"hunter2\"}}");

        assertThat(names(cluster, "")).isEmpty();
        assertThat(cluster.errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.toString()).contains("Secret a").doesNotContain("hunter2"));
    }

    @Test
    void aBrokenYamlDocumentDoesNotHideItsNeighbours() throws IOException {
        var cluster = dump("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: one}
                ---
                kind: [unclosed, password-never-shown
                ---
                - just a list
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: two}
                """);
        var found = new ArrayList<String>();

        cluster.list(
                Namespace.class, namespace -> found.add(namespace.getMetadata().getName()));

        assertThat(found).containsExactly("one", "two");
        assertThat(cluster.errors())
                .hasSize(2)
                .noneMatch(error -> error.toString().contains("password-never-shown"));
    }

    @Test
    void anObjectOfTheWrongShapeIsOneErrorAndTheOthersAreRead() throws IOException {
        var cluster = dump("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: bad, namespace: shop}
                spec: {replicas: secret-number}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: good, namespace: shop}
                """);
        var found = new ArrayList<String>();

        cluster.list(
                Deployment.class,
                deployment -> found.add(deployment.getMetadata().getName()));

        assertThat(found).containsExactly("good");
        assertThat(cluster.errors()).singleElement().satisfies(error -> {
            assertThat(error.getItem()).isEqualTo("Deployment shop/bad");
            assertThat(error.toString()).doesNotContain("secret-number");
        });
    }

    @Test
    void namespacesOutOfScopeAreNotLookedAt() throws IOException {
        var cluster = RecordedCluster.read(
                "dump", new ByteArrayInputStream(TWO_SECRETS.getBytes(StandardCharsets.UTF_8)), Set.of("bank"));

        assertThat(names(cluster, "")).containsExactly("b");
    }

    @Test
    void aFolderIsReadWithWhatItsRecordingSays(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("objects.json"), TWO_SECRETS);
        Files.writeString(folder.resolve("recording.yaml"), """
                apiVersion: seaworthy.io/v1
                kind: Recording
                name: shop
                observedAt: 2026-11-21T06:00:00Z
                version: v1.36.3
                resources: [deployments.apps]
                unreadable: [configmaps]
                probes: [{namespace: kube-system, pod: t-1, probe: {outcome: ANSWERED_PLAINTEXT, version: 2.17.0}}]
                """);

        var cluster = RecordedCluster.open(folder, Set.of());

        assertThat(cluster.name()).isEqualTo("shop");
        assertThat(cluster.observedAt()).isEqualTo(Instant.parse("2026-11-21T06:00:00Z"));
        assertThat(cluster.version().found()).contains("v1.36.3");
        assertThat(cluster.list(Deployment.class, deployment -> {}).complete()).isTrue();
        assertThat(cluster.list(ConfigMap.class, map -> {}).gaps().getFirst().getReason())
                .isEqualTo(Gap.Reason.DENIED);
        assertThat(cluster.recordedProbe("kube-system", "t-1").orElseThrow().getVersion())
                .isEqualTo("2.17.0");
    }

    @Test
    void aValueIsHandedOverAsTheApiWouldShowIt() {
        var cluster = RecordedCluster.complete("fixture", """
                apiVersion: v1
                kind: Secret
                metadata: {name: s, namespace: shop}
                data: {release: QUJD}
                stringData: {plain: hello}
                """);

        assertThat(text(cluster, "release")).isEqualTo(new Answer.Found<>("QUJD"));
        assertThat(text(cluster, "plain")).isEqualTo(new Answer.Found<>("aGVsbG8="));
        assertThat(text(cluster, "other")).isEqualTo(new Answer.Absent<>());
        assertThat(cluster.get(Secret.class, "shop", "nobody")).isEqualTo(new Answer.Absent<>());
    }

    @Test
    void aRecordedAccessReviewAnswersAndAnUnrecordedOneIsUnknown() {
        var all = new ResourceAttributesBuilder()
                .withGroup("*")
                .withResource("*")
                .withVerb("*")
                .build();
        var cluster = RecordedCluster.complete("fixture", """
                apiVersion: authorization.k8s.io/v1
                kind: SubjectAccessReview
                spec: {user: nobody, resourceAttributes: {group: "*", resource: "*", verb: "*"}}
                status: {allowed: true}
                """);

        assertThat(cluster.allowed("nobody", List.of(), all)).isEqualTo(new Answer.Found<>(true));
        assertThat(cluster.allowed("somebody", List.of(), all)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void aPathThatDoesNotExistIsNamed(@TempDir Path folder) {
        var missing = folder.resolve("nothing-here");

        assertThatThrownBy(() -> RecordedCluster.open(missing, Set.of()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nothing-here");
    }

    private static RecordedCluster dump(String text) throws IOException {
        return RecordedCluster.read("dump", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Set.of());
    }

    private static List<String> names(RecordedCluster cluster, String selector) {
        var metadata = new ArrayList<ObjectMeta>();
        cluster.listMetadata(ResourceKind.SECRETS, selector, metadata::add);
        return metadata.stream().map(ObjectMeta::getName).toList();
    }

    private static Answer<String> text(RecordedCluster cluster, String key) {
        return cluster.data(
                ResourceKind.SECRETS,
                "shop",
                "s",
                key,
                value -> new String(value.readAllBytes(), StandardCharsets.UTF_8));
    }
}
