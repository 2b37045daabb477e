package io.seaworthy.e2e.bench;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Times {@code seaworthy scan} beside {@code helm list -A} of Helm 3 and 4 on one API server, turn by turn in one run,
 * with 1,000 releases of 5 and of 20 revisions.
 */
public final class ScanBenchmark {

    private static final int RELEASES = 1_000;
    private static final int FEW = 5;
    private static final int MANY = 20;
    private static final int ROUNDS = 5;

    private final Path kubeconfig;
    private final Map<String, List<String>> contestants;
    private final PrintStream out;

    /** @param contestants command by name; each gets {@code KUBECONFIG} in its environment */
    public ScanBenchmark(Path kubeconfig, Map<String, List<String>> contestants, PrintStream out) {
        this.kubeconfig = kubeconfig;
        this.contestants = contestants;
        this.out = out;
    }

    /**
     * Seeds, measures, prints.
     *
     * @param namespace where the template release was installed by real Helm
     * @param record name of its record
     */
    public void run(String namespace, String record) throws IOException, InterruptedException, ExecutionException {
        try (var client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build()) {
            var template = template(client, namespace, record);
            var seed = new ReleaseSeed(client, template);
            out.printf("Seeding %,d releases × %d revisions of %,d bytes each …%n", RELEASES, FEW, size(template));
            seed.write(RELEASES, 1, FEW);
            var few = measure();
            out.printf("Seeding up to %d revisions …%n", MANY);
            seed.write(RELEASES, FEW + 1, MANY);
            var many = measure();
            report(few, many);
        }
    }

    private static Secret template(KubernetesClient client, String namespace, String record) throws IOException {
        var template = client.secrets().inNamespace(namespace).withName(record).get();
        if (template == null) {
            throw new IOException("there is no Secret " + namespace + "/" + record + " to copy");
        }
        return template;
    }

    private static int size(Secret template) {
        return template.getData().getOrDefault("release", "").length() * 3 / 4;
    }

    private Map<String, Measured> measure() throws IOException, InterruptedException {
        var runs = new LinkedHashMap<String, List<Measured>>();
        for (var round = 0; round <= ROUNDS; round++) {
            for (var contestant : contestants.entrySet()) {
                var measured = runOnce(contestant.getKey(), contestant.getValue());
                // The first round warms the page cache and the API server's watch cache for all of them.
                if (round > 0) {
                    runs.computeIfAbsent(contestant.getKey(), name -> new ArrayList<>())
                            .add(measured);
                }
            }
        }
        var medians = new LinkedHashMap<String, Measured>();
        runs.forEach((name, all) -> medians.put(name, median(all)));
        return medians;
    }

    private Measured runOnce(String name, List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("bench-", ".out");
        try {
            var measured = Measured.run(command, Map.of("KUBECONFIG", kubeconfig.toString()), output);
            if (measured.exit() > 1) {
                throw new IOException(name + " failed with exit " + measured.exit() + ": " + Files.readString(output));
            }
            return measured;
        } finally {
            Files.delete(output);
        }
    }

    private static Measured median(List<Measured> runs) {
        var byTime = runs.stream()
                .sorted(Comparator.comparingDouble(Measured::seconds))
                .toList();
        var middle = byTime.get(byTime.size() / 2);
        var peak = runs.stream().mapToDouble(Measured::peakMebibytes).max().orElseThrow();
        return new Measured(middle.seconds(), middle.cpuSeconds(), peak, middle.exit());
    }

    private void report(Map<String, Measured> few, Map<String, Measured> many) {
        out.printf("%nMedian of %d rounds, turn by turn; memory is the highest peak of all rounds (VmHWM).%n", ROUNDS);
        section("%,d releases × %d revisions".formatted(RELEASES, FEW), few);
        section("%,d releases × %d revisions".formatted(RELEASES, MANY), many);
    }

    private void section(String title, Map<String, Measured> medians) {
        out.printf("%n%s%n  %-22s %9s %9s %10s %14s%n", title, "", "wall s", "CPU s", "peak MiB", "scan is");
        var scan = medians.values().iterator().next();
        medians.forEach((name, measured) -> out.printf(
                "  %-22s %9.2f %9.2f %10.0f %14s%n",
                name,
                measured.seconds(),
                measured.cpuSeconds(),
                measured.peakMebibytes(),
                measured.equals(scan) ? "" : "%.2f × as fast".formatted(measured.seconds() / scan.seconds())));
    }
}
