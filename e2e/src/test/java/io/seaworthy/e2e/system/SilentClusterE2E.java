package io.seaworthy.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.agent.Agent;
import io.seaworthy.agent.config.Address;
import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.config.Health;
import io.seaworthy.agent.config.HubLink;
import io.seaworthy.agent.config.Join;
import io.seaworthy.agent.config.JoinToken;
import io.seaworthy.agent.config.Target;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.hub.Hub;
import io.seaworthy.hub.HubSettings;
import io.seaworthy.hub.enrol.TokenCreation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub in this JVM, whose clock the test holds, and an agent that stops to report. */
class SilentClusterE2E {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());

    @TempDir
    private Path folder;

    @Test
    void clusterThatFallsSilentIsUnhealthyAndItsFindingsUnknownUntilItIsBack() throws IOException {
        try (var hub = Hub.start(HubSettings.in(folder.resolve("hub")), clock).await();
                var api = ApiClient.administrator(
                        URI.create("http://127.0.0.1:" + hub.httpPort()),
                        "admin",
                        hub.firstPassword().orElseThrow())) {
            try (var agent = agent(hub)) {
                awaitHealth(api, "LIVE");
                assertThat(agent.clusterName()).isEqualTo("old-tiller-shop");
                assertThat(states(api)).contains("OPEN").doesNotContain("UNKNOWN");
            }

            ahead.set(SILENT_AFTER.plusSeconds(10));
            var silent = Await.atMost(SOON).value("the cluster is silent", () -> cluster(api, "SILENT"));

            assertThat(silent.path("silentSince").isNull()).isFalse();
            assertThat(silent.path("score").isNull()).isTrue();
            assertThat(states(api)).containsOnlyOnce("UNKNOWN").doesNotContain("OPEN", "FIXED");

            try (var agent = agent(hub)) {
                awaitHealth(api, "LIVE");
                assertThat(agent.clusterName()).isEqualTo("old-tiller-shop");
                assertThat(states(api)).contains("OPEN").doesNotContain("UNKNOWN", "FIXED");
            }
        }
    }

    private Agent agent(Hub hub) throws IOException {
        var token = (TokenCreation.Created)
                hub.joinTokens().create(Optional.empty(), 1, Duration.ofHours(1), "end to end", "");
        var recording = JavaProgram.repository().resolve("e2e/recordings/old-tiller-shop");
        var usual = AgentSettings.usual(new Address("127.0.0.1", hub.grpcPort()), folder.resolve("agent"));
        var settings = new AgentSettings(
                new HubLink(new Address("127.0.0.1", hub.grpcPort()), new Address("127.0.0.1", hub.enrolPort())),
                Join.with(JoinToken.parse(token.text())),
                usual.dataDir(),
                Target.recorded(recording),
                usual.collection(),
                new Health("127.0.0.1", 0),
                usual.limits());
        return Agent.start(settings, InstantSource.system());
    }

    private static void awaitHealth(ApiClient api, String health) {
        Await.atMost(SOON).value("the cluster is " + health, () -> cluster(api, health));
    }

    private static Optional<JsonNode> cluster(ApiClient api, String health) {
        return api.all("clusters").stream()
                .filter(cluster -> cluster.path("health").asText().equals(health))
                .findFirst();
    }

    private static Set<String> states(ApiClient api) {
        var states = new TreeSet<String>();
        api.all("findings").forEach(finding -> states.add(finding.path("state").asText()));
        return states;
    }
}
