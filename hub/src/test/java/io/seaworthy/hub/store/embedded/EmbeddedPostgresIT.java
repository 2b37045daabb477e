package io.seaworthy.hub.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.hub.store.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    @TempDir
    Path folder;

    @Test
    void dataSurvivesARestartAndTheServerIsDurableAndAsksForAPassword() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            query(postgres.url(), "create table kept as select 42 as answer");

            assertThat(query(postgres.url(), "show fsync")).isEqualTo("on");
            assertThat(query(postgres.url(), "show synchronous_commit")).isEqualTo("on");
            assertThat(query(postgres.url(), "show full_page_writes")).isEqualTo("on");
            assertThatThrownBy(() -> query(withPassword(postgres.url(), "guessed"), "select 1"))
                    .hasMessageContaining("password authentication failed");
        }

        try (var again = EmbeddedPostgres.start(folder)) {
            assertThat(query(again.url(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void theServersPasswordIsForItsOwnerOnly() throws Exception {
        try (var _ = EmbeddedPostgres.start(folder)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void oneThatIsKilledComesBackOnTheSamePortWithEverythingCommitted() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder)) {
            query(postgres.url(), "create table kept as select 42 as answer");
            var before = postgres.processId();

            ProcessHandle.of(before).orElseThrow().destroyForcibly();

            assertThat(eventually(postgres.url(), "select answer from kept")).isEqualTo("42");
            assertThat(postgres.processId()).isNotEqualTo(before);
        }
    }

    @Test
    void oneThatAKilledHubLeftRunningIsStoppedAndItsDataIsThere() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var hub = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHub.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var line = hub.inputReader().readLine();
        hub.destroyForcibly().waitFor();
        assertThat(line).startsWith("started ");
        var orphan = ProcessHandle.of(Long.parseLong(line.substring(8))).orElseThrow();
        assertThat(orphan.info().command()).isPresent();

        try (var postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres.url(), "select answer from kept")).isEqualTo("42");
            assertThat(orphan.info().command()).isEmpty();
        }
    }

    @Test
    void aSecondHubOnTheFolderIsToldWhoHasItAndWhatToDo() {
        try (var _ = FolderLock.take(folder)) {
            assertThatThrownBy(() -> FolderLock.take(folder))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data-dir");
        }
    }

    @Test
    void dataOfAnotherPostgresIsRefusedWithTheRemedy() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "16\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .isInstanceOf(PostgresFailed.class)
                .hasMessageContaining("PostgreSQL 16")
                .hasMessageContaining("move that folder away");
    }

    private static String eventually(DatabaseUrl url, String sql) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            try {
                return query(url, sql);
            } catch (SQLException notYet) { // It is being started again.
                if (Instant.now().isAfter(end)) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private static DatabaseUrl withPassword(DatabaseUrl url, String password) {
        return new DatabaseUrl(url.host(), url.port(), url.database(), url.user(), password, url.encryption());
    }

    static String query(DatabaseUrl url, String sql) throws SQLException {
        var jdbc = "jdbc:postgresql://127.0.0.1:" + url.port() + "/" + url.database();
        try (var connection = DriverManager.getConnection(jdbc, url.user(), url.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }

    /** Starts PostgreSQL, says its process id and waits to be killed. */
    static final class KilledHub {

        private KilledHub() {}

        public static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            query(postgres.url(), "create table kept as select 42 as answer");
            System.out.println("started " + postgres.processId());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }
}
