package io.seaworthy.hub.store.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts PostgreSQL's programs. It refuses to run as root, so root runs it in a user namespace where it is nobody while
 * its files stay root's: nothing has to change hands.
 */
record Commands(Path programs, List<String> prefix) {

    private static final long SECONDS = 120;

    static Commands of(Path programs) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Commands(programs, List.of());
        }
        var namespace = List.of("unshare", "-U");
        if (succeeds(List.of("unshare", "-U", "true"))) {
            return new Commands(programs, namespace);
        }
        throw new PostgresFailed("PostgreSQL refuses to run as root, and this system gives root no user namespace"
                + " (unshare -U). Start the hub as another user, or use a PostgreSQL server: --database-url"
                + " postgresql://user:password@host:5432/database.");
    }

    List<String> line(String program, List<String> arguments) {
        var line = new ArrayList<>(prefix);
        line.add(programs.resolve("bin").resolve(program).toString());
        line.addAll(arguments);
        return line;
    }

    /** Runs one to its end. @return its output; @throws PostgresFailed with its output if it fails */
    String run(String program, List<String> arguments) {
        try {
            var process =
                    builder(line(program, arguments)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresFailed(program + " of PostgreSQL does not end");
            }
            if (process.exitValue() != 0) {
                throw new PostgresFailed(program + " of PostgreSQL failed: " + output.strip());
            }
            return output;
        } catch (IOException failure) { // Not executable: noexec mount, other machine.
            throw new PostgresFailed(program + " of PostgreSQL cannot be run: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) { // The hub is being stopped.
            Thread.currentThread().interrupt();
            throw new PostgresFailed(program + " of PostgreSQL was interrupted", interrupted);
        }
    }

    static ProcessBuilder builder(List<String> line) {
        var builder = new ProcessBuilder(line);
        // Its own programs must not follow settings that people made for theirs.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean succeeds(List<String> line) {
        try {
            var process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) { // No such program: the same as not being allowed.
            return false;
        } catch (InterruptedException interrupted) { // The hub is being stopped.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
