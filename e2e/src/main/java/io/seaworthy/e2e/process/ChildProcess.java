package io.seaworthy.e2e.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that dies with this JVM, however the JVM ends, and whose output is kept in a log file. Its process id is that
 * of the program itself, so that signals and readings of its memory reach it.
 */
public final class ChildProcess implements AutoCloseable {

    /** Kills the server as soon as standard input, which only this JVM holds open, is closed. */
    private static final String TIED_TO_STANDARD_INPUT = """
            exec 3<&0
            (cat <&3 > /dev/null; kill -KILL $$ 2> /dev/null) &
            exec 3<&-
            exec "$@" < /dev/null
            """;

    private static final int TAIL = 25;

    private final String name;
    private final Path log;
    private final Process process;
    private final Instant started = Instant.now();

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** @param log created or overwritten with what the server prints */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        return start(name, command, environment, ProcessBuilder.Redirect.to(log.toFile()), log);
    }

    /** A server that is started again: its log goes on where it stopped. */
    public static ChildProcess startAgain(
            String name, List<String> command, Map<String, String> environment, Path log) {
        return start(name, command, environment, ProcessBuilder.Redirect.appendTo(log.toFile()), log);
    }

    private static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, ProcessBuilder.Redirect to, Path log) {
        var tied = new ArrayList<>(List.of("sh", "-c", TIED_TO_STANDARD_INPUT, name));
        tied.addAll(command);
        var builder = new ProcessBuilder(tied).redirectErrorStream(true).redirectOutput(to);
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name, e);
        }
    }

    /**
     * Waits until the server is ready.
     *
     * @throws ProgramFailure it ended, or was not ready in time; with the last lines of its log
     */
    public ChildProcess await(Duration limit, BooleanSupplier ready) {
        awaitValue(limit, () -> ready.getAsBoolean() ? Optional.of(true) : Optional.empty());
        return this;
    }

    /** Waits until the server printed a line in which the pattern is found. */
    public Matcher awaitLine(Duration limit, Pattern pattern) {
        return awaitValue(limit, () -> Optional.of(pattern.matcher(log())).filter(Matcher::find));
    }

    private <T> T awaitValue(Duration limit, Supplier<Optional<T>> look) {
        return Await.atMost(limit).value(() -> name + " is ready; its log ends with:\n" + tail(), () -> {
            var seen = look.get();
            if (seen.isEmpty() && !process.isAlive()) {
                throw new ProgramFailure("%s ended with exit code %d; its log ends with:%n%s"
                        .formatted(name, process.exitValue(), tail()));
            }
            return seen;
        });
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** When it was started. */
    public Instant started() {
        return started;
    }

    /** kill -9, and waits for the end. */
    public void kill() {
        process.destroyForcibly();
        exitWithin(Duration.ofSeconds(10));
    }

    /** SIGTERM; its exit code. */
    public int terminate(Duration limit) {
        // By its handle: Process.destroy would also close the standard input that its life is tied to.
        process.toHandle().destroy();
        return exitWithin(limit);
    }

    /**
     * Waits for the end; its exit code.
     *
     * @throws ProgramFailure it still runs
     */
    public int exitWithin(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProgramFailure("%s did not end within %d s; its log ends with:%n%s"
                        .formatted(name, limit.toSeconds(), tail()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            // The test run is being stopped; the caller closes what it started.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for the end of " + name, e);
        }
    }

    /** Everything the server printed so far. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the log of " + name, e);
        }
    }

    /** The last lines it printed. */
    public String tail() {
        var lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
            process.destroyForcibly();
        } catch (IOException e) {
            // Its standard input was closed before: the server is ending already.
            process.destroyForcibly();
        } catch (InterruptedException e) {
            // The server is told to die either way; nobody waits for it any more.
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
