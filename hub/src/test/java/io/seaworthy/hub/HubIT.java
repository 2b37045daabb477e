package io.seaworthy.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.store.DatabaseUrl;
import io.seaworthy.hub.store.embedded.EmbeddedPostgres;
import io.seaworthy.hub.store.embedded.FolderInUse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubIT {

    @TempDir
    Path folder;

    @Test
    void theFirstStartTellsAPasswordAndTheSecondDoesNot() {
        try (var hub = Hub.start(HubSettings.in(folder), InstantSource.system())) {
            assertThat(hub.firstPassword()).isPresent();
            assertThat(hub.health().ready()).isTrue();
            assertThat(get(hub, "/readyz").statusCode()).isEqualTo(200);
            assertThat(get(hub, "/metrics").body()).contains("seaworthy_streams_live");
            assertThat(get(hub, "/api/v1/clusters").statusCode()).isEqualTo(401);
        }

        try (var hub = Hub.start(HubSettings.in(folder), InstantSource.system())) {
            assertThat(hub.firstPassword()).isEmpty();
        }
    }

    @Test
    void aSecondHubOnTheFolderIsRefusedAndTheFirstGoesOn() {
        try (var hub = Hub.start(HubSettings.in(folder), InstantSource.system())) {
            assertThatThrownBy(() -> Hub.start(HubSettings.in(folder), InstantSource.system()))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining("--data-dir");

            assertThat(get(hub, "/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDatabaseThatIsKilledHealsByItself() throws Exception {
        try (var hub = Hub.start(HubSettings.in(folder), InstantSource.system())) {
            var number = Files.readString(folder.resolve("postgres/postmaster.pid"))
                    .lines()
                    .findFirst()
                    .orElseThrow();

            var server = ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            eventually(hub, "/readyz", answer -> answer.statusCode() == 503 || restarted(number));

            eventually(hub, "/readyz", answer -> answer.statusCode() == 200);
            eventually(hub, "/api/v1/login/methods", answer -> answer.statusCode() == 200);
            assertThat(Files.readString(folder.resolve("postgres/postmaster.pid")))
                    .doesNotStartWith(number + "\n");
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheRemedy() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = with(Optional.empty(), new HubSettings.Listening("127.0.0.1", taken.getLocalPort(), 0, 0));

            assertThatThrownBy(() -> Hub.start(settings, InstantSource.system()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("--http-port");
        }
    }

    @Test
    void aDatabaseThatIsDownAtTheStartIsWaitedForWithTheHealthPagesOpen() throws Exception {
        DatabaseUrl url;
        try (var postgres = EmbeddedPostgres.start(folder.resolve("server"))) {
            url = postgres.url();
        }
        var settings = with(Optional.of(url), HubSettings.Listening.anywhere());

        try (var hub = Hub.start(settings, InstantSource.system())) {
            assertThat(get(hub, "/healthz").statusCode()).isEqualTo(200);
            assertThat(get(hub, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(hub, "/api/v1/clusters").statusCode()).isEqualTo(503);
            assertThat(get(hub, "/api/v1/clusters").body()).contains("database");
            assertThat(hub.started()).isNotDone();
        }
    }

    @Test
    void aDatabaseThatDiesWhileTheHubStartsIsWaitedForAsOneThatIsDown() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder.resolve("server"));
                var locking = connection(postgres.url());
                var watching = connection(postgres.url())) {
            var settings = with(Optional.of(postgres.url()), HubSettings.Listening.anywhere());
            Hub.start(settings, InstantSource.system()).close();
            locking.setAutoCommit(false);
            locking.createStatement().execute("lock table authority in access exclusive mode");

            var starting = CompletableFuture.supplyAsync(() -> Hub.start(settings, InstantSource.system()));
            var end = Instant.now().plus(Duration.ofSeconds(60));
            while (!watching.createStatement()
                    .executeQuery(
                            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'")
                    .next()) {
                assertThat(Instant.now()).as("the hub asks for its authority").isBefore(end);
                Thread.sleep(20);
            }
            locking.rollback();

            try (var hub = starting.get(60, TimeUnit.SECONDS)) {
                eventually(hub, "/readyz", answer -> answer.statusCode() == 200);
                assertThat(hub.await().grpcPort()).isPositive();
            }
        }
    }

    private static Connection connection(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.host() + ":" + url.port() + "/" + url.database(),
                url.user(),
                url.password());
    }

    @Test
    void aServerThatComesLateDiesAndTakesNoWritesIsToldEachTimeAndHealsEachTime() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder.resolve("server"));
                var gate = new Gate(postgres.url().port())) {
            var direct = postgres.url();
            var url = new DatabaseUrl(
                    direct.host(),
                    gate.port(),
                    direct.database(),
                    direct.user(),
                    direct.password(),
                    direct.encryption());

            try (var hub =
                    Hub.start(with(Optional.of(url), HubSettings.Listening.anywhere()), InstantSource.system())) {
                assertThat(get(hub, "/readyz").statusCode()).isEqualTo(503);

                gate.open();
                eventually(hub, "/readyz", answer -> answer.statusCode() == 200);
                var password = hub.await().demoPassword().orElseThrow();
                assertThat(login(hub, password).statusCode()).isEqualTo(200);

                gate.shut();
                assertProblem(login(hub, password));
                eventually(hub, "/readyz", answer -> answer.statusCode() == 503);
                assertThat(get(hub, "/healthz").statusCode()).isEqualTo(200);

                gate.open();
                eventually(hub, "/readyz", answer -> answer.statusCode() == 200);
                assertThat(login(hub, password).statusCode()).isEqualTo(200);

                readOnly(direct, "on");
                eventually(hub, "/readyz", answer -> answer.body().contains("read-only"));
                assertProblem(login(hub, password));

                readOnly(direct, "off");
                eventually(hub, "/readyz", answer -> answer.statusCode() == 200);
                assertThat(login(hub, password).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void theDemosPasswordNeedNotBeChangedAndReplacesTheOneBefore() throws Exception {
        try (var hub = Hub.start(HubSettings.in(folder), InstantSource.system())) {
            var first = hub.firstPassword().orElseThrow();
            assertThat(login(hub, first).body()).contains("\"mustChangePassword\":true");

            var demo = hub.demoPassword().orElseThrow();

            assertThat(login(hub, demo).body()).contains("\"mustChangePassword\":false");
            assertThat(login(hub, first).statusCode()).isEqualTo(401);
        }
    }

    private static void readOnly(DatabaseUrl url, String value) throws SQLException {
        var address = "jdbc:postgresql://127.0.0.1:" + url.port() + "/" + url.database() + "?sslmode=disable";
        try (var connection = DriverManager.getConnection(address, url.user(), url.password());
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set default_transaction_read_only = " + value);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void assertProblem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(answer.body()).contains("database");
    }

    private static HttpResponse<String> login(Hub hub, String password) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.httpPort() + "/api/v1/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"account\": \"admin\", \"password\": \"" + password + "\"}")));
    }

    private boolean restarted(String number) {
        try {
            return !Files.readString(folder.resolve("postgres/postmaster.pid")).startsWith(number + "\n");
        } catch (IOException between) { // It is just being started.
            return false;
        }
    }

    private HubSettings with(Optional<DatabaseUrl> url, HubSettings.Listening listening) {
        var usual = HubSettings.in(folder.resolve("hub"));
        return new HubSettings(
                listening,
                usual.dataDir(),
                url,
                usual.tls(),
                usual.publicUrl(),
                usual.agentAddress(),
                usual.enrolAddress(),
                usual.oidc(),
                usual.controls(),
                usual.silentAfter());
    }

    private static void eventually(Hub hub, String path, Predicate<HttpResponse<String>> wanted) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(90));
        var answer = get(hub, path);
        while (!wanted.test(answer)) {
            assertThat(Instant.now()).as(answer.body()).isBefore(end);
            Thread.sleep(100);
            answer = get(hub, path);
        }
    }

    private static HttpResponse<String> get(Hub hub, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.httpPort() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) { // The test fails with it.
            throw new IllegalStateException(failure);
        }
    }
}
