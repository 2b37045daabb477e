package io.seaworthy.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.e2e.cluster.RequiresCluster;
import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.Await;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seaworthy demo} and {@code seaworthy up} as a person starts them: one command, a page, and nothing left behind. */
class DemoE2E {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Set<Integer> ON_SIGTERM = Set.of(0, 143);

    @TempDir
    private Path folder;

    @Test
    void demoShowsThreeScoredClustersOfWhichOneChangesWhileOneWatches() throws Exception {
        try (var demo = OneCommand.demo(folder, Duration.ofSeconds(5));
                var api = demo.signIn()) {
            Await.atMost(TWO_MINUTES)
                    .until(
                            "three clusters have a score:\n" + demo.process().tail(),
                            () -> api.all("clusters").stream()
                                            .filter(cluster ->
                                                    !cluster.path("score").isNull())
                                            .count()
                                    == 3);
            System.out.printf("demo: three scored clusters %d s after the start%n", demo.seconds());
            assertThat(demo.seconds()).isLessThan(TWO_MINUTES.toSeconds());

            try (var page = HttpClient.newHttpClient()) {
                var answer = page.send(HttpRequest.newBuilder(demo.address()).build(), BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("<html");
            }
            try (var events = new LiveEvents(demo.address(), api.token())) {
                Await.atMost(TWO_MINUTES)
                        .until(
                                "findings change live",
                                () -> events.events().stream()
                                        .anyMatch(event -> event.name().equals("findings-changed")));
            }
            Await.atMost(TWO_MINUTES)
                    .until(
                            "a finding is fixed by proof and reopens",
                            () -> api.all("findings?state=REOPENED").stream()
                                    .map(finding -> api.all(
                                            "findings/" + finding.path("id").asText() + "/events"))
                                    .anyMatch(DemoE2E::openedFixedAndReopened));
            stopsWithEverythingItStarted(demo);
        }
    }

    /** @param events the latest first */
    private static boolean openedFixedAndReopened(List<JsonNode> events) {
        var kinds = events.stream().map(event -> event.path("kind").asText()).toList();
        return String.join(" ", kinds.reversed()).contains("OPENED FIXED REOPENED");
    }

    @Test
    @RequiresCluster
    void upShowsTheClusterOfTheKubeconfig() {
        try (var cluster = TestCluster.start();
                var up = OneCommand.up(folder, cluster.kubeconfig());
                var api = up.signIn()) {
            Await.atMost(TWO_MINUTES)
                    .until(
                            "the cluster has a score:\n" + up.process().tail(),
                            () -> api.all("clusters").stream()
                                    .anyMatch(one -> one.path("id").asText().equals(cluster.id())
                                            && !one.path("score").isNull()));
            System.out.printf("up: a scored cluster %d s after the start%n", up.seconds());
            assertThat(up.seconds()).isLessThan(TWO_MINUTES.toSeconds());
            stopsWithEverythingItStarted(up);
        }
    }

    private static void stopsWithEverythingItStarted(OneCommand started) {
        var process = started.process();
        var self = ProcessHandle.of(process.pid()).orElseThrow();
        var children = self.descendants().collect(Collectors.toSet());
        assertThat(children.stream().map(DemoE2E::name)).anyMatch(name -> name.contains("postgres"));

        var exit = process.terminate(Duration.ofSeconds(30));

        assertThat(exit).isIn(ON_SIGTERM);
        Await.atMost(Duration.ofSeconds(15))
                .until(
                        "no PostgreSQL is left behind",
                        () -> children.stream()
                                .filter(ProcessHandle::isAlive)
                                .noneMatch(left -> name(left).contains("postgres")));
    }

    /** Empty for what has ended, also where nobody has collected its exit code. */
    private static String name(ProcessHandle handle) {
        return handle.info().command().orElse("");
    }
}
