package io.seaworthy.hub.cli;

import io.seaworthy.hub.cli.report.Plain;
import io.seaworthy.hub.cli.table.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a program finds around it; tests bring their own.
 *
 * @param terminal where standard output goes
 * @param errorTerminal where standard error goes
 */
record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Terminal errorTerminal,
        Map<String, String> environment) {

    private static final int OUT = 1;
    private static final int ERR = 2;

    /** UTF-8 everywhere, whatever the locale says: documents must not depend on where they are made. */
    static Surroundings ofProcess() {
        var environment = System.getenv();
        return new Surroundings(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminal.of(OUT, environment),
                Terminal.of(ERR, environment),
                environment);
    }

    /** One line on standard error: what, why and what to do about it. */
    void complain(String item, String reason, String remedy) {
        var line = "seaworthy: " + item + ": " + reason;
        err.println(Plain.line(remedy.isEmpty() ? line : line + (line.matches("(?s).*[.?!]") ? " " : ". ") + remedy));
    }
}
