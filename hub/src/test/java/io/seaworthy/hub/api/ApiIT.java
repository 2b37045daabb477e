package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against PostgreSQL; each answer is held against the contract by {@link Browser}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Fleet fleet;
    private Browser admin;
    private String finding;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        fleet = new Fleet(DATABASE);
        fleet.cluster("one", "{\"environment\": \"production\"}", 75);
        fleet.cluster("two", "{\"environment\": \"test\"}", 40);
        finding = fleet.finding("one", fleet.tiller("one", "tiller-deploy"), 0);
        fleet.finding("two", fleet.tiller("two", "tiller-deploy"), 1);
        fleet.release("one", "web");
        admin = api.as(Role.ADMIN);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clusters",
                "/clusters?sort=-points&grade=C,NONE&health=LIVE&text=cluster",
                "/clusters/one",
                "/clusters/one/controls",
                "/clusters/one/scopes",
                "/clusters/one/errors",
                "/clusters/one/scores",
                "/clusters/one/picture",
                "/clusters/one/namespaces?text=kube",
                "/clusters/one/history",
                "/clusters/one/releases/UmVsZWFzZUZhY3QvU2VjcmV0L3Nob3Avd2Vi",
                "/fleet",
                "/fleet/changes",
                "/fleet/actions?cluster=one,two&limit=3",
                "/me/views",
                "/findings/export?severity=critical&sort=-due",
                "/findings/export?format=ndjson",
                "/findings?release=shop/web&fact=UmVsZWFzZUZhY3QvU2VjcmV0L3Nob3Avd2Vi",
                "/findings/counts?release=shop/web&fact=UmVsZWFzZUZhY3QvU2VjcmV0L3Nob3Avd2Vi",
                "/workloads?release=shop/web",
                "/scores",
                "/facts?kind=TillerFact,ReleaseFact&text=tiller",
                "/tillers",
                "/releases?generation=3,4&status=deployed&chart=web&storage=Secret&sort=-bytes",
                "/workloads",
                "/findings?severity=critical,high&state=OPEN&family=tiller&control=tiller-tls&cluster=one&namespace=kube-system&name=tiller&owner=-&dueBefore=2099-01-01&changedAfter=2020-02-29&text=tls&sort=due",
                "/findings/counts?severity=critical",
                "/findings/counts?changedAfter=2020-02-29&text=tls",
                "/findings/export?changedAfter=2020-02-29",
                "/controls",
                "/controls/tiller-tls",
                "/frameworks",
                "/agents",
                "/agents?cluster=one,two",
                "/join-tokens",
                "/people",
                "/api-tokens",
                "/audit-events",
                "/audit-events/verification",
                "/me",
                "/login/methods",
                "/health"
            })
    void everyQuestionIsAnsweredAsTheContractSays(String path) {
        var answer = admin.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aClusterShowsWhatIsKnownOfIt() {
        var cluster = admin.json("/clusters/one");

        assertThat(cluster.path("health").asText()).isEqualTo("LIVE");
        assertThat(cluster.path("score").path("points").asInt()).isEqualTo(75);
        assertThat(cluster.path("score").path("cap").asText()).isEqualTo("high");
        assertThat(cluster.path("coverage").path("percent").asInt()).isEqualTo(80);
        assertThat(cluster.path("open").path("high").asInt()).isEqualTo(3);
    }

    @Test
    void clustersAreFoundByLabel() {
        var found = admin.json("/clusters?label=environment=test").path("items");

        assertThat(found.findValuesAsText("id")).containsExactly("two");
    }

    @Test
    void aTextThatLooksLikeJsonIsStillAText() {
        assertThat(admin.json("/clusters?text=-12").path("items")).isEmpty();
        assertThat(admin.json("/clusters?text=%22one%22").path("items")).isEmpty();
        assertThat(admin.json("/clusters?text=%5C%25_").path("items")).isEmpty();
        assertThat(admin.json("/clusters?text=ONE").path("items")).hasSize(1);
    }

    @Test
    void aFactComesWithItsVerdictsAndItsFinding() {
        var id = admin.json("/findings/" + finding).path("factId").asText();

        var fact = admin.json("/clusters/one/facts/" + id);

        assertThat(fact.path("body").path("configuredTransport").asText()).isEqualTo("PLAINTEXT");
        assertThat(fact.path("verdicts").findValuesAsText("verdict")).containsExactly("FAIL", "UNKNOWN");
        assertThat(fact.path("verdicts").get(0).path("findingId").asText()).isEqualTo(finding);
    }

    @Test
    void anUnchangedResourceIsNotSentAgain() {
        var first = admin.get("/findings/" + finding);
        var etag = first.headers().firstValue("etag").orElseThrow();

        var again = admin.get("/findings/" + finding, "If-None-Match", "\"other\", W/" + etag);

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void aClusterIsRenamedOnlyFromWhatItIs() {
        var etag = admin.get("/clusters/two").headers().firstValue("etag").orElseThrow();

        var changed = admin.patch("/clusters/two", "{\"name\": \"second\"}", "If-Match", etag);
        var stale = admin.patch("/clusters/two", "{\"name\": \"third\"}", "If-Match", etag);

        assertThat(Answers.tree(changed.body()).path("name").asText()).isEqualTo("second");
        Answers.problem(stale, 412);
        assertThat(admin.json("/clusters/two").path("name").asText()).isEqualTo("second");
    }

    @Test
    void aFindingIsAssignedAcknowledgedAndTalkedAbout() {
        var mine = fleet.finding("one", "lifecycle", 2);
        var etag = admin.get("/findings/" + mine).headers().firstValue("etag").orElseThrow();

        var changed = admin.patch(
                "/findings/" + mine, "{\"state\": \"ACKNOWLEDGED\", \"owner\": \"team-a\"}", "If-Match", etag);
        var commented = admin.post("/findings/" + mine + "/comments", "{\"text\": \"on it\"}");

        assertThat(Answers.tree(changed.body()).path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(Answers.tree(changed.body()).path("owner").asText()).isEqualTo("team-a");
        assertThat(commented.statusCode()).isEqualTo(204);
        assertThat(admin.json("/findings/" + mine + "/events").path("items").findValuesAsText("kind"))
                .containsExactly("COMMENTED", "ACKNOWLEDGED", "ASSIGNED", "OPENED");
        Answers.problem(admin.patch("/findings/" + mine, "{\"owner\": \"b\"}", "If-Match", etag), 412);
    }

    @Test
    void aFixedFindingCannotBeAcknowledged() {
        var mine = fleet.finding("one", "fixed", 2);
        fleet.run("update finding set state = 'FIXED', closed_at = now() where finding_id = '" + mine + "'");

        Answers.problem(admin.patch("/findings/" + mine, "{\"state\": \"ACKNOWLEDGED\"}", "If-Match", "*"), 409);
    }

    @Test
    void manyFindingsAreChangedEachForItself() {
        var mine = fleet.finding("one", "bulk", 2);
        var nobodys = UUID.randomUUID().toString();

        var answer = admin.post(
                "/findings/bulk",
                Json.text(Map.of("findings", List.of(mine, nobodys), "change", Map.of("state", "IN_PROGRESS"))));

        assertThat(Answers.tree(answer.body()).path("items").findValuesAsText("outcome"))
                .containsExactly("CHANGED", "NOT_FOUND");
    }

    @Test
    void whatLiesOutsideOnesGrantDoesNotExist() {
        var narrow =
                api.as(new Grant(Role.ADMIN, new GrantScope.LabelledClusters(Map.of("environment", "production"))));
        var other = admin.json("/findings?cluster=two")
                .path("items")
                .get(0)
                .path("id")
                .asText();

        assertThat(narrow.json("/clusters").path("items").findValuesAsText("id"))
                .containsExactly("one");
        assertThat(narrow.json("/findings").path("items").findValuesAsText("clusterId"))
                .containsOnly("one");
        Answers.problem(narrow.get("/clusters/two"), 404);
        Answers.problem(narrow.get("/findings/" + other), 404);
        Answers.problem(narrow.patch("/findings/" + other, "{\"owner\": \"x\"}", "If-Match", "*"), 404);
        Answers.problem(narrow.patch("/clusters/two", "{\"name\": \"x\"}", "If-Match", "*"), 404);
        Answers.problem(narrow.get("/people"), 403);
    }

    @Test
    void joinTokensAreMadeListedAndRevoked() {
        var made = admin.post("/join-tokens", "{\"uses\": 3, \"lifeMinutes\": 60}");
        var id = Answers.tree(made.body()).path("joinToken").path("id").asText();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(Answers.tree(made.body()).path("token").asText()).startsWith("sw1." + id);
        assertThat(admin.get("/join-tokens").body()).contains(id).doesNotContain("sw1.");
        assertThat(admin.delete("/join-tokens/" + id).statusCode()).isEqualTo(204);
        Answers.problem(admin.delete("/join-tokens/unknown"), 404);
    }

    @Test
    void aNeverEnrolledAgentCannotBeRevoked() {
        Answers.problem(admin.post("/agents/one/revoke", "{\"reason\": \"gone\"}"), 404);
    }

    @Test
    void peopleAreMadeChangedAndLockedOut() {
        var made = admin.post(
                "/people",
                "{\"account\": \"eve\", \"displayName\": \"Eve\", \"grants\": [{\"role\": \"viewer\", \"scope\": {\"kind\": \"ALL\"}}]}");
        var id = Answers.tree(made.body()).path("person").path("id").asText();
        var path = "/people/" + id;

        assertThat(made.statusCode()).isEqualTo(201);
        Answers.problem(admin.post("/people", "{\"account\": \"EVE\", \"displayName\": \"E\", \"grants\": []}"), 409);
        var locked = admin.patch(
                path,
                "{\"disabled\": true}",
                "If-Match",
                made.headers().firstValue("etag").orElseThrow());
        assertThat(Answers.tree(locked.body()).path("disabled").asBoolean()).isTrue();
        Answers.problem(admin.patch(path, "{\"disabled\": false}", "If-Match", "\"old\""), 412);
        assertThat(admin.post(path + "/password", null).statusCode()).isEqualTo(200);
        Answers.problem(admin.get("/people/" + UUID.randomUUID()), 404);
    }

    @Test
    void aTokenCannotDoMoreThanItsOwner() {
        var viewer = api.as(Role.VIEWER);
        var wish = "{\"name\": \"n\", \"grant\": {\"role\": \"%s\", \"scope\": {\"kind\": \"ALL\"}}}";

        var fitting = viewer.post("/api-tokens", wish.formatted("viewer"));

        Answers.problem(viewer.post("/api-tokens", wish.formatted("responder")), 422);
        assertThat(fitting.statusCode()).isEqualTo(201);
        var id = Answers.tree(fitting.body()).path("apiToken").path("id").asText();
        assertThat(viewer.get("/api-tokens").body())
                .contains(id)
                .doesNotContain(Answers.tree(fitting.body()).path("token").asText());
        assertThat(viewer.delete("/api-tokens/" + id).statusCode()).isEqualTo(204);
        var revoked = new Browser(
                api.port(), Answers.tree(fitting.body()).path("token").asText());
        Answers.problem(revoked.get("/me"), 401);
    }

    @Test
    void ofTwoChangesFromTheSameStateExactlyOneIsMade() throws Exception {
        var id = fleet.finding("one", fleet.tiller("one", "raced"), 0);
        var etag = admin.get("/findings/" + id).headers().firstValue("etag").orElseThrow();

        List<Future<Integer>> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var lock = DATABASE.lock("cluster")) {
                statuses = Stream.of("ada", "bob")
                        .map(owner -> "{\"owner\": \"" + owner + "\"}")
                        .map(change -> threads.submit(() -> admin.patch("/findings/" + id, change, "If-Match", etag)
                                .statusCode()))
                        .toList();
                lock.awaitWaiting(2);
            }
        }

        assertThat(statuses).extracting(Future::resultNow).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void everyChangeIsInTheAuditLogAndTheChainHolds() throws Exception {
        var before = admin.json("/audit-events?limit=1")
                .path("items")
                .get(0)
                .path("sequence")
                .asLong();
        admin.patch("/clusters/one", "{\"labels\": {\"environment\": \"production\"}}", "If-Match", "*");

        var latest = admin.json("/audit-events?limit=1").path("items").get(0);

        assertThat(latest.path("sequence").asLong()).isGreaterThan(before);
        assertThat(latest.path("action").asText()).isEqualTo("changeCluster");
        assertThat(admin.json("/audit-events/verification").path("intact").asBoolean())
                .isTrue();
    }

    @Test
    void theAuditLogCannotBeChangedEvenByHand() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DATABASE.execute("update audit_event set actor = 'nobody'"))
                .hasMessageContaining("append-only");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> DATABASE.execute("truncate audit_event"))
                .hasMessageContaining("append-only");
    }
}
