package io.seaworthy.e2e.cluster;

import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The programs of a test cluster, or the reason why this machine has none. */
public sealed interface ClusterBinaries {

    /** @param folder holds {@code etcd kube-apiserver kubectl helm2 tiller helm3 helm4} */
    record Ready(Path folder) implements ClusterBinaries {

        /** Path of one of the programs. */
        public Path program(String name) {
            return folder.resolve(name);
        }
    }

    /** @param reason one line: what is missing and what to install */
    record Absent(String reason) implements ClusterBinaries {}

    /** Exit code of {@code e2e/cluster/build} where Go is missing or too old. */
    int NO_GO = 3;

    /**
     * Runs {@code e2e/cluster/build} (once per JVM; minutes on a machine's first run, then at once), whose progress goes
     * to standard error.
     *
     * @throws ProgramFailure Go is there, but the build failed
     */
    static ClusterBinaries find() {
        return Found.ONCE.get();
    }

    /** The programs, for callers that {@link RequiresCluster} guards. */
    static Ready require() {
        return switch (find()) {
            case Ready ready -> ready;
            case Absent absent -> throw new ProgramFailure(absent.reason());
        };
    }

    /** Remembers the answer of one build. */
    final class Found {
        private static final Supplier<ClusterBinaries> ONCE = new Supplier<>() {
            private final ClusterBinaries answer = build(repositoryRoot().resolve("e2e/cluster/build"));

            @Override
            public ClusterBinaries get() {
                return answer;
            }
        };

        private Found() {}

        private static ClusterBinaries build(Path script) {
            try {
                var errors = Files.createTempFile("seaworthy-cluster-build", ".txt");
                try {
                    return run(script, errors);
                } finally {
                    Files.deleteIfExists(errors);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("could not run " + script, e);
            } catch (InterruptedException e) {
                // The test run is being stopped; the build stops with the process that started it.
                Thread.currentThread().interrupt();
                throw new ProgramFailure("interrupted while building the test clusters' programs", e);
            }
        }

        private static ClusterBinaries run(Path script, Path errors) throws IOException, InterruptedException {
            var process = new ProcessBuilder(
                            "bash", "-c", "\"$0\" 2> >(tee \"$1\" >&2)", script.toString(), errors.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int exit = process.waitFor();
            if (exit == 0 && !lines.isEmpty()) {
                return new Ready(Path.of(lines.getLast()));
            }
            var said = Files.readString(errors).strip();
            if (exit == NO_GO) {
                return new Absent(said.replaceFirst("^cluster: ", ""));
            }
            throw new ProgramFailure("%s failed with exit code %d:%n%s".formatted(script, exit, said));
        }

        private static Path repositoryRoot() {
            var set = System.getProperty("seaworthy.root");
            var at = set == null ? Path.of("").toAbsolutePath() : Path.of(set);
            for (var folder = at; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve("e2e/cluster/build"))) {
                    return folder;
                }
            }
            throw new ProgramFailure("no e2e/cluster/build in or above " + at);
        }
    }
}
