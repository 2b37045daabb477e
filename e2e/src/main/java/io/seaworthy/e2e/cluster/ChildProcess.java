package io.seaworthy.e2e.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server that dies with this JVM, however the JVM ends, and whose output is kept in a log file. */
final class ChildProcess implements AutoCloseable {

    /** Kills the server as soon as standard input, which only this JVM holds open, is closed. */
    private static final String TIED_TO_STANDARD_INPUT = """
            exec 3<&0
            "$@" < /dev/null 3<&- &
            child=$!
            (cat <&3 > /dev/null; kill -KILL $child 2> /dev/null) &
            exec 3<&-
            wait $child
            """;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TAIL = 15;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** @param log created or overwritten with what the server prints */
    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        var tied = new ArrayList<>(List.of("sh", "-c", TIED_TO_STANDARD_INPUT, name));
        tied.addAll(command);
        var builder = new ProcessBuilder(tied).redirectErrorStream(true).redirectOutput(log.toFile());
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
     * @throws ClusterFailure it ended, or was not ready in time; with the last lines of its log
     */
    ChildProcess await(Duration limit, BooleanSupplier ready) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("ended with exit code " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready after " + limit.toSeconds() + " s");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                // The test run is being stopped; the caller closes what it started.
                Thread.currentThread().interrupt();
                throw failure("was not ready when the wait was interrupted");
            }
        }
        return this;
    }

    private ClusterFailure failure(String what) {
        return new ClusterFailure("%s %s; its log ends with:%n%s".formatted(name, what, tail()));
    }

    /** Everything the server printed so far. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the log of " + name, e);
        }
    }

    private String tail() {
        var lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
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
