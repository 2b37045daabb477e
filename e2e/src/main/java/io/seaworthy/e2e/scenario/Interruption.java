package io.seaworthy.e2e.scenario;

import io.seaworthy.e2e.cluster.TestCluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Kills a real Helm in the middle of its work, as a cancelled pipeline does. */
final class Interruption {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TestCluster cluster;

    Interruption(TestCluster cluster) {
        this.cluster = cluster;
    }

    void perform(Step.Interrupted step, UnaryOperator<List<String>> resolved) throws IOException {
        var program = cluster.tools().program(step.command().program()).toString();
        var words = new ArrayList<>(List.of(program));
        words.addAll(resolved.apply(step.command().arguments()));
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(cluster.folder().resolve("interrupted.log").toFile());
        builder.environment().putAll(cluster.tools().environment());
        var helm = builder.start();
        try {
            await(step, helm);
        } finally {
            // SIGKILL: on a gentler signal Helm would mark its release as failed.
            helm.destroyForcibly();
        }
    }

    private void await(Step.Interrupted step, Process helm) throws IOException {
        var deadline = Instant.now().plus(LIMIT);
        while (!isRecorded(step)) {
            if (!helm.isAlive()) {
                throw new IOException(
                        "it ended with exit code " + helm.exitValue() + " before its release was " + step.status());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("its release was not " + step.status() + " after " + LIMIT.toSeconds() + " s");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stop) {
                // The test run is being stopped, and Helm with it.
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stop);
            }
        }
    }

    private boolean isRecorded(Step.Interrupted step) {
        return !cluster.client()
                .secrets()
                .inNamespace(step.namespace())
                .withLabel("owner", "helm")
                .withLabel("name", step.release())
                .withLabel("status", step.status())
                .list()
                .getItems()
                .isEmpty();
    }
}
