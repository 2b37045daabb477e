package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.posture.v1.Container;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetIT {

    private static final String WEB = id("ReleaseFact/Secret/shop/web");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Fleet fleet;
    private Browser viewer;
    private Browser narrow;
    private String tillerFinding;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        fleet = new Fleet(DATABASE);
        fleet.cluster("one", "{\"environment\": \"production\"}", 75);
        fleet.cluster("two", "{\"environment\": \"test\"}", 40);
        fleet.cluster("three", "{}", 90);
        fleet.run(
                "update cluster set points = null, grade = null, silent_since = now(), enrolled_at = now() - interval '9 days'"
                        + " where cluster_id = 'three'");
        fleet.run("update score_sample set points = null, grade = null where cluster_id = 'three'");
        tillerFinding = fleet.finding("one", fleet.tiller("one", "tiller-deploy"), 0);
        fleet.release("one", "web");
        fleet.releaseFinding("one", "shop", "web", "OPEN");
        fleet.releaseFinding("one", "shop", "other", "OPEN");
        fleet.releaseFinding("two", "shop", "web", "UNKNOWN");
        fleet.fact(
                "one",
                Fact.newBuilder()
                        .setKey("NamespaceFact/shop")
                        .setNamespace(NamespaceFact.newBuilder()
                                .setName("shop")
                                .setTeam("payments")
                                .setPodSecurityEnforce("restricted"))
                        .build(),
                "",
                "shop",
                "",
                "");
        workloads();
        // The database has a clock of its own; what it wrote lies in the past of the API's.
        api.clock.advance(Duration.ofMinutes(10));
        viewer = api.as(Role.VIEWER);
        narrow = api.as(new Grant(Role.VIEWER, new GrantScope.TheseClusters(List.of("two"))));
    }

    private void workloads() {
        fleet.fact(
                "one",
                Fact.newBuilder()
                        .setKey("WorkloadFact/Deployment/shop/front")
                        .setWorkload(WorkloadFact.newBuilder()
                                .setRelease("shop/web")
                                .addContainers(Container.newBuilder().setImage("web:1"))
                                .addContainers(Container.newBuilder().setImage("web:1"))
                                .addContainers(Container.newBuilder().setImage("proxy:2")))
                        .build(),
                "shop",
                "front",
                "shop/web",
                "");
        for (var at : List.of("old", "new")) {
            var fact = VulnerabilityFact.newBuilder().setImage("web:1").setScanner("trivy " + at);
            fact.getScannedAtBuilder().setSeconds(at.equals("new") ? 2_000 : 1_000);
            fleet.fact(
                    "one",
                    Fact.newBuilder()
                            .setKey("VulnerabilityFact/" + at)
                            .setVulnerability(fact)
                            .build(),
                    "shop",
                    "front",
                    "",
                    "web:1");
        }
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private static String id(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFleetIsSummedUpWorstFirst() {
        var seen = viewer.json("/fleet");

        assertThat(seen.path("tiles").findValuesAsText("id")).containsExactly("three", "two", "one");
        assertThat(seen.path("clusters").asInt()).isEqualTo(3);
        assertThat(seen.path("mean").asDouble()).isEqualTo(57.5);
        assertThat(seen.path("unscored").asInt()).isEqualTo(1);
        assertThat(seen.path("health").path("SILENT").asInt()).isEqualTo(1);
        assertThat(seen.path("open").path("high").asInt()).isEqualTo(9);
        assertThat(seen.path("unknown").asInt()).isEqualTo(1);
        assertThat(seen.path("overdue").asInt()).isEqualTo(1);
        assertThat(seen.path("tiles").get(2).path("weeks").get(11).asInt()).isEqualTo(75);
        assertThat(seen.path("tiles").get(2).path("weeks").get(10).isNull()).isTrue();
    }

    @Test
    void eachWeekEndsWithItsLastSample() {
        fleet.run(
                "insert into score_sample (cluster_id, at, version, points, grade, judged, unknown) values"
                        + " ('one', now() - interval '8 days', 1, 33, 'F', 1, 0), ('one', now() - interval '15 days', 1, 22, 'F', 1, 0)");

        var weeks = viewer.json("/fleet").path("tiles").get(2).path("weeks");

        assertThat(weeks.get(10).asInt()).isEqualTo(33);
        assertThat(weeks.get(9).asInt()).isEqualTo(22);
        assertThat(weeks.get(8).isNull()).isTrue();
        fleet.run("delete from score_sample where at < now() - interval '7 days'");
    }

    @Test
    void nobodySeesMoreOfTheFleetThanTheirClusters() {
        assertThat(narrow.json("/fleet").path("tiles").findValuesAsText("id")).containsExactly("two");
        assertThat(narrow.json("/fleet").path("overdue").asInt()).isZero();
        assertThat(narrow.json("/fleet/changes").path("clusters").findValuesAsText("clusterId"))
                .containsOnly("two");
        assertThat(narrow.json("/fleet/actions").path("clusters").asInt()).isEqualTo(1);
        assertThat(narrow.json("/findings/counts").path("total").asInt()).isEqualTo(1);
        assertThat(narrow.json("/findings?text=web").path("items").findValuesAsText("clusterId"))
                .containsExactly("two");
        Answers.problem(narrow.get("/clusters/one/picture"), 404);
        Answers.problem(narrow.get("/clusters/one/namespaces"), 404);
        Answers.problem(narrow.get("/clusters/one/history"), 404);
        Answers.problem(narrow.get("/clusters/one/releases/" + WEB), 404);
        assertThat(narrow.get("/findings/export?format=ndjson").body().lines()).hasSize(2);
    }

    @Test
    void whatChangedIsCountedBySeverityAndCluster() {
        var since = api.clock.instant().minus(Duration.ofDays(3));

        var changes = viewer.json("/fleet/changes?since=" + since);

        assertThat(changes.path("opened").path("critical").asInt()).isEqualTo(1);
        assertThat(changes.path("opened").path("high").asInt()).isZero();
        assertThat(changes.path("enrolled").asInt()).isEqualTo(2);
        assertThat(changes.path("fellSilent").asInt()).isEqualTo(1);
        assertThat(changes.path("clusters").findValuesAsText("clusterId")).containsExactly("one", "two", "three");
        assertThat(changes.path("clusters").get(0).path("pointsBefore").isNull())
                .isTrue();
        assertThat(changes.path("clusters").get(0).path("opened").asInt()).isEqualTo(1);
    }

    @Test
    void anHourThatNothingHappenedInShowsNothing() {
        fleet.run(
                "update cluster set enrolled_at = now() - interval '9 days', silent_since = case when silent_since is null"
                        + " then null else now() - interval '1 day' end");
        fleet.run("insert into score_sample (cluster_id, at, version, points, grade, judged, unknown)"
                + " select cluster_id, now() - interval '3 hours', 1, points, grade, 1, 0 from cluster");
        fleet.run("alter table finding_event disable trigger all");
        fleet.run("update finding_event set at = now() - interval '1 day'");
        fleet.run("alter table finding_event enable trigger all");

        var changes = viewer.json("/fleet/changes?since=" + api.clock.instant().minus(Duration.ofHours(2)));

        assertThat(changes.path("clusters")).isEmpty();
        assertThat(changes.path("opened").path("critical").asInt()).isZero();
        fleet.run(
                "delete from score_sample where at between now() - interval '4 hours' and now() - interval '2 hours'");
        fleet.run("alter table finding_event disable trigger all");
        fleet.run("update finding_event set at = now()");
        fleet.run("alter table finding_event enable trigger all");
        fleet.run("update cluster set enrolled_at = now() where cluster_id in ('one', 'two')");
        fleet.run("update cluster set silent_since = now() where cluster_id = 'three'");
    }

    @Test
    void aMomentThatCannotBeAskedForIsRefused() {
        Answers.problem(viewer.get("/fleet/changes?since=2020-01-01T00:00:00Z"), 422);
        Answers.problem(viewer.get("/fleet/changes?since=2999-01-01T00:00:00Z"), 422);
        Answers.problem(viewer.get("/fleet/changes?since=2026-02-30T00:00:00Z"), 422);
        Answers.problem(viewer.get("/fleet/changes?since=2026-13-41T00:00:00Z"), 400);
        Answers.problem(viewer.get("/fleet/changes?since=yesterday"), 400);
    }

    @Test
    void theNextActionIsTheOneThatBringsMost() {
        var actions = viewer.json("/fleet/actions");

        assertThat(actions.path("clusters").asInt()).isEqualTo(2);
        assertThat(actions.path("items").findValuesAsText("controlId")).containsExactly("tiller-tls");
        assertThat(actions.path("items").get(0).path("gain").asInt()).isEqualTo(27);
        assertThat(actions.path("items").get(0).path("best")).hasSize(3);
        assertThat(viewer.json("/fleet/actions?cluster=two")
                        .path("items")
                        .get(0)
                        .path("gain")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void thePictureIsDrawnFromTheClustersVerdicts() {
        var picture = viewer.json("/clusters/one/picture");

        assertThat(picture.path("state").asText()).isEqualTo("UNSAFE");
        assertThat(picture.path("nodes").findValuesAsText("kind")).contains("TILLER", "OUTSIDE");
        assertThat(picture.path("connections").findValuesAsText("id")).contains("helm-client--tiller-1");
        assertThat(picture.findPath("finding").path("id").asText()).isEqualTo(tillerFinding);
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
        assertThat(history.get(0).path("findingId").asText()).isEqualTo(tillerFinding);
    }

    @Test
    void aReleaseComesWithItsWorkloadsTheirImagesAndTheLatestScan() {
        var release = viewer.json("/clusters/one/releases/" + WEB);

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
                viewer.get("/clusters/one/releases/" + id("TillerFact/kube-system/Deployment/tiller-deploy")), 404);
        Answers.problem(viewer.get("/clusters/one/releases/-"), 404);
    }

    @Test
    void findingsAndWorkloadsAreFoundByRelease() {
        var ofWorkload = fleet.finding("one", "WorkloadFact/Deployment/shop/front", 3);

        assertThat(viewer.json("/findings?release=shop/web").path("items").findValuesAsText("namespace"))
                .containsExactlyInAnyOrder("shop", "shop", "kube-system");
        assertThat(viewer.json("/findings/counts?release=shop/web")
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(viewer.json("/findings?release=shop/nothing").path("items")).isEmpty();
        assertThat(viewer.json("/findings?cluster=one&fact=" + WEB).path("items"))
                .hasSize(1);
        assertThat(viewer.json("/findings?fact=-").path("items")).isEmpty();
        assertThat(viewer.json("/findings/counts?fact=-").path("total").asInt()).isZero();
        assertThat(viewer.json("/workloads?release=shop/web").path("items")).hasSize(1);
        assertThat(viewer.json("/workloads?release=shop/other").path("items")).isEmpty();
        fleet.run("delete from finding where finding_id = '" + ofWorkload + "'");
    }

    @Test
    void findingsThatChangedAfterADayAreListedCountedAndExported() {
        fleet.run("update finding set changed_at = '2026-03-04 23:59:59.999999Z' where finding_id = '" + tillerFinding
                + "'");
        fleet.run("update finding set changed_at = '2026-03-05 00:00:00Z' where cluster_id = 'two'");
        fleet.run("update finding set changed_at = '2026-03-01 00:00:00Z' where control_id = 'record-size'"
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
        fleet.run("update finding set changed_at = now() - interval '1 minute'");
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
