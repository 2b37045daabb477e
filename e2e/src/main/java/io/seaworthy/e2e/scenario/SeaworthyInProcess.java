package io.seaworthy.e2e.scenario;

import io.seaworthy.hub.cli.Seaworthy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The real command line, in this JVM: what a person's call does, without the start of another JVM for each scan. */
public final class SeaworthyInProcess implements ScanProgram {

    @Override
    public Outcome run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var toOut = new PrintStream(out, false, StandardCharsets.UTF_8);
                var toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            var exit = Seaworthy.run(toOut, toErr, arguments.toArray(String[]::new));
            toOut.flush();
            return new Outcome(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }
}
