package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.store.embedded.FolderInUse;
import io.seaworthy.hub.store.embedded.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {

    @TempDir
    Path parent;

    @Test
    void theNextDemoBeginsAgain() throws IOException {
        var file = usedFolder().resolve("postgres/data");

        DemoFolder.prepare(parent.resolve("demo"), false);

        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsKeptStays() throws IOException {
        var file = usedFolder().resolve("postgres/data");

        DemoFolder.prepare(parent.resolve("demo"), true);

        assertThat(file).exists();
    }

    @Test
    void theFolderOfARealHubIsLeftAlone() throws IOException {
        var hub = Files.createDirectories(parent.resolve("hub"));
        Files.createFile(hub.resolve("hub.lock"));
        var file = Files.createFile(hub.resolve("master-key"));

        assertThatThrownBy(() -> DemoFolder.prepare(hub, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("name another folder");
        assertThatThrownBy(() -> DemoFolder.prepare(hub, true)).isInstanceOf(CannotStart.class);
        assertThat(file).exists();
    }

    @Test
    void aDemoThatRunsIsLeftAlone() throws IOException {
        var folder = usedFolder();

        try (var _ = FolderLock.take(folder)) {
            assertThatThrownBy(() -> DemoFolder.prepare(folder, false)).isInstanceOf(FolderInUse.class);
        }
        assertThat(folder.resolve("postgres/data")).exists();
    }

    private Path usedFolder() throws IOException {
        var folder = parent.resolve("demo");
        DemoFolder.prepare(folder, false);
        Files.createDirectories(folder.resolve("postgres"));
        Files.createFile(folder.resolve("postgres/data"));
        return folder;
    }
}
