package io.seaworthy.agent.posture;

import com.google.protobuf.util.Timestamps;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.seaworthy.agent.access.AccessRules;
import io.seaworthy.agent.access.Namespaces;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Listing;
import io.seaworthy.agent.credential.CredentialScanner;
import io.seaworthy.agent.credential.Detectors;
import io.seaworthy.agent.credential.Redaction;
import io.seaworthy.agent.helm.ReleaseCollector;
import io.seaworthy.agent.helm.Releases;
import io.seaworthy.agent.tiller.Served;
import io.seaworthy.agent.tiller.TillerCollector;
import io.seaworthy.agent.tiller.Tillers;
import io.seaworthy.agent.tiller.probe.Prober;
import io.seaworthy.agent.tiller.probe.TillerProber;
import io.seaworthy.agent.workload.WorkloadCollector;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.Posture;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Takes the posture of one cluster: every collector once, in the order of the data. */
public final class PostureCollector {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final PostureSettings settings;
    private final Memories memories;

    /** One that reads everything each time. */
    public PostureCollector(PostureSettings settings) {
        this(settings, Memories.none());
    }

    /** @param memories of the one cluster that is collected from again and again */
    PostureCollector(PostureSettings settings, Memories memories) {
        this.settings = settings;
        this.memories = memories;
    }

    /**
     * Everything that can be said of the cluster now. Nothing that it holds or refuses makes this fail.
     *
     * @param progress hears in words what is being read
     */
    public Posture collect(Cluster cluster, Consumer<String> progress) {
        progress.accept("Reading roles, bindings and namespaces");
        var namespaces = new TreeMap<String, NamespaceFact>();
        AccessRules rules;
        Listing listed;
        Releases releases;
        // Two readers: one server answers both, and each has time to wait for it.
        try (var second = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = CompletableFuture.supplyAsync(() -> AccessRules.read(cluster), second);
            listed = new Namespaces(settings.teamLabel())
                    .read(cluster, namespace -> namespaces.put(namespace.getName(), namespace));
            progress.accept("Listing releases");
            releases = releases(cluster, progress);
            rules = reading.join();
        }
        progress.accept("Looking for Tillers");
        var collector = new WorkloadCollector(cluster, releases.facts(), memories.scans());
        var tillers = tillers(cluster, rules, known(listed, namespaces), releases, collector::see);
        progress.accept("Reading workloads and scan reports");
        var workloads = collector.collect();
        var facts = new ArrayList<Fact>();
        facts.add(FactKey.of(new ClusterFacts(cluster).of(rules, listed, releases, tillers, workloads)));
        namespaces.values().forEach(namespace -> facts.add(FactKey.of(namespace)));
        releases.facts().forEach(release -> facts.add(FactKey.of(release)));
        tillers.facts().forEach(tiller -> facts.add(FactKey.of(tiller)));
        tillers.facts().stream()
                .filter(TillerFact::hasAccess)
                .map(tiller -> FactKey.of(tiller.getAccess()))
                .distinct()
                .forEach(facts::add);
        workloads.facts().forEach(workload -> facts.add(FactKey.of(workload)));
        workloads.scans().forEach(scan -> facts.add(FactKey.of(scan)));
        facts.sort(Comparator.comparing(Fact::getKey));
        return Posture.newBuilder()
                .setObservedAt(Timestamps.fromMillis(cluster.observedAt().toEpochMilli()))
                .addAllFacts(facts)
                .addAllErrors(releases.errors())
                .addAllErrors(workloads.errors())
                .addAllErrors(cluster.errors())
                .build();
    }

    private Releases releases(Cluster cluster, Consumer<String> progress) {
        var detectors = Detectors.builtIn();
        var scanner = new CredentialScanner(detectors, settings.salt().apply(id(cluster)));
        return new ReleaseCollector(
                        scanner,
                        new Redaction(detectors)::text,
                        ReleaseCollector.THREADS,
                        (done, total) -> progress.accept("Reading releases: " + done + " of " + total),
                        memories.releases())
                .collect(cluster);
    }

    private Tillers tillers(
            Cluster cluster,
            AccessRules rules,
            Optional<Map<String, NamespaceFact>> namespaces,
            Releases releases,
            Consumer<HasMetadata> passing) {
        Prober prober = settings.probe() ? new TillerProber(PATIENCE) : Prober.recorded(cluster);
        var served = new Served(settings.teamLabel(), namespaces, managed(releases));
        return new TillerCollector(cluster, new RulesReach(rules), prober, passing).collect(served);
    }

    private static Optional<Map<String, NamespaceFact>> known(Listing listed, Map<String, NamespaceFact> namespaces) {
        return listed.complete() ? Optional.of(namespaces) : Optional.empty();
    }

    /** Where Helm 2's releases went, by the namespace their Tiller keeps records in. */
    private static Optional<Map<String, Set<String>>> managed(Releases releases) {
        return releases.census()
                .map(census -> releases.facts().stream()
                        .filter(release -> release.getGeneration() == 2)
                        .collect(Collectors.groupingBy(
                                release -> release.getStorage().getNamespace(),
                                Collectors.mapping(ReleaseFact::getNamespace, Collectors.toSet()))));
    }

    private static String id(Cluster cluster) {
        return cluster.get(Namespace.class, "", "kube-system")
                .found()
                .map(namespace -> namespace.getMetadata().getUid())
                .orElse("");
    }
}
