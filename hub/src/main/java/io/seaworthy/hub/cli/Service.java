package io.seaworthy.hub.cli;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/** A command that goes on until somebody stops it: its log, its end by SIGTERM or Ctrl-C, and what is closed then. */
final class Service implements AutoCloseable {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger OURS = Logger.getLogger("io.seaworthy");

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Thread hook = new Thread(this::stop, "stop");
    private final PrintStream err;
    private boolean closed;

    Service(Surroundings surroundings) {
        this.err = surroundings.err();
        log();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Closed at the end, the latest first. */
    synchronized <T extends AutoCloseable> T part(T part) {
        parts.addFirst(part);
        return part;
    }

    /**
     * Waits for SIGTERM or Ctrl-C.
     *
     * @param started ends when all is up, with an exception if it cannot go on
     */
    void untilStopped(CompletableFuture<?> started) {
        try {
            started.get();
            new CompletableFuture<Object>().get();
        } catch (InterruptedException stopped) { // A program around it wants the end.
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) { // Told by whoever catches it.
            throw broken.getCause() instanceof RuntimeException told
                    ? told
                    : new CompletionException(broken.getCause());
        }
    }

    @Override
    public void close() {
        closeParts();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) { // The hook runs already: it is what ends the program.
            OURS.log(Level.FINE, "ending", ending);
        }
    }

    private void stop() {
        err.println("Stopping …");
        closeParts();
        err.println("Stopped.");
        err.flush();
        // Being told to stop and stopping is no failure.
        Runtime.getRuntime().halt(Seaworthy.CLEAN);
    }

    private synchronized void closeParts() {
        if (closed) {
            return;
        }
        closed = true;
        while (!parts.isEmpty()) {
            try {
                parts.removeFirst().close();
            } catch (Exception failure) { // The others are closed all the same.
                OURS.log(Level.WARNING, "Something did not close cleanly", failure);
            }
        }
    }

    /** One line an event on standard error; of libraries only what is wrong. */
    private void log() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var handler = new Lines(err);
        root.addHandler(handler);
        if (!Level.INFO.equals(root.getLevel())) {
            root.setLevel(Level.SEVERE);
            Logger.getLogger("org.hibernate").setLevel(Level.OFF);
        }
        OURS.setLevel(Level.INFO);
    }

    private static final class Lines extends StreamHandler {

        Lines(PrintStream err) {
            super(err, new Line());
            setLevel(Level.ALL);
        }

        @Override
        public synchronized void publish(LogRecord event) {
            super.publish(event);
            flush();
        }
    }

    private static final class Line extends Formatter {

        @Override
        public String format(LogRecord event) {
            var level = event.getLevel().intValue() >= Level.SEVERE.intValue()
                    ? "ERROR"
                    : event.getLevel().equals(Level.WARNING) ? "WARN " : "INFO ";
            var failure = event.getThrown();
            return String.format(
                    Locale.ROOT,
                    "%1$tF %1$tT %2$s %3$s%4$s%n",
                    event.getMillis(),
                    level,
                    formatMessage(event).replaceAll("\\s*\\R\\s*", " "),
                    failure == null ? "" : " (" + failure + ")");
        }
    }
}
