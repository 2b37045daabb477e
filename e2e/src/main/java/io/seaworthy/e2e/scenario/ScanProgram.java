package io.seaworthy.e2e.scenario;

import java.util.List;

/** The {@code seaworthy} program, as a person calls it. */
@FunctionalInterface
public interface ScanProgram {

    /** Runs it with these arguments. */
    Outcome run(List<String> arguments);

    /**
     * What it did.
     *
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int exit, String out, String err) {}
}
