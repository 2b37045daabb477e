package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of all clusters together, and to whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetIT {

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
        three.fleet()
                .run(
                        "insert into score_sample (cluster_id, at, version, points, grade, judged, unknown) values"
                                + " ('one', now() - interval '8 days', 1, 33, 'F', 1, 0), ('one', now() - interval '15 days', 1, 22, 'F', 1, 0)");

        var weeks = viewer.json("/fleet").path("tiles").get(2).path("weeks");

        assertThat(weeks.get(10).asInt()).isEqualTo(33);
        assertThat(weeks.get(9).asInt()).isEqualTo(22);
        assertThat(weeks.get(8).isNull()).isTrue();
        three.fleet().run("delete from score_sample where at < now() - interval '7 days'");
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
        Answers.problem(narrow.get("/clusters/one/releases/" + ThreeClusters.WEB), 404);
        assertThat(narrow.get("/findings/export?format=ndjson").body().lines()).hasSize(2);
    }

    @Test
    void whoSeesNoClusterSeesNoneOfItsThings() {
        var blind = three.seeing("elsewhere");

        for (var list : List.of(
                "clusters",
                "findings",
                "findings?text=web",
                "findings?text=w",
                "findings?cluster=one",
                "findings?release=shop/web",
                "releases",
                "releases?text=we",
                "tillers",
                "workloads",
                "facts",
                "agents")) {
            assertThat(blind.json("/" + list).path("items")).as(list).isEmpty();
        }
        for (var filter : List.of("", "?text=web", "?cluster=one", "?owner=-", "?dueBefore=2099-01-01")) {
            assertThat(blind.json("/findings/counts" + filter).path("total").asInt(-1))
                    .as(filter)
                    .isZero();
        }
        assertThat(blind.json("/fleet").path("tiles")).isEmpty();
        assertThat(blind.get("/findings/export?format=ndjson").body().lines()).hasSize(1);
    }

    @Test
    void whatChangedIsCountedBySeverityAndCluster() {
        var since = three.api().clock.instant().minus(Duration.ofDays(3));

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
        three.fleet()
                .run(
                        "update cluster set enrolled_at = now() - interval '9 days', silent_since = case when silent_since is null"
                                + " then null else now() - interval '1 day' end");
        three.fleet()
                .run("insert into score_sample (cluster_id, at, version, points, grade, judged, unknown)"
                        + " select cluster_id, now() - interval '3 hours', 1, points, grade, 1, 0 from cluster");
        three.fleet().run("alter table finding_event disable trigger all");
        three.fleet().run("update finding_event set at = now() - interval '1 day'");
        three.fleet().run("alter table finding_event enable trigger all");

        var changes = viewer.json(
                "/fleet/changes?since=" + three.api().clock.instant().minus(Duration.ofHours(2)));

        assertThat(changes.path("clusters")).isEmpty();
        assertThat(changes.path("opened").path("critical").asInt()).isZero();
        three.fleet()
                .run(
                        "delete from score_sample where at between now() - interval '4 hours' and now() - interval '2 hours'");
        three.fleet().run("alter table finding_event disable trigger all");
        three.fleet().run("update finding_event set at = now()");
        three.fleet().run("alter table finding_event enable trigger all");
        three.fleet().run("update cluster set enrolled_at = now() where cluster_id in ('one', 'two')");
        three.fleet().run("update cluster set silent_since = now() where cluster_id = 'three'");
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
    void daysToComeHaveNoScore() {
        var today = LocalDate.ofInstant(three.api().clock.instant(), ZoneOffset.UTC);

        var days = viewer.json("/scores?from=" + today.minusDays(1) + "&to=" + today.plusDays(40))
                .path("items");

        assertThat(days.findValuesAsText("day")).isNotEmpty().last().isEqualTo(today.toString());
        assertThat(viewer.json("/scores?from=" + today.plusDays(1) + "&to=" + today.plusDays(40))
                        .path("items"))
                .isEmpty();
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
}
