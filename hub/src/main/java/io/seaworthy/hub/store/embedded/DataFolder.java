package io.seaworthy.hub.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Where the embedded PostgreSQL keeps its data.
 *
 * @param folder the hub's data folder; the cluster is in {@code postgres} below it
 */
record DataFolder(Path folder, Commands commands) {

    static final String USER = "seaworthy";
    private static final String MAJOR = "18";

    Path data() {
        return folder.resolve("postgres");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    /** Makes the cluster unless it is there; one that was left half made is made again. @return its password */
    String prepare() {
        try {
            var file = folder.resolve("postgres.password");
            if (Files.exists(data().resolve("PG_VERSION"))) {
                var version = Files.readString(data().resolve("PG_VERSION")).strip();
                if (!version.equals(MAJOR)) {
                    throw new PostgresFailed("The database in " + data() + " is of PostgreSQL " + version
                            + ", this Seaworthy brings " + MAJOR + ". Start the Seaworthy that made it, or move that"
                            + " folder away to begin with an empty database.");
                }
                return Files.readString(file).strip();
            }
            var password = HexFormat.of().formatHex(random());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
            var fresh = folder.resolve("postgres.new");
            Binaries.delete(fresh);
            commands.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + fresh,
                            "--username=" + USER,
                            "--pwfile=" + file,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C"));
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
            return password;
        } catch (IOException failure) { // Disk full, rights, or the password file is gone.
            throw new PostgresFailed(
                    "The database below " + folder + " cannot be made or opened: " + failure.getMessage(), failure);
        }
    }

    /** Stops a server that a killed hub left running on this data; its clients are gone with that hub. */
    void stopOrphan() {
        try {
            var file = data().resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return;
            }
            var number = Files.readAllLines(file).stream()
                    .findFirst()
                    .map(String::strip)
                    .orElse("");
            var process = number.matches("[0-9]{1,10}")
                    ? ProcessHandle.of(Long.parseLong(number))
                    : java.util.Optional.<ProcessHandle>empty();
            if (process.filter(ProcessHandle::isAlive)
                    .flatMap(alive -> alive.info().command())
                    .filter(command -> command.endsWith("postgres"))
                    .isPresent()) {
                System.getLogger(DataFolder.class.getName())
                        .log(
                                System.Logger.Level.INFO,
                                "Stopping the PostgreSQL (process {0}) that a killed hub left running",
                                number);
                stop();
            } else {
                // A number that now belongs to something else would keep PostgreSQL from starting.
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) { // Starting will say more clearly what is wrong with the folder.
            throw new PostgresFailed(data() + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    void stop() {
        commands.run("pg_ctl", List.of("stop", "--pgdata=" + data(), "--mode=fast", "--wait", "--timeout=60"));
    }

    private static byte[] random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
