package io.seaworthy.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.agent.config.Address;
import io.seaworthy.agent.config.AgentSettings;
import io.seaworthy.agent.config.Collection;
import io.seaworthy.agent.config.Health;
import io.seaworthy.agent.config.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole agents of recorded clusters, without a hub. */
@Timeout(60)
class AgentTest {

    @TempDir
    Path folder;

    private Path recording;

    @BeforeEach
    void record() throws IOException {
        recording = Files.createDirectory(folder.resolve("recording"));
        write("shop", "sales");
    }

    @Test
    void changedFileIsSeen() throws IOException {
        try (var agent = Agent.start(settings("one"), InstantSource.system())) {
            eventually(() -> team(agent).equals("sales"));

            write("shop", "logistics");

            eventually(() -> team(agent).equals("logistics"));
        }
    }

    @Test
    void healthTellsWhatIsMissing() throws IOException {
        try (var agent = Agent.start(settings("one"), InstantSource.system())) {
            eventually(() -> get(agent, "/readyz").body().contains("no join token"));

            assertThat(get(agent, "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(agent, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(agent, "/metrics").body())
                    .contains("seaworthy_agent_facts 3")
                    .contains("seaworthy_agent_link_state{state=\"backing-off\"} 1");
            assertThat(get(agent, "/other").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void healthTakesNothing() throws IOException {
        try (var agent = Agent.start(settings("one"), InstantSource.system())) {
            var request = HttpRequest.newBuilder(address(agent, "/healthz"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();

            assertThat(send(request).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void severalRunInOneProcess() throws IOException {
        try (var one = Agent.start(settings("one"), InstantSource.system());
                var other = Agent.start(settings("other"), InstantSource.system())) {
            eventually(() -> one.latest().isPresent() && other.latest().isPresent());

            assertThat(one.healthPort()).isNotEqualTo(other.healthPort());
        }
    }

    @Test
    void twoAgentsOnOneDataFolderAreRefused() throws IOException {
        try (var _ = Agent.start(settings("one"), InstantSource.system())) {
            assertThatThrownBy(() -> Agent.start(settings("one"), InstantSource.system()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another agent runs on it");
        }
    }

    @Test
    void folderIsFreeAfterClose() throws IOException {
        var first = Agent.start(settings("one"), InstantSource.system());
        first.close();
        first.close();

        try (var again = Agent.start(settings("one"), InstantSource.system())) {
            assertThat(again.healthPort()).isPositive();
        }
    }

    @Test
    void takenHealthPortIsNamed() throws IOException {
        try (var agent = Agent.start(settings("one"), InstantSource.system())) {
            var taken = settings("other").withHealth(new Health("127.0.0.1", agent.healthPort()));

            assertThatThrownBy(() -> Agent.start(taken, InstantSource.system()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("health.port " + agent.healthPort());
        }
    }

    @Test
    void factsAreThoseOfAnyOtherLookAtTheSameObjects() throws IOException {
        try (var one = Agent.start(settings("one"), InstantSource.system());
                var other = Agent.start(settings("other"), InstantSource.system())) {
            eventually(() -> one.latest().isPresent() && other.latest().isPresent());

            assertThat(one.latest().orElseThrow().digest(Set.of()))
                    .isEqualTo(other.latest().orElseThrow().digest(Set.of()));
        }
    }

    @Test
    void programTakesFlags() throws IOException {
        var arguments = new String[] {
            "--hub.address=127.0.0.1:1",
            "--data-dir",
            folder.resolve("flags").toString(),
            "--cluster.recording=" + recording,
            "--health.port=0"
        };

        try (var agent = AgentMain.start(arguments, Map.of())) {
            assertThat(agent.clusterName()).isEqualTo("recording");
        }
    }

    @Test
    void programNamesAConfigFileThatIsMissing() {
        assertThatThrownBy(() -> AgentMain.start(new String[] {"--config", "/nowhere"}, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--config /nowhere cannot be read");
    }

    private AgentSettings settings(String name) {
        return AgentSettings.usual(new Address("127.0.0.1", 1), folder.resolve(name))
                .withCluster(Target.recorded(recording).named(name))
                .withHealth(new Health("127.0.0.1", 0))
                .withCollection(
                        new Collection("team", false, Duration.ofHours(1), Duration.ofMillis(10), Optional.of(folder)));
    }

    private void write(String namespace, String team) throws IOException {
        Files.writeString(recording.resolve("namespace.yaml"), """
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: Namespace, metadata: {name: kube-system, uid: 0f3a7c1e-0000-4000-8000-000000000001}}
                - {apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {team: %s}}}
                """.formatted(namespace, team));
    }

    private static String team(Agent agent) {
        return agent.latest()
                .flatMap(latest -> latest.find("NamespaceFact/shop"))
                .map(seen -> seen.fact().getNamespace().getTeam())
                .orElse("");
    }

    private static HttpResponse<String> get(Agent agent, String path) {
        return send(HttpRequest.newBuilder(address(agent, path)).build());
    }

    private static URI address(Agent agent, String path) {
        return URI.create("http://127.0.0.1:" + agent.healthPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void eventually(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
