package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.cluster.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** {@code e2e/bench}: the scan beside {@code helm list -A} on a real API server that it starts for itself. */
public final class Bench {

    private Bench() {}

    public static void main(String... arguments) throws IOException, InterruptedException, ExecutionException {
        var root = Path.of(System.getProperty("seaworthy.root"));
        try (var cluster = TestCluster.start()) {
            var namespace = cluster.namespace("seed");
            // The chart that Helm itself starts everybody with: its record has the size of an everyday one.
            var chart = cluster.folder().resolve("web").toString();
            cluster.helm3("create", chart).succeeded();
            cluster.helm3("install", "web", chart, "--namespace", namespace).succeeded();
            var contestants = new LinkedHashMap<String, List<String>>();
            contestants.put(
                    "seaworthy scan",
                    List.of(root.resolve("seaworthy").toString(), "scan", "--fail-on", "never", "--no-progress"));
            contestants.put("helm 3 list -A", helm(cluster, "helm3"));
            contestants.put("helm 4 list -A", helm(cluster, "helm4"));
            new ScanBenchmark(cluster.kubeconfig(), contestants, System.out)
                    .run(namespace, "sh.helm.release.v1.web.v1");
        }
    }

    private static List<String> helm(TestCluster cluster, String name) {
        return List.of(cluster.tools().program(name).toString(), "list", "--all-namespaces", "--max", "5000");
    }
}
