package io.seaworthy.hub.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from the class path: {@code postgres-SYSTEM-MACHINE.txz} of zonky's artifacts. */
final class Binaries {

    private Binaries() {}

    /**
     * Unpacks them below a folder unless that was done before.
     *
     * @return the folder that holds {@code bin}
     */
    static Path unpack(Path folder) {
        var name = archive();
        try (var packed = Binaries.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new PostgresFailed("There is no embedded PostgreSQL for this system (" + name
                        + "). Use a PostgreSQL server: --database-url postgresql://user:password@host:5432/database.");
            }
            var bytes = packed.readAllBytes();
            var target = folder.resolve("postgres-programs-" + fingerprint(bytes));
            if (!Files.isDirectory(target)) {
                var fresh = Files.createTempDirectory(folder, "postgres-programs-new");
                untar(new java.io.ByteArrayInputStream(bytes), fresh);
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return target;
        } catch (IOException failure) { // Disk full, or a folder that cannot be written.
            throw new PostgresFailed(
                    "PostgreSQL cannot be unpacked below " + folder + ": " + failure.getMessage(), failure);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> all;
        try (var walk = Files.walk(tree)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (var one : all) {
            Files.deleteIfExists(one);
        }
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch");
        var family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        var kind = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> machine;
        };
        var alpine = family.equals("linux") && Files.exists(Path.of("/etc/alpine-release"));
        return "postgres-" + family + "-" + kind + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    private static String fingerprint(byte[] bytes) {
        var checksum = new java.util.zip.CRC32();
        checksum.update(bytes);
        return Long.toHexString(checksum.getValue());
    }

    private static void untar(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("the archive holds a path outside of it");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.copy(folder.resolve(entry.getLinkName()), target);
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                        throw new IOException(target + " cannot be made executable");
                    }
                }
            }
        }
    }
}
