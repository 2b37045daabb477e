package io.seaworthy.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A folder under {@code ~/.cache/seaworthy} that is filled once for all runs; callers at the same time wait for each other.
 * {@code XDG_CACHE_HOME} is honoured.
 *
 * @param path for example {@code keycloak/26.7.3}; names everything that its content depends on
 */
public record CachedFolder(String path) {

    /** Fills a folder that is empty. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path folder) throws IOException;
    }

    /** The filled folder. */
    public Path get(Filling filling) {
        var folder = root().resolve(path);
        var complete = folder.resolveSibling(folder.getFileName() + ".complete");
        try {
            Files.createDirectories(folder.getParent());
            var lock = folder.resolveSibling(folder.getFileName() + ".lock");
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                if (!held.isValid() || !Files.exists(complete)) {
                    TemporaryFolder.delete(folder);
                    filling.fill(Files.createDirectories(folder));
                    Files.writeString(complete, "");
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("could not fill " + folder, e);
        }
    }

    private static Path root() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(set -> !set.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("seaworthy");
    }
}
