package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Required charts and the versions they were locked to, brought together once both are known. */
final class ChartDependencies {

    private static final int MOST = 1_000;

    private final List<Dependency> required = new ArrayList<>();
    private final List<Dependency> locked = new ArrayList<>();
    private final List<Dependency> enclosed = new ArrayList<>();

    /** From Chart.yaml or requirements.yaml. */
    void require(Dependency dependency) {
        keep(required, dependency);
    }

    /** From Chart.lock or requirements.lock. */
    void lock(Dependency dependency) {
        keep(locked, dependency);
    }

    /** A sub-chart inside the record; only Helm 2 keeps them. */
    void enclose(Dependency dependency) {
        keep(enclosed, dependency);
    }

    private static void keep(List<Dependency> list, Dependency dependency) {
        if (list.size() < MOST && !dependency.getName().isEmpty()) {
            list.add(dependency);
        }
    }

    /**
     * What is required, with its locked version: from the lock, else of the sub-chart inside the record. Sub-charts that
     * nothing requires were put there by hand and are locked by being there.
     */
    List<Dependency> resolved() {
        var resolved = new ArrayList<Dependency>();
        var locks = byName(locked);
        var charts = byName(enclosed);
        for (var dependency : required) {
            // Helm 2 renames a sub-chart to its alias before it stores the record.
            var lock = next(locks, dependency.getName());
            var byAlias = next(charts, dependency.getAlias());
            var chart = byAlias.isEmpty() ? next(charts, dependency.getName()) : byAlias;
            resolved.add(dependency.toBuilder()
                    .setLockedVersion(lock.isEmpty() ? chart : lock)
                    .build());
        }
        for (var chart : enclosed) {
            if (!next(charts, chart.getName()).isEmpty()) {
                resolved.add(
                        chart.toBuilder().setLockedVersion(chart.getVersion()).build());
            }
        }
        return resolved;
    }

    private static Map<String, List<String>> byName(List<Dependency> dependencies) {
        var versions = new HashMap<String, List<String>>();
        for (var dependency : dependencies) {
            versions.computeIfAbsent(dependency.getName(), name -> new ArrayList<>())
                    .add(dependency.getVersion());
        }
        return versions;
    }

    /** The same chart may be required twice, under two aliases: the lock then names it twice, in the same order. */
    private static String next(Map<String, List<String>> versions, String name) {
        var left = versions.get(name);
        return left == null || left.isEmpty() ? "" : left.removeFirst();
    }
}
