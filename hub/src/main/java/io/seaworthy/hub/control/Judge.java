package io.seaworthy.hub.control;

import com.google.protobuf.Timestamp;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Posture;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        var facts = new EnumMap<FactType, List<Fact>>(FactType.class);
        for (var type : FactType.values()) {
            facts.put(
                    type,
                    type == FactType.CLUSTER
                            ? List.of(cluster)
                            : posture.getFactsList().stream()
                                    .filter(fact -> FactType.of(fact)
                                            .filter(type::equals)
                                            .isPresent())
                                    .toList());
        }
        return rules.parallelStream()
                .flatMap(rule -> Stream.concat(
                        Objects.requireNonNull(facts.get(rule.control().fact())).stream()
                                .map(fact -> judge(rule, fact, cluster.getCluster())),
                        uncounted(rule.control(), cluster)))
                .sorted(Judgement.ORDER)
                .toList();
    }

    private Judgement judge(Rule rule, Fact fact, ClusterFact cluster) {
        var control = rule.control();
        var answer = rule.ask(Map.of(
                "fact", control.fact().body(fact),
                "cluster", cluster,
                "params", control.params(),
                "reference", reference,
                "now", instant(cluster.getObservedAt())));
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
