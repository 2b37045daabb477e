package io.seaworthy.e2e.fuzz;

import io.seaworthy.e2e.process.CachedFolder;
import io.seaworthy.e2e.process.Command;
import io.seaworthy.e2e.process.JavaProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The real schemathesis, at the versions of {@code e2e/fuzz/requirements.txt}, in a virtual environment of its own that is
 * made once. Needs {@code python3} with its {@code venv} module and PyPI on a machine's first run.
 */
public final class Schemathesis {

    private static final Duration INSTALL = Duration.ofMinutes(5);
    /** What a run may take longer than its own time budget: the last phase is finished, failures are made smaller. */
    private static final Duration GRACE = Duration.ofMinutes(3);

    private final Path program;

    private Schemathesis(Path program) {
        this.program = program;
    }

    /** Installs it, unless that was done before. */
    public static Schemathesis install() {
        var requirements = JavaProgram.repository().resolve("e2e/fuzz/requirements.txt");
        try {
            var text = Files.readString(requirements);
            var folder = new CachedFolder("schemathesis/" + version(text) + "-" + hash(text))
                    .get(empty -> fill(empty, requirements));
            return new Schemathesis(folder.resolve("bin/schemathesis"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + requirements, e);
        }
    }

    private static void fill(Path folder, Path requirements) {
        new Command(List.of("python3", "-m", "venv", folder.toString()), Map.of(), INSTALL)
                .run()
                .succeeded();
        var pip = folder.resolve("bin/pip").toString();
        new Command(
                        List.of(pip, "install", "--quiet", "--no-deps", "--requirement", requirements.toString()),
                        Map.of("PIP_DISABLE_PIP_VERSION_CHECK", "1"),
                        INSTALL)
                .run()
                .succeeded();
    }

    private static String version(String requirements) {
        return requirements
                .lines()
                .filter(line -> line.startsWith("schemathesis=="))
                .map(line -> line.substring("schemathesis==".length()))
                .findFirst()
                .orElse("unknown");
    }

    private static String hash(String requirements) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(requirements.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Runs it, and stops by itself.
     *
     * @throws io.seaworthy.e2e.process.ProgramFailure it did not end within its budget and three minutes
     */
    public FuzzReport run(FuzzRun run) {
        var config = JavaProgram.repository().resolve("e2e/fuzz/schemathesis.toml");
        var words =
                new ArrayList<>(List.of(program.toString(), "--config-file", config.toString(), "run", run.contract()));
        words.addAll(List.of("--url", run.url(), "--seed", Long.toString(run.seed()), "--no-color"));
        words.addAll(List.of("--max-time", Long.toString(run.budget().toSeconds())));
        words.addAll(List.of("--max-examples", Integer.toString(run.examples())));
        words.addAll(List.of("--request-timeout", "10", "--continue-on-failure", "--workers", "1"));
        words.addAll(List.of("--generation-database", "none"));
        run.headers().forEach((name, value) -> words.addAll(List.of("--header", name + ": " + value)));
        words.addAll(run.more());
        var outcome = new Command(words, Map.of("COLUMNS", "160"), run.budget().plus(GRACE)).run();
        return FuzzReport.of(outcome);
    }
}
