package io.seaworthy.e2e.dashboard;

import io.seaworthy.e2e.process.CachedFolder;
import io.seaworthy.e2e.process.Command;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The real Lighthouse at the version of {@code e2e/audit/package-lock.json}, installed once, on the Node and with the Chromium
 * that the other tests of pages use. Needs {@code npm} and its registry on a machine's first run.
 */
public final class Lighthouse {

    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration RUN = Duration.ofMinutes(2);
    private static final int AGAIN = 2;

    private final Path program;

    private Lighthouse(Path program) {
        this.program = program;
    }

    /** Installs it, unless that was done before. */
    public static Lighthouse install() {
        var source = JavaProgram.repository().resolve("e2e/audit");
        var folder = new CachedFolder("lighthouse/" + hash(source.resolve("package-lock.json")))
                .get(empty -> fill(empty, source));
        return new Lighthouse(folder.resolve("node_modules/lighthouse/cli/index.js"));
    }

    private static void fill(Path folder, Path source) throws IOException {
        for (var name : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(source.resolve(name), folder.resolve(name));
        }
        var words = List.of("npm", "ci", "--ignore-scripts", "--no-progress", "--prefix", folder.toString());
        new Command(words, Map.of(), INSTALL).run().succeeded();
    }

    private static String hash(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Looks at a page as a desktop would, once.
     *
     * @param cookies of a session, {@code name=value}
     * @param report written: all that Lighthouse says, as JSON
     * @throws ProgramFailure it did not end within two minutes, or could not look at the page
     */
    public LighthouseReport run(URI page, String cookies, Path report) {
        var chromium = PageTools.chromium().orElseThrow(() -> new ProgramFailure(RequiresChromiumCondition.NONE));
        try {
            Files.createDirectories(report.toAbsolutePath().getParent());
            var headers = Files.writeString(
                    Files.createTempFile("seaworthy-lighthouse-", ".json"), "{\"Cookie\": \"" + cookies + "\"}");
            try {
                look(new Command(words(page, headers, report), Map.of("CHROME_PATH", chromium.toString()), RUN), AGAIN);
            } finally {
                Files.deleteIfExists(headers);
            }
            return LighthouseReport.parse(Files.readString(report, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not keep " + report, e);
        }
    }

    /** Now and then Chromium's trace lacks its beginning, and Lighthouse says itself to run it again. */
    private static void look(Command command, int again) {
        var outcome = command.run();
        if (again > 0 && outcome.stderr().contains("Please run Lighthouse again")) {
            look(command, again - 1);
        } else {
            outcome.succeeded();
        }
    }

    private List<String> words(URI page, Path headers, Path report) {
        return List.of(
                PageTools.node().toString(),
                program.toString(),
                page.toString(),
                "--preset=desktop",
                "--only-categories=performance,accessibility,best-practices",
                "--extra-headers=" + headers,
                "--output=json",
                "--output-path=" + report,
                "--quiet",
                "--no-enable-error-reporting",
                "--chrome-flags=--headless=new " + String.join(" ", Chromium.FLAGS));
    }
}
