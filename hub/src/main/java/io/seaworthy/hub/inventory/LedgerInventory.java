package io.seaworthy.hub.inventory;

import com.google.protobuf.Timestamp;
import io.seaworthy.agent.v1.AgentHeartbeat;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.seaworthy.hub.finding.Proof;
import io.seaworthy.hub.finding.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Conducts one transaction of a {@link Ledger} for each call. */
public final class LedgerInventory implements Inventory {

    private static final int HELD_PAGE = 1_000;
    private static final int LONGEST_NAME = 250;
    private static final int MOST_NAMESPACES = 10_000;

    private final InventoryStore store;
    private final InventorySettings settings;
    private final ChangeFeed feed;
    private final InstantSource clock;
    private final Intake intake;
    private final Reconciliation reconciliation;

    public LedgerInventory(
            InventoryStore store,
            Catalogue catalogue,
            InventorySettings settings,
            ChangeFeed feed,
            InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.feed = feed;
        this.clock = clock;
        var rulebook = Rulebook.of(catalogue, settings);
        this.intake = new Intake(rulebook);
        this.reconciliation = new Reconciliation(rulebook);
    }

    /** What is answered, and what is told to {@link ChangeFeed} after the commit. */
    record Done(Outcome outcome, ChangeFeed.Change change) {}

    @Override
    public Session open(ClusterId cluster, Hello hello) {
        var now = clock.instant();
        long number = store.with(cluster, now, ledger -> {
            long next = ledger.cluster().session() + 1;
            ledger.opened(new Opening(
                    next,
                    StorableText.of(hello.getClusterName(), LONGEST_NAME),
                    StorableText.of(hello.getAgentVersion(), LONGEST_NAME),
                    hello.getNamespacesList().stream()
                            .limit(MOST_NAMESPACES)
                            .map(namespace -> StorableText.of(namespace, LONGEST_NAME))
                            .toList(),
                    hello.hasSentAt()
                            ? Moments.of(hello.getSentAt())
                                    .map(sent -> sent.toEpochMilli() - now.toEpochMilli())
                                    .orElse(0L)
                            : 0L,
                    now));
            ledger.changed();
            return next;
        });
        feed.changed(new ChangeFeed.Change(cluster, Set.of(), false, false, true));
        return new Session(cluster, number, store.facts(cluster));
    }

    @Override
    public void held(Session session, Consumer<List<HeldFact>> page) {
        var facts = store.held(session.cluster(), "", HELD_PAGE);
        while (!facts.isEmpty()) {
            page.accept(facts);
            facts = store.held(session.cluster(), facts.getLast().getKey(), HELD_PAGE);
        }
    }

    @Override
    public Outcome apply(Session session, Batch batch) {
        var problem = BatchCheck.problem(session.cluster(), batch, settings.batchLimit());
        return inOrder(
                session,
                batch.getSession(),
                batch.getSequence(),
                (ledger, now) -> problem.isPresent()
                        ? refused(session, problem.get())
                        : intake.take(ledger, batch, sighting(ledger, batch.getSequence(), now)));
    }

    @Override
    public Outcome complete(Session session, SnapshotComplete snapshot) {
        return inOrder(
                session,
                snapshot.getSession(),
                snapshot.getSequence(),
                (ledger, now) -> reconciliation.complete(ledger, snapshot, now));
    }

    @Override
    public Outcome heard(Session session, AgentHeartbeat heartbeat) {
        return store.with(session.cluster(), clock.instant(), ledger -> {
            if (ledger.cluster().session() != session.number()) {
                return new Outcome.Superseded(ledger.cluster().session());
            }
            ledger.heard(clock.instant(), observedAt(heartbeat));
            return new Outcome.Committed(ledger.cluster().sequence());
        });
    }

    private Outcome inOrder(Session session, long claimed, long sequence, BiFunction<Ledger, Instant, Done> next) {
        if (claimed != session.number()) {
            return new Outcome.Refused(
                    "message " + sequence + " says session " + claimed + ", this is session " + session.number());
        }
        var done = store.with(session.cluster(), clock.instant(), ledger -> {
            var cluster = ledger.cluster();
            if (cluster.session() != session.number()) {
                return nothing(session, new Outcome.Superseded(cluster.session()));
            }
            if (sequence > 0 && sequence <= cluster.sequence()) {
                return nothing(session, new Outcome.Committed(cluster.sequence()));
            }
            return sequence == cluster.sequence() + 1
                    ? next.apply(ledger, clock.instant())
                    : refused(
                            session,
                            "message " + Long.toUnsignedString(sequence) + " came after " + cluster.sequence()
                                    + "; there must be no hole between them");
        });
        if (!done.change().isEmpty()) {
            feed.changed(done.change());
        }
        return done.outcome();
    }

    private static Sighting sighting(Ledger ledger, long sequence, Instant now) {
        var cluster = ledger.cluster();
        long epoch = cluster.snapshotSession() == cluster.session() ? cluster.snapshotEpoch() : 0;
        return new Sighting(cluster.id(), now, new Proof(cluster.session(), epoch, sequence), cluster.live());
    }

    private static Done refused(Session session, String reason) {
        return nothing(session, new Outcome.Refused(reason));
    }

    private static Done nothing(Session session, Outcome outcome) {
        return new Done(outcome, new ChangeFeed.Change(session.cluster(), Set.of(), false, false, false));
    }

    private static Optional<Instant> observedAt(AgentHeartbeat heartbeat) {
        Timestamp at = heartbeat.getObservedAt();
        return heartbeat.hasObservedAt() ? Moments.of(at) : Optional.empty();
    }
}
