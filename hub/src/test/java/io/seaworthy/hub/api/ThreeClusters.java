package io.seaworthy.hub.api;

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

/**
 * The API with three clusters: {@code one} with a Tiller, a release and its workload, {@code two} with a finding nobody can
 * judge, {@code three} silent and without a score.
 *
 * @param tillerFinding of the Tiller in {@code one}
 */
record ThreeClusters(ApiUnderTest api, Fleet fleet, String tillerFinding) implements AutoCloseable {

    /** Id of the release {@code shop/web} in the API's addresses. */
    static final String WEB = id("ReleaseFact/Secret/shop/web");

    static ThreeClusters in(TestDatabase database) {
        var fleet = new Fleet(database);
        fleet.cluster("one", "{\"environment\": \"production\"}", 75);
        fleet.cluster("two", "{\"environment\": \"test\"}", 40);
        fleet.cluster("three", "{}", 90);
        fleet.run(
                "update cluster set points = null, grade = null, silent_since = now(), enrolled_at = now() - interval '9 days'"
                        + " where cluster_id = 'three'");
        fleet.run("update score_sample set points = null, grade = null where cluster_id = 'three'");
        var tillerFinding = fleet.finding("one", fleet.tiller("one", "tiller-deploy"), 0);
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
        workloads(fleet);
        var api = new ApiUnderTest(database);
        // The database has a clock of its own; what it wrote lies in the past of the API's.
        api.clock.advance(Duration.ofMinutes(10));
        return new ThreeClusters(api, fleet, tillerFinding);
    }

    private static void workloads(Fleet fleet) {
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

    /** Of a fact in the API's addresses. */
    static String id(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A viewer of these clusters only. */
    Browser seeing(String... clusters) {
        return api.as(new Grant(Role.VIEWER, new GrantScope.TheseClusters(List.of(clusters))));
    }

    @Override
    public void close() {
        api.close();
    }
}
