package io.seaworthy.hub.control;

import com.google.protobuf.Timestamp;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Posture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks every control of a catalogue about every fact of its type. Safe for several threads. */
public final class Judge {

    private final List<Rule> rules;
    private final Map<String, Object> reference;

    public Judge(Catalogue catalogue) {
        this.rules = catalogue.rules();
        this.reference = ReferenceTables.builtIn().asVariable();
    }

    /**
     * All judgements of one posture, in {@link Judgement#ORDER}; the same posture always gives the same.
     *
     * <p>Where not all facts of a type could be seen, each control of that type says UNKNOWN once more, about the cluster.
     *
     * @param posture with exactly one ClusterFact
     * @throws IllegalArgumentException if the posture has no ClusterFact: whoever made it broke the contract
     */
    public List<Judgement> judge(Posture posture) {
        var cluster = posture.getFactsList().stream()
                .filter(Fact::hasCluster)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the posture has no ClusterFact"));
        var facts = posture.getFactsList().stream()
                .filter(fact -> !fact.hasCluster() || fact.equals(cluster))
                .toList();
        return judge(cluster.getCluster(), instant(cluster.getCluster().getObservedAt()), facts);
    }

    /**
     * The judgements of some facts of one cluster: exactly those that judging its whole posture gives for them.
     *
     * @param cluster what is known of the cluster as a whole
     * @param now when this is: certificates end and releases grow old by it
     * @param facts any of the cluster's; its ClusterFact brings the UNKNOWNs about what could not be counted
     * @return in {@link Judgement#ORDER}; nothing for a fact of a type that this version does not know
     */
    public List<Judgement> judge(ClusterFact cluster, Instant now, Collection<Fact> facts) {
        var byType = new EnumMap<FactType, List<Fact>>(FactType.class);
        for (var fact : facts) {
            FactType.of(fact)
                    .ifPresent(type ->
                            byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(fact));
        }
        var clusters = byType.getOrDefault(FactType.CLUSTER, List.of());
        return rules.parallelStream()
                .flatMap(rule -> Stream.concat(
                        byType.getOrDefault(rule.control().fact(), List.of()).stream()
                                .map(fact -> judge(rule, fact, cluster, now)),
                        clusters.stream().flatMap(fact -> uncounted(rule.control(), fact))))
                .sorted(Judgement.ORDER)
                .toList();
    }

    private Judgement judge(Rule rule, Fact fact, ClusterFact cluster, Instant now) {
        var control = rule.control();
        var answer = rule.ask(Map.of(
                "fact", control.fact().body(fact),
                "cluster", cluster,
                "params", control.params(),
                "reference", reference,
                "now", now));
        return new Judgement(control, answer.severity(), fact, answer.verdict(), answer.fix());
    }

    private static Stream<Judgement> uncounted(Control control, Fact cluster) {
        return Census.missing(control.fact(), cluster.getCluster())
                .map(missing -> new Judgement(control, control.severity(), cluster, new Verdict.Unknown(missing), ""))
                .stream();
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
