package io.seaworthy.agent.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.seaworthy.agent.cluster.Watched.Reaction;
import io.seaworthy.posture.v1.Gap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveWatchTest {

    private static final String SECRETS = "/api/v1/secrets";
    private static final Watched RECORDS = new Watched(ResourceKind.SECRETS, "owner=helm", Reaction.EVERY);

    @TempDir
    Path folder;

    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private FakeApiServer server;
    private LiveCluster cluster;

    @BeforeEach
    void start() throws IOException {
        server = FakeApiServer.start();
        cluster = server.connect(folder);
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    @Test
    void changedRecordIsNamed() throws IOException {
        try (var _ = watching(RECORDS, SECRETS)) {
            server.event(SECRETS, event("MODIFIED", "shop", "sh.helm.release.v1.web.v2", "101", 1));

            eventually(() ->
                    changes.equals(List.of(new Change(ResourceKind.SECRETS, "shop", "sh.helm.release.v1.web.v2"))));
        }
    }

    @Test
    void onlyMetadataOfWhatIsLabelledIsAskedFor() {
        try (var _ = watching(RECORDS, SECRETS)) {
            assertThat(server.queries)
                    .anySatisfy(query -> assertThat(query)
                            .contains("watch=1")
                            .contains("resourceVersion=100")
                            .contains("labelSelector=owner=helm"));
        }
    }

    @Test
    void watchThatWasCutGoesOnWhereItWas() throws IOException {
        try (var _ = watching(RECORDS, SECRETS)) {
            server.event(SECRETS, event("ADDED", "shop", "one", "150", 1));
            eventually(() -> changes.size() == 1);
            server.event(SECRETS, "{\"type\":\"BOOKMARK\",\"object\":{\"metadata\":{\"resourceVersion\":\"170\"}}}");

            server.cut(SECRETS);

            eventually(() -> server.queries.stream().anyMatch(query -> query.contains("resourceVersion=170")));
            assertThat(changes).hasSize(1);
        }
    }

    @Test
    void versionThatIsTooOldMeansThatEverythingMayHaveChanged() throws IOException {
        try (var _ = watching(RECORDS, SECRETS)) {
            server.resourceVersion = "900";

            server.event(SECRETS, "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410}}");

            eventually(() -> changes.equals(List.of(new Change(ResourceKind.SECRETS, "", ""))));
            eventually(() -> server.queries.stream().anyMatch(query -> query.contains("resourceVersion=900")));
        }
    }

    @Test
    void permissionThatIsMissingIsToldOnce() throws InterruptedException {
        server.watchStatus = 403;

        try (var _ = cluster.watch(List.of(RECORDS), changes::add)) {
            eventually(() -> changes.size() == 1);
            Thread.sleep(200);
            assertThat(changes).containsExactly(new Change(ResourceKind.SECRETS, "", ""));
        }
    }

    @Test
    void statusOfADeploymentDoesNotMatter() throws IOException {
        var path = "/apis/apps/v1/deployments";
        try (var _ = watching(new Watched(ResourceKind.of(Deployment.class), "", Reaction.SPEC), path)) {
            server.event(path, event("ADDED", "shop", "web", "101", 1));
            server.event(path, event("MODIFIED", "shop", "web", "102", 1));
            server.event(path, event("MODIFIED", "shop", "web", "103", 2));
            server.event(path, event("DELETED", "shop", "web", "104", 2));

            eventually(() -> changes.size() == 3);
            server.event(path, event("ADDED", "shop", "last", "105", 1));
            eventually(() -> changes.size() == 4);
            assertThat(changes.getLast().name()).isEqualTo("last");
        }
    }

    @Test
    void podsMatterWhenTheyComeAndGo() throws IOException {
        var path = "/api/v1/pods";
        try (var _ = watching(new Watched(ResourceKind.of(Pod.class), "", Reaction.EXISTENCE), path)) {
            server.event(path, event("MODIFIED", "shop", "busy", "101", 1));
            server.event(path, event("DELETED", "shop", "gone", "102", 1));

            eventually(() -> !changes.isEmpty());
            assertThat(changes.getFirst().name()).isEqualTo("gone");
        }
    }

    @Test
    void brokenEventEndsOneWatchAndItStartsAgain() throws IOException {
        try (var _ = watching(RECORDS, SECRETS)) {
            var watchesBefore = server.queries.size();
            server.event(SECRETS, "{\"type\":!!!");

            eventually(() -> server.queries.size() > watchesBefore);
        }
    }

    @Test
    void answerThatBreaksOffIsUnreachableAndNotBroken() {
        server.secret =
                Optional.of("{\"kind\":\"Secret\",\"metadata\":{\"name\":\"web\"},\"data\":{\"release\":\"SDRzSUFBQUF");

        var answer = cluster.data(
                ResourceKind.SECRETS,
                "shop",
                "web",
                "release",
                value -> new String(value.readAllBytes(), StandardCharsets.UTF_8));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.gap().getReason()).isEqualTo(Gap.Reason.UNREACHABLE));
    }

    private LiveWatch watching(Watched watched, String path) {
        var watch = cluster.watch(List.of(watched), changes::add);
        eventually(() -> server.watches.containsKey(path));
        return watch;
    }

    private static String event(String type, String namespace, String name, String version, int generation) {
        return """
                {"type":"%s","object":{"kind":"PartialObjectMetadata","metadata":{"namespace":"%s","name":"%s","uid":"%s",\
                "resourceVersion":"%s","generation":%d,"managedFields":[{"manager":"helm"}]}}}""".formatted(type, namespace, name, name, version, generation);
    }

    private static void eventually(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.onSpinWait();
        }
    }
}
