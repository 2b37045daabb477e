package io.seaworthy.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs to its end.
 *
 * @param words program and arguments
 * @param environment added to this JVM's own
 * @param limit after which it is killed
 */
public record Command(List<String> words, Map<String, String> environment, Duration limit) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Runs it with nothing on standard input. */
    public CommandOutcome run() {
        return run("");
    }

    /**
     * Runs it.
     *
     * @throws ProgramFailure it cannot be started, or did not end in time; with what it printed
     */
    public CommandOutcome run(String input) {
        try {
            var out = Files.createTempFile("seaworthy-e2e-", ".out");
            var err = Files.createTempFile("seaworthy-e2e-", ".err");
            var in = Files.createTempFile("seaworthy-e2e-", ".in");
            try {
                Files.writeString(in, input);
                var exit = await(in, out, err);
                return new CommandOutcome(words, exit, text(out), text(err));
            } finally {
                for (var file : List.of(out, err, in)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + words.getFirst(), e);
        }
    }

    private int await(Path in, Path out, Path err) throws IOException {
        var builder = new ProcessBuilder(words)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new ProgramFailure("%s did not end within %d s; it printed:%n%s%n%s"
                    .formatted(String.join(" ", words), limit.toSeconds(), text(err), text(out)));
        } catch (InterruptedException e) {
            // The test run is being stopped, and the command with it.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while running " + words.getFirst(), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
