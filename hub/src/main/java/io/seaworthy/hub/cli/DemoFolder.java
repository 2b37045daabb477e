package io.seaworthy.hub.cli;

import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.store.embedded.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/** Where a demo keeps its data. It is marked as a demo's, because a demo deletes what is in it and hands out a password. */
final class DemoFolder {

    private static final String MARK = "demo.mark";
    private static final Set<String> STAYS = Set.of(MARK, "hub.lock");

    private DemoFolder() {}

    /**
     * Makes the folder; deletes what an earlier demo left there unless that is kept. Never touches a folder that no demo has
     * made.
     *
     * @throws CannotStart if something else lies there
     * @throws io.seaworthy.hub.store.embedded.FolderInUse if a demo runs there
     */
    static void prepare(Path folder, boolean keep) throws IOException {
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve(MARK))) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new CannotStart(
                            "--data-dir " + folder,
                            "it holds files that are not of a demo, and a demo would delete them",
                            "name another folder");
                }
            }
            Files.createFile(folder.resolve(MARK));
        }
        if (!keep) {
            clear(folder);
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var _ = FolderLock.take(folder);
                var walk = Files.walk(folder)) {
            var all = walk.filter(path -> !path.equals(folder))
                    .filter(path -> !STAYS.contains(folder.relativize(path).toString()))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (var path : all) {
                Files.deleteIfExists(path);
            }
        }
    }
}
