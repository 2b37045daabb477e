package io.seaworthy.hub.ingest;

import io.seaworthy.agent.v1.AgentHeartbeat;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.Inventory;
import io.seaworthy.hub.inventory.Outcome;
import io.seaworthy.hub.inventory.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Remembers what it was given; commits at once, unless the test holds commits back or says what they come to. */
final class FakeInventory implements Inventory {

    final List<Batch> applied = new CopyOnWriteArrayList<>();
    final List<SnapshotComplete> completed = new CopyOnWriteArrayList<>();
    final List<Hello> hellos = new CopyOnWriteArrayList<>();
    final List<HeldFact> holds = new CopyOnWriteArrayList<>();
    final Semaphore commits = new Semaphore(Integer.MAX_VALUE / 2);
    private final AtomicLong sessions = new AtomicLong();
    private final Map<ClusterId, Long> newest = new ConcurrentHashMap<>();
    private volatile Optional<Outcome> answer = Optional.empty();
    private volatile boolean away;

    void answers(Outcome outcome) {
        answer = Optional.of(outcome);
    }

    void away(boolean gone) {
        away = gone;
    }

    /** As if another hub had opened a session of this cluster. */
    void openedElsewhere(ClusterId cluster) {
        newest.put(cluster, sessions.incrementAndGet());
    }

    @Override
    public Session open(ClusterId cluster, Hello hello) {
        reach();
        hellos.add(hello);
        var number = sessions.incrementAndGet();
        newest.put(cluster, number);
        return new Session(cluster, number, holds.size());
    }

    @Override
    public void held(Session session, Consumer<List<HeldFact>> page) {
        reach();
        page.accept(holds);
    }

    @Override
    public Outcome apply(Session session, Batch batch) {
        commits.acquireUninterruptibly();
        reach();
        return outcome(session, batch.getSequence(), () -> applied.add(batch));
    }

    @Override
    public Outcome complete(Session session, SnapshotComplete snapshot) {
        reach();
        return outcome(session, snapshot.getSequence(), () -> completed.add(snapshot));
    }

    @Override
    public Outcome heard(Session session, AgentHeartbeat heartbeat) {
        reach();
        return outcome(session, 0, () -> {});
    }

    private Outcome outcome(Session session, long sequence, Runnable commit) {
        if (answer.isPresent()) {
            return answer.get();
        }
        var writer = newest.getOrDefault(session.cluster(), 0L);
        if (writer != session.number()) {
            return new Outcome.Superseded(writer);
        }
        commit.run();
        return new Outcome.Committed(sequence);
    }

    private void reach() {
        if (away) {
            throw new StoreUnavailable("the test has taken the database away", new IllegalStateException());
        }
    }
}
