package io.seaworthy.agent.link;

import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.Observations;
import io.seaworthy.agent.posture.PendingKeys;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.Posture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A cluster of namespaces that a test changes. */
final class FakeObservations implements Observations {

    static final String CLUSTER = "0f3a7c1e-0000-4000-8000-000000000001";

    final PendingKeys pending;
    private final TreeMap<String, String> namespaces = new TreeMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();
    private volatile Optional<Observation> latest = Optional.empty();
    volatile Runnable told = () -> {};
    volatile String clusterId = CLUSTER;

    FakeObservations(int limit) {
        pending = new PendingKeys(limit);
    }

    FakeObservations with(String namespace, String team) {
        namespaces.put(namespace, team);
        return this;
    }

    FakeObservations without(String namespace) {
        namespaces.remove(namespace);
        return this;
    }

    FakeObservations withoutPermission() {
        namespaces.clear();
        gaps.add(Gap.newBuilder()
                .setResource("namespaces")
                .setVerb("list")
                .setReason(Gap.Reason.DENIED)
                .build());
        return this;
    }

    FakeObservations withError(String item) {
        errors.add(ItemError.newBuilder()
                .setItem(item)
                .setReason("is damaged")
                .setRemedy("Mend it.")
                .build());
        return this;
    }

    /** Looks, and says that these keys changed; none = that everything may have. */
    void look(String... keys) {
        var posture = Posture.newBuilder().addAllErrors(errors);
        posture.addFacts(Fact.newBuilder()
                .setKey("ClusterFact")
                .setCluster(ClusterFact.newBuilder().setId(clusterId).addAllGaps(gaps)));
        namespaces.forEach((name, team) -> posture.addFacts(Fact.newBuilder()
                .setKey("NamespaceFact/" + name)
                .setNamespace(NamespaceFact.newBuilder().setName(name).setTeam(team))));
        latest = Optional.of(Observation.of(posture.build()));
        if (keys.length == 0) {
            pending.addEverything();
        } else {
            pending.add(Set.of(keys));
        }
        told.run();
    }

    @Override
    public Optional<Observation> latest() {
        return latest;
    }

    @Override
    public PendingKeys pending() {
        return pending;
    }

    @Override
    public void resyncEvery(Duration interval) {
        // Tests look when they want to.
    }
}
