package io.seaworthy.e2e.dashboard;

import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs and scripts that the tests of pages share with the build of the pages, and the machine's browser. */
final class PageTools {

    private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");

    private PageTools() {}

    /**
     * The browser: {@code -Dseaworthy.chromium} or {@code CHROMIUM} say where it is, else it is where Debian puts it.
     *
     * @return empty where there is none
     */
    static Optional<Path> chromium() {
        var said = Stream.of(System.getProperty("seaworthy.chromium"), System.getenv("CHROMIUM"))
                .filter(path -> path != null && !path.isBlank());
        return Stream.concat(said, BROWSERS.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The Node that {@code ui/package-lock.json} pins. */
    static Path node() {
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64") ? "arm64" : "x64";
        return installed("node-linux-" + processor + "/bin/node");
    }

    /** The source of axe. */
    static String axe() {
        try {
            return Files.readString(installed("axe-core/axe.min.js"));
        } catch (IOException e) {
            throw new UncheckedIOException("axe could not be read", e);
        }
    }

    private static Path installed(String path) {
        var file = JavaProgram.repository().resolve("ui/node_modules").resolve(path);
        if (Files.exists(file)) {
            return file;
        }
        throw new ProgramFailure("%s is missing: build the pages first (ui/build app)".formatted(file));
    }
}
