package io.seaworthy.hub.inventory;

import io.seaworthy.agent.posture.HeldFacts;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.PostureDiff;
import io.seaworthy.agent.v1.AgentHeartbeat;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.posture.v1.Posture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says to an inventory what the agent's link would send over the wire, with the agent's own comparison by hash. */
final class AgentInProcess {

    private static final int CHANGES = 40;

    private final Inventory inventory;
    private final HeldFacts held = new HeldFacts();
    private final Session session;
    private long sequence;
    private long epoch;

    /** Connects at once; an agent that connects again is a new one of these. */
    AgentInProcess(Inventory inventory, ClusterId cluster) {
        this.inventory = inventory;
        this.session = inventory.open(
                cluster,
                Hello.newBuilder()
                        .setClusterId(cluster.value())
                        .setClusterName("cluster " + cluster)
                        .setAgentVersion("1.0")
                        .build());
        inventory.held(session, page -> page.forEach(held::add));
    }

    Session session() {
        return session;
    }

    int held() {
        return held.size();
    }

    /** A whole posture: what differs, then that this is all. */
    Outcome show(Posture posture) {
        tell(posture);
        return complete(posture);
    }

    /** What differs from what the hub holds, as it is told live. */
    List<Outcome> tell(Posture posture) {
        var outcomes = new ArrayList<Outcome>();
        for (var batch : batches(posture)) {
            outcomes.add(send(batch));
        }
        return outcomes;
    }

    /** Only the first batches of what differs, as if the agent died then. */
    void tellSome(Posture posture, int batches) {
        batches(posture).stream().limit(batches).forEach(this::send);
    }

    Outcome send(List<Change> changes) {
        sequence++;
        changes.forEach(held::apply);
        return inventory.apply(session, batch(sequence, changes));
    }

    Batch batch(long number, List<Change> changes) {
        return Batch.newBuilder()
                .setSession(session.number())
                .setSequence(number)
                .addAllChanges(changes)
                .build();
    }

    Outcome complete(Posture posture) {
        return inventory.complete(session, snapshot(posture, ++sequence));
    }

    SnapshotComplete snapshot(Posture posture, long number) {
        var observation = Observation.of(posture);
        return SnapshotComplete.newBuilder()
                .setSession(session.number())
                .setSequence(number)
                .setEpoch(++epoch)
                .addAllScopes(observation.scopes().list())
                .setFacts(observation.facts().size())
                .setDigest(observation.digest(Set.of()))
                .setObservedAt(posture.getObservedAt())
                .build();
    }

    Outcome live() {
        return inventory.heard(session, AgentHeartbeat.getDefaultInstance());
    }

    List<List<Change>> batches(Posture posture) {
        var observation = Observation.of(posture);
        var changes = PostureDiff.keys(held, observation).stream()
                .flatMap(key -> PostureDiff.of(key, held, observation).stream())
                .toList();
        var batches = new ArrayList<List<Change>>();
        for (int from = 0; from < changes.size(); from += CHANGES) {
            batches.add(changes.subList(from, Math.min(changes.size(), from + CHANGES)));
        }
        return batches;
    }
}
