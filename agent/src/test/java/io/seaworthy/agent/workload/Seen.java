package io.seaworthy.agent.workload;

import io.seaworthy.agent.FactComparison;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.tiller.Reach;
import io.seaworthy.agent.tiller.Served;
import io.seaworthy.agent.tiller.TillerCollector;
import io.seaworthy.agent.tiller.probe.Prober;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.SecretAudience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said of a cluster while Tillers are looked for in it, as the agent does. */
record Seen(Workloads workloads) {

    static final String NO_SCANNER = "list vulnerabilityreports.aquasecurity.github.io NOT_SERVED";

    private static final Reach NOTHING_READ = new Reach() {
        @Override
        public Optional<AccessFact> of(String namespace, String serviceAccount) {
            return Optional.empty();
        }

        @Override
        public Optional<SecretAudience> secretReaders(String namespace, String secret) {
            return Optional.empty();
        }
    };

    static Seen in(Cluster cluster, ReleaseFact... releases) {
        return in(cluster, List.of(releases), ScanMemory.none());
    }

    static Seen in(Cluster cluster, List<ReleaseFact> releases, ScanMemory memory) {
        var collector = new WorkloadCollector(cluster, releases, memory);
        var served = new Served("team", Optional.empty(), Optional.empty());
        new TillerCollector(cluster, NOTHING_READ, Prober.recorded(cluster), collector::see).collect(served);
        return new Seen(collector.collect());
    }

    /** In protobuf's JSON, each with its key. */
    List<Object> facts() {
        var facts = new ArrayList<Object>();
        workloads.facts().forEach(fact -> facts.add(keyed(Workloads.key(fact), FactComparison.json(fact))));
        workloads.scans().forEach(fact -> facts.add(keyed(Workloads.key(fact), FactComparison.json(fact))));
        return facts;
    }

    /** {@code list jobs.batch DENIED}. */
    List<String> gaps() {
        return Stream.concat(workloads.gaps().stream(), workloads.coverage().getGapsList().stream())
                .map(gap -> gap.getVerb() + " " + gap.getResource() + " " + gap.getReason())
                .toList();
    }

    List<ItemError> errors() {
        return workloads.errors();
    }

    private static Map<String, Object> keyed(String key, String json) {
        var fact = FactComparison.mapping(FactComparison.yaml(json));
        fact.put("key", key);
        return fact;
    }
}
