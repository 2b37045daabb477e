package io.seaworthy.e2e.cluster;

import io.seaworthy.e2e.process.CommandOutcome;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The real {@code kubectl} and Helms, run as one account of one cluster. Nothing of the user's own settings reaches
 * them: home, Helm folders and kubeconfig are the cluster's.
 */
public final class Tools {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ClusterBinaries.Ready binaries;
    private final Path home;
    private final Map<String, String> environment;

    private Tools(ClusterBinaries.Ready binaries, Path home, Map<String, String> environment) {
        this.binaries = binaries;
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    static Tools in(ClusterBinaries.Ready binaries, Path home, Path kubeconfig) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("could not create " + home, e);
        }
        return new Tools(binaries, home, Map.of()).as(kubeconfig);
    }

    /** The same tools under another account. */
    public Tools as(Path kubeconfig) {
        return with("KUBECONFIG", kubeconfig.toString());
    }

    /** The same tools with one more environment variable, for example {@code HELM_DRIVER}. */
    public Tools with(String variable, String value) {
        var more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Tools(binaries, home, more);
    }

    public CommandOutcome kubectl(String... arguments) {
        return run("kubectl", arguments);
    }

    /** Helm 2; reaches the Tiller that {@link TillerProcess#tools} sets, so most tests start there. */
    public CommandOutcome helm2(String... arguments) {
        return run("helm2", arguments);
    }

    public CommandOutcome helm3(String... arguments) {
        return run("helm3", arguments);
    }

    public CommandOutcome helm4(String... arguments) {
        return run("helm4", arguments);
    }

    /** Path of a program, for callers that run it in their own way. */
    public Path program(String name) {
        return binaries.program(name);
    }

    /** Environment in which these tools run, without what they inherit from this JVM. */
    public Map<String, String> environment() {
        var all = new TreeMap<String, String>();
        all.put("HOME", home.toString());
        all.put("HELM_HOME", home.resolve("helm2").toString());
        for (var folder : List.of("CACHE", "CONFIG", "DATA")) {
            all.put(
                    "HELM_" + folder + "_HOME",
                    home.resolve("helm-" + folder.toLowerCase(Locale.ROOT)).toString());
        }
        all.putAll(environment);
        return all;
    }

    private CommandOutcome run(String program, String... arguments) {
        var command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile(home, program, ".out");
            var err = Files.createTempFile(home, program, ".err");
            try {
                int exit = await(command, out, err);
                command.set(0, program);
                return new CommandOutcome(command, exit, text(out), text(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + String.join(" ", command), e);
        }
    }

    private int await(List<String> command, Path out, Path err) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("HELM_") || name.startsWith("TILLER_"));
        builder.environment().putAll(environment());
        var process = builder.start();
        try {
            if (process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new ProgramFailure("%s did not end within %d s; it printed:%n%s%n%s"
                    .formatted(String.join(" ", command), LIMIT.toSeconds(), text(err), text(out)));
        } catch (InterruptedException e) {
            // The test run is being stopped, and the command with it.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while running " + String.join(" ", command), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
