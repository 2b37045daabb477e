package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of one cluster, and what is found by cluster, release, fact and day. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsideClusterIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ThreeClusters three;
    private Browser viewer;
    private Browser narrow;

    @BeforeAll
    void start() {
        three = ThreeClusters.in(DATABASE);
        viewer = three.api().as(Role.VIEWER);
        narrow = three.seeing("two");
    }

    @AfterAll
    void stop() {
        three.close();
    }

    @Test
    void thePictureIsDrawnFromTheClustersVerdicts() {
        var picture = viewer.json("/clusters/one/picture");

        assertThat(picture.path("state").asText()).isEqualTo("UNSAFE");
        assertThat(picture.path("nodes").findValuesAsText("kind")).contains("TILLER", "OUTSIDE");
        assertThat(picture.path("connections").findValuesAsText("id")).contains("helm-client--tiller-1");
        assertThat(picture.findPath("finding").path("id").asText()).isEqualTo(three.tillerFinding());
    }

    @Test
    void thePictureOfASilentClusterIsAllUnknown() {
        var picture = viewer.json("/clusters/three/picture");

        assertThat(picture.path("connections").findValuesAsText("state"))
                .isNotEmpty()
                .containsOnly("UNKNOWN");
    }

    @Test
    void namespacesSayWhatHelmHasThere() {
        var namespaces = viewer.json("/clusters/one/namespaces").path("items");

        assertThat(namespaces.findValuesAsText("name")).containsExactly("kube-system", "shop");
        assertThat(namespaces.get(0).path("tillers").asInt()).isEqualTo(1);
        assertThat(namespaces.get(0).path("open").path("critical").asInt()).isEqualTo(1);
        assertThat(namespaces.get(0).path("team").isNull()).isTrue();
        assertThat(namespaces.get(1).path("releases").asInt()).isEqualTo(1);
        assertThat(namespaces.get(1).path("team").asText()).isEqualTo("payments");
        assertThat(namespaces.get(1).path("podSecurity").asText()).isEqualTo("restricted");
        var first = viewer.json("/clusters/one/namespaces?limit=1");
        assertThat(viewer.json("/clusters/one/namespaces?limit=1&cursor="
                                + first.path("next").asText())
                        .path("items")
                        .findValuesAsText("name"))
                .containsExactly("shop");
    }

    @Test
    void theHistoryOfAClusterNamesTheFindings() {
        var history = viewer.json("/clusters/one/history").path("items");

        assertThat(history).hasSize(1);
        assertThat(history.get(0).path("event").path("kind").asText()).isEqualTo("OPENED");
        assertThat(history.get(0).path("findingId").asText()).isEqualTo(three.tillerFinding());
    }

    @Test
    void aReleaseComesWithItsWorkloadsTheirImagesAndTheLatestScan() {
        var release = viewer.json("/clusters/one/releases/" + ThreeClusters.WEB);

        assertThat(release.path("release").path("chart").asText()).isEqualTo("web");
        assertThat(release.path("verdicts").findValuesAsText("controlId")).containsExactly("record-size");
        assertThat(release.path("workloads").get(0).path("images")).hasSize(2);
        assertThat(release.path("images").findValuesAsText("image")).containsExactly("proxy:2", "web:1");
        assertThat(release.path("images").get(0).path("scan").isNull()).isTrue();
        assertThat(release.path("images").get(1).path("scan").path("scanner").asText())
                .isEqualTo("trivy new");
        assertThat(release.path("images").get(1).path("workloads")).hasSize(1);
        assertThat(release.path("workloadsMissing").asText()).contains("does not look for workloads");
        assertThat(release.path("scansMissing").asText()).contains("does not look for reports");
        Answers.problem(
                viewer.get("/clusters/one/releases/"
                        + ThreeClusters.id("TillerFact/kube-system/Deployment/tiller-deploy")),
                404);
        Answers.problem(viewer.get("/clusters/one/releases/-"), 404);
    }

    @Test
    void findingsAndWorkloadsAreFoundByRelease() {
        var ofWorkload = three.fleet().finding("one", "WorkloadFact/Deployment/shop/front", 3);

        assertThat(viewer.json("/findings?release=shop/web").path("items").findValuesAsText("namespace"))
                .containsExactlyInAnyOrder("shop", "shop", "kube-system");
        assertThat(viewer.json("/findings/counts?release=shop/web")
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(viewer.json("/findings?release=shop/nothing").path("items")).isEmpty();
        assertThat(viewer.json("/findings?cluster=one&fact=" + ThreeClusters.WEB)
                        .path("items"))
                .hasSize(1);
        assertThat(viewer.json("/findings?fact=-").path("items")).isEmpty();
        assertThat(viewer.json("/findings/counts?fact=-").path("total").asInt()).isZero();
        assertThat(viewer.json("/workloads?release=shop/web").path("items")).hasSize(1);
        assertThat(viewer.json("/workloads?release=shop/other").path("items")).isEmpty();
        three.fleet().run("delete from finding where finding_id = '" + ofWorkload + "'");
    }

    @Test
    void findingsThatChangedAfterADayAreListedCountedAndExported() {
        three.fleet()
                .run("update finding set changed_at = '2026-03-04 23:59:59.999999Z' where finding_id = '"
                        + three.tillerFinding() + "'");
        three.fleet().run("update finding set changed_at = '2026-03-05 00:00:00Z' where cluster_id = 'two'");
        three.fleet()
                .run("update finding set changed_at = '2026-03-01 00:00:00Z' where control_id = 'record-size'"
                        + " and cluster_id = 'one'");

        assertThat(viewer.json("/findings?changedAfter=2026-03-04")
                        .path("items")
                        .findValuesAsText("clusterId"))
                .containsExactly("two");
        assertThat(viewer.json("/findings/counts?changedAfter=2026-03-04")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(viewer.json("/findings/counts?changedAfter=2026-03-03")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(viewer.get("/findings/export?format=ndjson&changedAfter=2026-03-03")
                        .body()
                        .lines())
                .hasSize(3);
        assertThat(viewer.json("/findings?changedAfter=2026-03-05").path("items"))
                .isEmpty();
        three.fleet().run("update finding set changed_at = now() - interval '1 minute'");
    }

    @Test
    void whatASilentClusterHadIsNotKnownNow() {
        three.fleet().release("three", "old");
        var id = ThreeClusters.id("ReleaseFact/Secret/shop/old");

        var listed = viewer.json("/releases?cluster=three").path("items").get(0).path("fact");
        var release = viewer.json("/clusters/three/releases/" + id);

        assertThat(listed.path("unreadable").asText()).contains("silent");
        assertThat(listed.path("verdicts").path("passed").asInt(-1)).isZero();
        assertThat(listed.path("verdicts").path("unknown").asInt()).isEqualTo(1);
        assertThat(release.path("verdicts").get(0).path("verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(release.path("workloadsMissing").asText()).contains("silent");
        assertThat(viewer.json("/clusters/one/releases/" + ThreeClusters.WEB)
                        .path("verdicts")
                        .get(0)
                        .path("verdict")
                        .asText())
                .isEqualTo("PASS");
        three.fleet().run("delete from fact where cluster_id = 'three'");
    }

    @Test
    void aNamespaceThatCanNoLongerBeReadStaysInTheList() {
        three.fleet()
                .run(
                        "update fact set unreadable = 'not allowed' where cluster_id = 'one' and key = 'NamespaceFact/shop'");
        three.fleet().run("update fact set unreadable = 'not allowed' where cluster_id = 'one' and namespace = 'shop'");
        three.fleet().run("update finding set state = 'FIXED' where cluster_id = 'one' and namespace = 'shop'");

        var namespaces = viewer.json("/clusters/one/namespaces").path("items");

        assertThat(namespaces.findValuesAsText("name")).containsExactly("kube-system", "shop");
        assertThat(namespaces.get(1).path("team").isNull()).isTrue();
        three.fleet().run("update fact set unreadable = null");
        three.fleet().run("update finding set state = 'OPEN' where cluster_id = 'one' and namespace = 'shop'");
    }

    @Test
    void waysInAreNotKnownWhereTheAgentMayNotReadThemAll() {
        var key = "TillerFact/b/Deployment/hidden";
        var fact = Fact.newBuilder().setKey(key);
        fact.getTillerBuilder()
                .setName("hidden")
                .setNamespace("b")
                .addExposureGaps(Gap.newBuilder().setResource("services"));
        three.fleet().fact("two", fact.build(), "b", "hidden", "", "");

        var tillers = viewer.json("/tillers?cluster=one,two").path("items");

        assertThat(tillers.findValues("exposures").stream().map(JsonNode::toString))
                .containsExactly("0", "null");
        three.fleet().run("delete from fact where cluster_id = 'two'");
    }

    @Test
    void overdueIsWhatFellDueByNowNotByToday() {
        var soon = three.fleet().finding("two", "WorkloadFact/soon", 1);
        var late = three.fleet().finding("two", "WorkloadFact/late", 2);
        var done = three.fleet().finding("two", "WorkloadFact/done", 1);
        var now = three.api().clock.instant();
        due(soon, now.plusSeconds(60));
        due(late, now.minusSeconds(60));
        due(done, now.minusSeconds(60));
        three.fleet().run("update finding set state = 'FIXED' where finding_id = '" + done + "'");

        for (var sort : List.of("severity", "-due", "opened", "changed")) {
            assertThat(viewer.json("/findings?cluster=two&overdue=true&sort=" + sort)
                            .path("items")
                            .findValuesAsText("id"))
                    .containsExactly(late);
        }
        assertThat(viewer.json("/findings/counts?cluster=two&overdue=true")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(viewer.json("/findings/counts?cluster=two").path("overdue").asInt())
                .isEqualTo(1);
        assertThat(viewer.json("/findings/counts?cluster=two&overdue=false")
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        Answers.problem(viewer.get("/findings?overdue=perhaps"), 400);
        three.fleet().run("delete from finding where finding_id in ('%s', '%s', '%s')".formatted(soon, late, done));
    }

    private void due(String finding, Instant moment) {
        three.fleet().run("update finding set due_at = '" + moment + "' where finding_id = '" + finding + "'");
    }

    @Test
    void agentsAreFoundByCluster() {
        assertThat(viewer.json("/agents?cluster=three").path("items").findValuesAsText("clusterId"))
                .containsExactly("three");
        assertThat(viewer.json("/agents?cluster=one,two").path("items").findValuesAsText("clusterId"))
                .containsExactly("one", "two");
        assertThat(viewer.json("/agents?cluster=nowhere").path("items")).isEmpty();
        assertThat(narrow.json("/agents?cluster=one,two").path("items").findValuesAsText("clusterId"))
                .containsExactly("two");
    }
}
