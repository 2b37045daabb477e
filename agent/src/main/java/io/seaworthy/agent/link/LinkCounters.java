package io.seaworthy.agent.link;

import java.util.concurrent.atomic.AtomicLong;

/** What went over the link since the agent started. */
public final class LinkCounters {

    private final AtomicLong facts = new AtomicLong();
    private final AtomicLong factBytes = new AtomicLong();
    private final AtomicLong absences = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong snapshots = new AtomicLong();
    private final AtomicLong renewals = new AtomicLong();

    /**
     * The counts at one time.
     *
     * @param facts facts sent as observed
     * @param factBytes their serialised size
     * @param absences facts told to be gone
     * @param unreadable facts told to be out of sight
     * @param batches batches sent
     * @param acknowledged batches and snapshots that the hub has committed
     * @param connections streams on which the hub answered; all but the first are reconnects
     * @param snapshots complete snapshots sent
     * @param renewals certificates received, the first one included
     */
    public record Counts(
            long facts,
            long factBytes,
            long absences,
            long unreadable,
            long batches,
            long acknowledged,
            long connections,
            long snapshots,
            long renewals) {

        /** Streams after the first. */
        public long reconnects() {
            return Math.max(0, connections - 1);
        }
    }

    public Counts now() {
        return new Counts(
                facts.get(),
                factBytes.get(),
                absences.get(),
                unreadable.get(),
                batches.get(),
                acknowledged.get(),
                connections.get(),
                snapshots.get(),
                renewals.get());
    }

    void fact(int bytes) {
        facts.incrementAndGet();
        factBytes.addAndGet(bytes);
    }

    void absence() {
        absences.incrementAndGet();
    }

    void unreadable() {
        unreadable.incrementAndGet();
    }

    void batch() {
        batches.incrementAndGet();
    }

    void acknowledged(long more) {
        acknowledged.addAndGet(more);
    }

    void connection() {
        connections.incrementAndGet();
    }

    void snapshot() {
        snapshots.incrementAndGet();
    }

    void renewal() {
        renewals.incrementAndGet();
    }
}
