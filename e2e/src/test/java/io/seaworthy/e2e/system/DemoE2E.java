package io.seaworthy.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.e2e.cluster.RequiresCluster;
import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.LoopbackAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        var recordings = JavaProgram.repository().resolve("e2e/recordings").toString();
        try (var demo = Started.of(folder, Map.of(), "demo", "--recordings", recordings, "--pace", "5");
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
            demo.stopsWithEverythingItStarted();
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
                var up = Started.of(
                        folder, Map.of("KUBECONFIG", cluster.kubeconfig().toString()), "up");
                var api = up.signIn()) {
            Await.atMost(TWO_MINUTES)
                    .until(
                            "the cluster has a score:\n" + up.process().tail(),
                            () -> api.all("clusters").stream()
                                    .anyMatch(one -> one.path("id").asText().equals(cluster.id())
                                            && !one.path("score").isNull()));
            System.out.printf("up: a scored cluster %d s after the start%n", up.seconds());
            assertThat(up.seconds()).isLessThan(TWO_MINUTES.toSeconds());
            up.stopsWithEverythingItStarted();
        }
    }

    /** A program that prints its address, account and password. */
    private record Started(ChildProcess process, URI address) implements AutoCloseable {

        static Started of(Path folder, Map<String, String> environment, String command, String... options) {
            var ports = LoopbackAddress.FIRST.freePorts(3);
            var words = new ArrayList<>(
                    List.of(command, "--data-dir", folder.resolve("data").toString()));
            words.addAll(List.of("--http-port", "" + ports.get(0), "--grpc-port", "" + ports.get(1)));
            words.addAll(List.of("--enrol-port", "" + ports.get(2)));
            words.addAll(List.of(options));
            return new Started(
                    ChildProcess.start(
                            command,
                            JavaProgram.seaworthy().command(words),
                            environment,
                            folder.resolve(command + ".log")),
                    URI.create("http://127.0.0.1:" + ports.get(0)));
        }

        ApiClient signIn() {
            var password = process.awaitLine(TWO_MINUTES, HubProgram.PASSWORD).group(1);
            process.await(TWO_MINUTES, () -> HttpProbe.answers(address.resolve("/healthz")));
            return ApiClient.administrator(address, "admin", password);
        }

        long seconds() {
            return Duration.between(process.started(), Instant.now()).toSeconds();
        }

        void stopsWithEverythingItStarted() {
            var self = ProcessHandle.of(process.pid()).orElseThrow();
            var started = self.descendants().collect(Collectors.toSet());
            assertThat(started.stream().map(Started::name)).anyMatch(name -> name.contains("postgres"));

            var exit = process.terminate(Duration.ofSeconds(30));

            assertThat(exit).isIn(ON_SIGTERM);
            Await.atMost(Duration.ofSeconds(15))
                    .until(
                            "no PostgreSQL is left behind",
                            () -> started.stream()
                                    .filter(ProcessHandle::isAlive)
                                    .noneMatch(left -> name(left).contains("postgres")));
        }

        /** Empty for what has ended, also where nobody has collected its exit code. */
        private static String name(ProcessHandle handle) {
            return handle.info().command().orElse("");
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
