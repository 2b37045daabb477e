package io.seaworthy.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.LiveState;
import io.seaworthy.posture.v1.ReleaseCensus;
import io.seaworthy.posture.v1.ReleaseFact;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseCollectorTest {

    @Test
    void onlyTheNewestRevisionOfEachReleaseIsRead() {
        var releases = collect(
                secret("web", 9, "superseded"),
                Stored.secret(
                        "web", 10, "deployed", Stored.secretText(Stored.gzip(Stored.json("web", 10, "deployed", "")))),
                Stored.secret("web", 2, "superseded", "broken"),
                secret("shop", 1, "deployed"));

        assertThat(releases.errors()).isEmpty();
        assertThat(releases.facts())
                .extracting(fact -> fact.getName() + " " + fact.getRevision())
                .containsExactly("shop 1", "web 10");
        var storage = releases.facts().get(1).getStorage();
        assertThat(storage.getRevisions()).isEqualTo(3);
        assertThat(storage.getName()).isEqualTo("sh.helm.release.v1.web.v10");
        assertThat(releases.census())
                .contains(ReleaseCensus.newBuilder().setHelm3(2).build());
    }

    @Test
    void aNameWithDotsIsSplitAtItsLastRevisionMark() {
        var releases = collect(secret("web.v1", 3, "deployed"), secret("web", 1, "deployed"));

        assertThat(releases.facts()).extracting(ReleaseFact::getName).containsExactly("web", "web.v1");
        assertThat(releases.facts().get(1).getDisagreementsList()).isEmpty();
    }

    @Test
    void oneBadRecordIsOneErrorAndTheOthersGoOn() {
        var releases = collect(
                Stored.secret("bad", 1, "deployed", "????"),
                Stored.secret("gone", 1, "deployed", "x").replace("release:", "other:"),
                secret("web", 1, "deployed"));

        assertThat(releases.facts()).extracting(ReleaseFact::getName).containsExactly("web");
        assertThat(releases.errors())
                .extracting(ItemError::getItem)
                .containsExactly("Secret shop/sh.helm.release.v1.bad.v1", "Secret shop/sh.helm.release.v1.gone.v1");
        assertThat(releases.errors()).allSatisfy(error -> {
            assertThat(error.getReason()).isNotEmpty();
            assertThat(error.getRemedy()).isNotEmpty();
        });
        assertThat(releases.census())
                .contains(
                        ReleaseCensus.newBuilder().setHelm3(1).setUnreadable(2).build());
    }

    @Test
    void anObjectThatTellsNoReleaseIsOneError() {
        var releases = collect("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: notes, namespace: shop, labels: {owner: helm}}
                data: {release: x}
                """);

        assertThat(releases.errors()).hasSize(1);
        assertThat(releases.errors().getFirst().getItem()).isEqualTo("ConfigMap shop/notes");
    }

    @Test
    void labelsTellTheRevisionOfAnObjectWithAForeignName() {
        var renamed = secret("web", 4, "deployed").replace("name: sh.helm.release.v1.web.v4", "name: copy");

        var fact = only(collect(renamed));

        assertThat(fact.getRevision()).isEqualTo(4);
        assertThat(fact.getStorage().getName()).isEqualTo("copy");
    }

    @Test
    void disagreementsAreToldAndTheRecordIsRight() {
        var edited = secret("web", 1, "failed")
                .replace("status: failed", "status: deployed")
                .replace("namespace: shop", "namespace: other");

        var fact = only(collect(edited));

        assertThat(fact.getStatus()).isEqualTo("failed");
        assertThat(fact.getNamespace()).isEqualTo("shop");
        assertThat(fact.getDisagreementsList())
                .containsExactly(
                        "label status says \"deployed\", the record says \"failed\"",
                        "the storage object's namespace says \"other\", the record says \"shop\"");
    }

    @Test
    void twoDeployedRevisionsAreBothNamed() {
        var fact =
                only(collect(secret("web", 1, "deployed"), secret("web", 2, "deployed"), secret("web", 3, "failed")));

        assertThat(fact.getDeployedRevisionsList()).containsExactly(1, 2);
        assertThat(fact.getStatus()).isEqualTo("failed");
    }

    @Test
    void aHalfMigratedReleaseIsKeptByTwoGenerations() {
        var tiller = TillerRecord.of("web", 1, 2, out -> {});

        var releases = collect(
                Stored.tillerConfigMap("web", 1, "DELETED", Stored.base64(Stored.gzip(tiller))),
                secret("web", 1, "deployed"));

        assertThat(releases.facts())
                .extracting(fact -> Releases.key(fact) + " " + fact.getStatus() + " " + fact.getAlsoKeptByList())
                .containsExactly(
                        "ReleaseFact/ConfigMap/kube-system/web@helm2 uninstalled [3]",
                        "ReleaseFact/Secret/shop/web deployed [2]");
        assertThat(releases.facts())
                .allSatisfy(fact -> assertThat(fact.getDisagreementsList()).isEmpty());
    }

    @Test
    void helm2HooksSpeakHelm3Words() {
        var record = TillerRecord.of(
                "web",
                1,
                1,
                out -> TillerRecord.bytes(out, 6, Stored.message(hook -> {
                    hook.writeString(1, "web-test");
                    hook.writeString(2, "Pod");
                    TillerRecord.bytes(hook, 5, new byte[] {1, 9});
                    hook.writeEnum(5, 4);
                    hook.writeInt32(7, -5);
                })));

        var fact = only(collect(Stored.tillerConfigMap("web", 1, "DEPLOYED", Stored.base64(record))));

        assertThat(fact.getHooks(0).getEventsList()).containsExactly("pre-install", "test", "post-delete");
        assertThat(fact.getGeneration()).isEqualTo(2);
    }

    @Test
    void foreignLabelsAreKeptHelmsOwnAreNot() {
        var fact = only(collect(secret("web", 1, "deployed").replace("{owner: helm", "{team: payments, owner: helm")));

        assertThat(fact.getLabelsMap()).containsOnlyKeys("team");
    }

    @Test
    void theDescriptionIsRedacted() {
        var cluster = RecordedCluster.complete("test", secret("web", 1, "deployed"));

        var releases = new ReleaseCollector(Scanners.SCANNER, text -> text.replace("complete", "***"), 1, Progress.NONE)
                .collect(cluster);

        assertThat(releases.facts().getFirst().getDescription()).isEqualTo("Install ***");
    }

    @Test
    void aRecordNearTheLimitTellsWhenItWillNoLongerFit() {
        var previous = large(1, 600_000);
        var newest = large(2, 700_000);

        var storage = only(collect(previous, newest)).getStorage();

        assertThat(storage.getBytes()).isBetween(690_000L, 720_000L);
        assertThat(storage.getPreviousBytes()).isBetween(590_000L, 620_000L);
        assertThat(storage.getProjectedFullRevision()).isEqualTo(6);
    }

    @Test
    void aRecordAsLargeAsKubernetesAllowsIsRead() {
        var storage = only(collect(large(1, 1_030_000))).getStorage();

        assertThat(storage.getBytes()).isBetween(1_000_000L, RecordGrowth.LIMIT);
        assertThat(storage.getParts(0).getName()).isEqualTo("other");
    }

    @Test
    void rightsWorthTheClusterAreNamed() {
        var fact = only(collect(rendered("""
                # Source: web/templates/rbac.yaml
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: all}
                subjects: [{kind: ServiceAccount, name: web, namespace: shop}, {kind: Group, name: ops}]
                roleRef: {kind: ClusterRole, name: cluster-admin}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: some}
                rules: [{verbs: ["*"], resources: [pods]}, {verbs: [get], resources: ["*"]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: any}
                rules: [{resources: ["*"], apiGroups: ["*"], verbs: ["*"]}]
                """)));

        assertThat(fact.getRiskyGrantsList())
                .extracting(grant -> grant.getObject().getName() + ": " + grant.getReason())
                .containsExactly(
                        "all: binds cluster-admin to ServiceAccount shop/web, Group ops", "any: allows * on *");
    }

    @Test
    void aDocumentThatIsNotYamlIsAGapAndTheOthersAreRead() {
        var fact = only(collect(rendered("""
                ---
                # Source: web/templates/a.yaml
                kind: Service
                metadata: {name: a, name: b}
                ---
                # Source: web/templates/bad.yaml
                kind: {{ .Values.kind }}
                  metadata: [
                ---
                apiVersion: v1
                kind: List
                items:
                - {kind: Service, apiVersion: v1, metadata: {name: c, namespace: d}}
                - {kind: Secret, apiVersion: v1, metadata: {name: e}}
                ---
                # Source: web/templates/empty.yaml
                ---
                just words
                """)));

        assertThat(fact.getObjectsList())
                .extracting(object -> object.getKind() + " " + object.getNamespace() + "/" + object.getName())
                .containsExactly("Service /b", "Service d/c", "Secret /e");
        assertThat(fact.getGapsList())
                .extracting(Gap::getDetail)
                .containsExactly(
                        "document 2 (web/templates/bad.yaml) of the manifest is not YAML, or nested too deep",
                        "document 4 of the manifest names no kind or no name");
    }

    @Test
    void whatIsLiveIsCountedAndScaledToZeroIsIdle() {
        var manifest = """
                {apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: web}}
                ---
                {apiVersion: apps/v1, kind: Deployment, metadata: {name: sleepy}}
                ---
                {apiVersion: v1, kind: Service, metadata: {name: gone}}
                ---
                {apiVersion: v1, kind: ConfigMap, metadata: {name: costly}}
                """;
        var live = collect(
                rendered(manifest),
                "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, spec: {replicas: 2}}\n",
                "---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: sleepy, namespace: shop}, spec: {replicas: 0}}\n",
                "---\n{apiVersion: v1, kind: Service, metadata: {name: gone, namespace: elsewhere}}\n");

        assertThat(only(live).getLive())
                .isEqualTo(LiveState.newBuilder()
                        .setExpected(3)
                        .setFound(2)
                        .setWorkloads(2)
                        .setIdleWorkloads(1)
                        .build());
    }

    @Test
    void configMapsAreListedWhereAReleaseHasNothingElse() {
        var live = collect(
                rendered("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n"),
                "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}}\n");

        assertThat(only(live).getLive())
                .isEqualTo(LiveState.newBuilder().setExpected(1).setFound(1).build());
    }

    @Test
    void progressCountsEveryRelease() {
        var heard = new ArrayList<String>();
        var cluster = RecordedCluster.complete("test", secret("a", 1, "deployed") + secret("b", 1, "deployed"));

        new ReleaseCollector(Scanners.SCANNER, text -> text, 1, (done, total) -> heard.add(done + "/" + total))
                .collect(cluster);

        assertThat(heard).containsExactly("1/2", "2/2");
    }

    @Test
    void withoutTheSecretsThereIsNoCensus() throws Exception {
        var onlyConfigMaps =
                Stored.tillerConfigMap("web", 1, "DEPLOYED", Stored.base64(TillerRecord.of("web", 1, 1, out -> {})));
        var cluster = RecordedCluster.read(
                "dump", new ByteArrayInputStream(onlyConfigMaps.getBytes(StandardCharsets.UTF_8)), Set.of());

        var releases = new ReleaseCollector(Scanners.SCANNER, text -> text, 2, Progress.NONE).collect(cluster);

        assertThat(releases.facts()).hasSize(1);
        assertThat(releases.census()).isEmpty();
        assertThat(releases.gaps()).extracting(Gap::getResource).contains("secrets");
    }

    private static String secret(String name, int revision, String status) {
        return Stored.secret(
                name, revision, status, Stored.secretText(Stored.gzip(Stored.json(name, revision, status, ""))));
    }

    private static String rendered(String manifest) {
        var json = Stored.json("web", 1, "deployed", "\"manifest\":" + Stored.jsonText(manifest));
        return Stored.secret("web", 1, "deployed", Stored.secretText(Stored.gzip(json)));
    }

    /** A Secret whose record takes about this many bytes, which gzip cannot make smaller. */
    private static String large(int revision, int bytes) {
        var noise = new byte[bytes / 4 * 3];
        new Random(revision).nextBytes(noise);
        var json = Stored.json("web", revision, "deployed", "\"unknown\":\"" + Stored.base64(noise) + "\"");
        return Stored.secret("web", revision, "deployed", Stored.secretText(Stored.gzip(json)));
    }

    private static ReleaseFact only(Releases releases) {
        assertThat(releases.errors()).isEmpty();
        assertThat(releases.facts()).hasSize(1);
        return releases.facts().getFirst();
    }

    private static Releases collect(String... documents) {
        var cluster = RecordedCluster.complete("test", String.join("", List.of(documents)));
        return new ReleaseCollector(Scanners.SCANNER, text -> text, 2, Progress.NONE).collect(cluster);
    }
}
