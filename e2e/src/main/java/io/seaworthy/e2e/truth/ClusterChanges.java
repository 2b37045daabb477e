package io.seaworthy.e2e.truth;

import io.seaworthy.e2e.cluster.TestCluster;
import io.seaworthy.e2e.process.CommandOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * Changes a cluster as people do, with real Helm 3, Helm 4 and kubectl: installs, breaks, mends and removes releases,
 * Tillers, rights and namespaces. The same random numbers make the same changes.
 */
public final class ClusterChanges {

    private static final List<String> NAMESPACES = List.of("shop", "billing", "tools");
    private static final int NAMES = 6;

    private final TestCluster cluster;
    private final Path charts;
    private final Random random;
    private final TreeSet<String> releases = new TreeSet<>();
    private final TreeSet<String> tillers = new TreeSet<>();
    private final TreeSet<String> bindings = new TreeSet<>();

    /** @param charts {@code e2e/charts} */
    public ClusterChanges(TestCluster cluster, Path charts, Random random) {
        this.cluster = cluster;
        this.charts = charts;
        this.random = random;
        NAMESPACES.forEach(cluster::namespace);
    }

    /** Makes one change, and waits until it is made. In words: {@code helm3 upgrade shop/web-2 with a password}. */
    public String next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> release();
            case 4, 5 -> tiller();
            case 6 -> tillerOptions();
            case 7 -> binding();
            case 8 -> team();
            default -> uninstall();
        };
    }

    private String release() {
        var namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        var number = random.nextInt(NAMES);
        // A release keeps its chart and its Helm, as it does with people: neither can take over from the other.
        var chart = number % 3 == 0 ? "database" : "web";
        var helm = number % 2 == 0 ? "helm3" : "helm4";
        var name = chart + "-" + number;
        var password = random.nextBoolean() ? "Heron.7.Copper.Lantern" : "";
        var words = new String[] {
            "upgrade",
            name,
            charts.resolve(chart).toString(),
            "--install",
            "--namespace",
            namespace,
            "--history-max",
            "1",
            "--set",
            "replicas=" + random.nextInt(4),
            "--set",
            "database.password=" + password,
        };
        run(helm, words).succeeded();
        releases.add(namespace + "/" + name);
        return "%s upgrade %s/%s to %s%s"
                .formatted(helm, namespace, name, chart, password.isEmpty() ? "" : " with a password");
    }

    private CommandOutcome run(String helm, String... words) {
        return helm.equals("helm3") ? cluster.helm3(words) : cluster.helm4(words);
    }

    private String tiller() {
        var namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        if (tillers.remove(namespace)) {
            kubectl("delete", "deployment", "tiller-deploy", "--namespace", namespace);
            return "kubectl delete the Tiller in " + namespace;
        }
        tillers.add(namespace);
        kubectl(
                "create",
                "deployment",
                "tiller-deploy",
                "--namespace",
                namespace,
                "--image",
                "registry.example/kubernetes-helm/tiller:v2.1" + (4 + random.nextInt(4)) + ".0");
        return "kubectl create deployment tiller-deploy in " + namespace;
    }

    private String tillerOptions() {
        if (tillers.isEmpty()) {
            return tiller();
        }
        var namespace = tillers.first();
        kubectl(
                "set",
                "env",
                "deployment/tiller-deploy",
                "--namespace",
                namespace,
                "TILLER_HISTORY_MAX=" + random.nextInt(300),
                "TILLER_TLS_VERIFY=" + random.nextInt(2),
                "TILLER_TLS_ENABLE=" + random.nextInt(2));
        return "kubectl set env of the Tiller in " + namespace;
    }

    private String binding() {
        var namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        var name = "everything-" + namespace;
        if (bindings.add(name)) {
            kubectl(
                    "create",
                    "clusterrolebinding",
                    name,
                    "--clusterrole=cluster-admin",
                    "--serviceaccount=" + namespace + ":default");
            return "kubectl create clusterrolebinding " + name;
        }
        bindings.remove(name);
        kubectl("delete", "clusterrolebinding", name);
        return "kubectl delete clusterrolebinding " + name;
    }

    private String team() {
        var namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        var team = "team=" + "abc".charAt(random.nextInt(3)) + random.nextInt(100);
        kubectl("label", "namespace", namespace, team, "--overwrite");
        return "kubectl label namespace " + namespace + " " + team;
    }

    private String uninstall() {
        if (releases.isEmpty()) {
            return release();
        }
        var all = List.copyOf(releases);
        var chosen = all.get(random.nextInt(all.size()));
        releases.remove(chosen);
        var parts = chosen.split("/");
        cluster.helm3("uninstall", parts[1], "--namespace", parts[0]).succeeded();
        return "helm3 uninstall " + chosen;
    }

    private void kubectl(String... words) {
        cluster.kubectl(words).succeeded();
    }
}
