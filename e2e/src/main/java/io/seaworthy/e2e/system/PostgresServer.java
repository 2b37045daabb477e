package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.ChildProcess;
import io.seaworthy.e2e.process.LoopbackAddress;
import io.seaworthy.e2e.process.ProgramFailure;
import io.seaworthy.e2e.process.TemporaryFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server on loopback that a test may kill and start again on the same data and port. Durable, as in production. */
public final class PostgresServer implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(60);

    private final Path folder;
    private final Path program;
    private final int port;
    private ChildProcess process;

    private PostgresServer(Path folder, Path program, int port) {
        this.folder = folder;
        this.program = program;
        this.port = port;
        this.process = launch();
    }

    /** Starts one with an empty database. */
    public static PostgresServer start() {
        try {
            var folder = Files.createTempDirectory("seaworthy-postgres-").toRealPath();
            var data = folder.resolve("data");
            var first = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(READY)
                    .start();
            first.close();
            return new PostgresServer(
                    folder, program(folder), LoopbackAddress.FIRST.freePorts(1).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked and prepared", e);
        }
    }

    private static Path program(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("programs"), 3)) {
            return files.filter(file -> file.endsWith("bin/postgres"))
                    .findFirst()
                    .orElseThrow(() -> new ProgramFailure("no bin/postgres below " + folder));
        }
    }

    private ChildProcess launch() {
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            words.addAll(List.of("unshare", "-U"));
        }
        words.addAll(
                List.of(program.toString(), "-D", folder.resolve("data").toString(), "-p", Integer.toString(port)));
        for (var setting : List.of(
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=32MB",
                "max_connections=60",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=")) {
            words.addAll(List.of("-c", setting));
        }
        var started = ChildProcess.startAgain("postgres", words, Map.of(), folder.resolve("postgres.log"));
        return started;
    }

    /** Waits until it answers. */
    public PostgresServer ready() {
        Await.atMost(READY).until("PostgreSQL answers; its log ends with:\n" + process.tail(), () -> {
            if (!process.isAlive()) {
                // A backend of the killed server was still there; it ends by itself soon.
                process = launch();
            }
            try (var connection = connect()) {
                return connection.isValid(2);
            } catch (SQLException notYet) {
                // It is starting, or replaying what was committed before a kill.
                return false;
            }
        });
        return this;
    }

    /** As {@code --database-url} takes it. */
    public String url() {
        return "postgresql://postgres@127.0.0.1:" + port + "/postgres";
    }

    /** A connection of the administrator's. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "");
    }

    /** kill -9 of the server. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after a kill. */
    public void startAgain() {
        process = launch();
        ready();
    }

    @Override
    public void close() {
        process.close();
        Await.atMost(READY).until("PostgreSQL has ended", () -> {
            try (var connection = connect()) {
                return !connection.isValid(1);
            } catch (SQLException gone) {
                // Nobody answers any more.
                return true;
            }
        });
        TemporaryFolder.delete(folder);
    }
}
