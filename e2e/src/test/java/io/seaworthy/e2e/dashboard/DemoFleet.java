package io.seaworthy.e2e.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.system.ApiClient;
import java.time.Duration;
import java.util.List;

/**
 * What there is to look at in the clusters of {@code seaworthy demo}.
 *
 * @param worst id of the cluster with the fewest points, of those that stay as they are
 */
record DemoFleet(ApiClient api, String worst) {

    /** This one of the demo's clusters changes while people watch: its Tiller and releases come and go. */
    private static final String CHANGING = "old-tiller-shop";

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    /** Waits until all three clusters have a score. */
    static DemoFleet awaitScores(ApiClient api) {
        Await.atMost(TWO_MINUTES)
                .until("three clusters have a score", () -> scored(api).size() == 3);
        var worst = scored(api).stream()
                .filter(cluster -> !cluster.path("name").asText().equals(CHANGING))
                .min((one, other) -> points(one) - points(other))
                .orElseThrow()
                .path("id")
                .asText();
        return new DemoFleet(api, worst);
    }

    private static List<JsonNode> scored(ApiClient api) {
        return api.all("clusters").stream()
                .filter(cluster -> !cluster.path("score").isNull())
                .toList();
    }

    private static int points(JsonNode cluster) {
        return cluster.path("score").path("points").asInt();
    }

    /** Id of the worst cluster's first Tiller. */
    String tiller() {
        return api.all("tillers?cluster=" + worst)
                .getFirst()
                .path("fact")
                .path("id")
                .asText();
    }

    /** Page of the worst cluster's release with most that fails. */
    String releasePage() {
        var release = api.all("releases?cluster=" + worst).stream()
                .max((one, other) -> failed(one) - failed(other))
                .orElseThrow()
                .path("fact");
        return "/clusters/%s/releases/%s".formatted(worst, release.path("id").asText());
    }

    private static int failed(JsonNode release) {
        return release.path("fact").path("verdicts").path("failed").asInt();
    }

    /** Id of the first of the worst cluster's findings that a query of the API meets. */
    String finding(String query) {
        return api.get("findings?limit=1&cluster=%s&%s".formatted(worst, query))
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }
}
