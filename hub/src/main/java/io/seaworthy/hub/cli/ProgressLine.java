package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.report.Plain;
import java.io.PrintStream;
import java.util.function.Consumer;

/** One line on a terminal that says what is being done; gone when it is done. Writes nothing where it is switched off. */
final class ProgressLine implements Consumer<String>, AutoCloseable {

    private static final long BREATH_NANOS = 80_000_000;
    private static final String CLEAR = "\r\u001b[2K";

    private final PrintStream err;
    private final boolean shown;
    private final int width;
    private long last = System.nanoTime() - BREATH_NANOS;

    ProgressLine(Surroundings surroundings, boolean wanted) {
        this.err = surroundings.err();
        this.shown = wanted && surroundings.errorTerminal().interactive();
        this.width = surroundings.errorTerminal().width() - 1;
    }

    @Override
    public synchronized void accept(String step) {
        var now = System.nanoTime();
        if (!shown || now - last < BREATH_NANOS) {
            return;
        }
        last = now;
        var line = Plain.line(step) + " …";
        err.print(CLEAR + line.substring(0, Math.min(width, line.length())));
        err.flush();
    }

    @Override
    public synchronized void close() {
        if (shown) {
            err.print(CLEAR);
            err.flush();
        }
    }
}
