package io.seaworthy.agent.credential;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Fixtures that stand beside the repository and are never copied into it. */
final class Shared {

    private Shared() {}

    /** The folder, or a skipped test that says what is missing. */
    static Path folder(String name) {
        var root = System.getProperty("seaworthy.shared", "../../shared");
        var folder = Path.of(root).resolve(name);
        if (!Files.isDirectory(folder)) {
            Assumptions.abort("skipped: there is no folder " + folder + "; set -Dseaworthy.shared to run this test");
        }
        return folder;
    }

    static Path repository() {
        return Path.of(System.getProperty("seaworthy.root", ".."));
    }
}
