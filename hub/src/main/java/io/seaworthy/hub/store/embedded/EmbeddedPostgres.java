package io.seaworthy.hub.store.embedded;

import io.seaworthy.hub.store.DatabaseUrl;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL below the hub's data folder, on loopback with a password, as durable as any: a commit is on the disk.
 * One that dies is started again on the same port; one that a killed hub left running is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LARGEST_LOG = 10_000_000;
    private static final String DATABASE = "seaworthy";

    private final DataFolder folder;
    private final DatabaseUrl url;
    private volatile Process process;
    private volatile boolean closing;

    private EmbeddedPostgres(DataFolder folder, DatabaseUrl url) {
        this.folder = folder;
        this.url = url;
        this.process = launch();
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param dataFolder made if it is missing; whoever calls has locked it, see {@link FolderLock}
     * @throws PostgresFailed if it cannot be made or started
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        try {
            Files.createDirectories(
                    dataFolder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var commands = Commands.of(Binaries.unpack(dataFolder.toAbsolutePath()));
            var folder = new DataFolder(dataFolder.toAbsolutePath(), commands);
            var password = folder.prepare();
            folder.stopOrphan();
            var url = new DatabaseUrl(
                    "127.0.0.1", freePort(), DATABASE, DataFolder.USER, password, DatabaseUrl.Encryption.DISABLE);
            var postgres = new EmbeddedPostgres(folder, url);
            try {
                postgres.untilItAnswers();
            } catch (RuntimeException failure) { // Leave nothing running behind.
                postgres.close();
                throw failure;
            }
            Thread.ofVirtual().name("postgres-watch").start(postgres::watch);
            return postgres;
        } catch (IOException failure) { // Rights or disk; the message names the path.
            throw new PostgresFailed(
                    "The data folder " + dataFolder + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    /** Stays the same as long as this runs. */
    public DatabaseUrl url() {
        return url;
    }

    /** The process of the server now; another one after it died. */
    public long processId() {
        return process.pid();
    }

    /** Stops it cleanly: everything is checkpointed. */
    @Override
    public void close() {
        closing = true;
        if (!process.isAlive()) {
            return;
        }
        try {
            folder.stop();
        } catch (PostgresFailed failure) { // It keeps every commit even so; the next start recovers.
            LOG.log(Level.WARNING, "PostgreSQL did not stop cleanly: {0}", failure.getMessage());
            process.destroyForcibly();
        }
    }

    private Process launch() {
        try {
            turnLog();
            return Commands.builder(folder.commands()
                            .line(
                                    "postgres",
                                    List.of(
                                            "-D", folder.data().toString(),
                                            "-p", Integer.toString(url.port()),
                                            "-c", "listen_addresses=127.0.0.1",
                                            "-c", "unix_socket_directories=",
                                            "-c", "fsync=on",
                                            "-c", "synchronous_commit=on",
                                            "-c", "full_page_writes=on",
                                            "-c", "password_encryption=scram-sha-256",
                                            "-c", "max_connections=40",
                                            // Taken only as it is used: a small fleet needs little of it.
                                            "-c", "shared_buffers=512MB",
                                            "-c", "timezone=UTC",
                                            "-c", "log_timezone=UTC",
                                            "-c", "log_min_error_statement=panic",
                                            "-c", "log_line_prefix=%m [%p] ")))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
        } catch (IOException failure) { // Not executable, or the log cannot be written.
            throw new PostgresFailed("PostgreSQL cannot be started: " + failure.getMessage(), failure);
        }
    }

    private void watch() {
        while (true) {
            try {
                var status = process.waitFor();
                if (closing) {
                    return;
                }
                LOG.log(Level.WARNING, "PostgreSQL ended by itself (status {0}); starting it again", status);
                Thread.sleep(200);
                process = launch();
                untilItAnswers();
                LOG.log(Level.INFO, "PostgreSQL is back");
            } catch (PostgresFailed failure) { // Keep trying: a disk that was full may have room again.
                LOG.log(Level.ERROR, failure.getMessage());
                pause();
            } catch (InterruptedException interrupted) { // Nobody interrupts this thread but the end of the program.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void untilItAnswers() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!closing) {
            try (var connection = DriverManager.getConnection(jdbc("postgres"), url.user(), url.password());
                    var statement = connection.createStatement()) {
                var there = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'");
                if (!there.next()) {
                    statement.execute("create database " + DATABASE);
                }
                return;
            } catch (SQLException notYet) { // Starting up, or recovering after it was killed.
                if ("28P01".equals(notYet.getSQLState())) {
                    throw new PostgresFailed("PostgreSQL does not take the password in "
                            + folder.folder().resolve("postgres.password") + ". Put the right one back, or move "
                            + folder.data() + " away to begin with an empty database.");
                }
                if (!process.isAlive()) {
                    throw new PostgresFailed("PostgreSQL ended at its start: " + lastWords());
                }
                if (System.nanoTime() > end) {
                    throw new PostgresFailed(
                            "PostgreSQL does not answer after " + PATIENCE.toSeconds() + " s: " + lastWords());
                }
                pause();
            }
        }
    }

    private String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:" + url.port() + "/" + database
                + "?connectTimeout=5&socketTimeout=30&sslmode=disable";
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(folder.log(), java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException unreadable) { // The last words are a courtesy.
            return "see " + folder.log();
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(folder.log()) && Files.size(folder.log()) > LARGEST_LOG) {
            Files.move(folder.log(), folder.folder().resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) { // The next wait ends at once.
            Thread.currentThread().interrupt();
        }
    }
}
