package io.seaworthy.hub.enrol;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells this hub's streams what was revoked here and, by looking, what other hubs revoked. */
final class Revocations {

    /** Covers hubs whose clocks differ and transactions that took long to commit. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final IdentityStore store;
    private final List<Consumer<ClusterId>> listeners = new CopyOnWriteArrayList<>();
    private Map<ClusterId, Instant> known;
    private Instant lookedAt;

    Revocations(IdentityStore store, Instant now) {
        this.store = store;
        this.lookedAt = now;
        this.known = Map.of();
    }

    Subscription subscribe(Consumer<ClusterId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void announce(ClusterId cluster) {
        for (var listener : listeners) {
            listener.accept(cluster);
        }
    }

    synchronized void look(Instant now) {
        var revoked = store.revokedSince(lookedAt.minus(OVERLAP));
        var fresh = new HashSet<>(revoked.entrySet());
        fresh.removeAll(known.entrySet());
        known = Map.copyOf(revoked);
        lookedAt = now;
        fresh.forEach(revocation -> announce(revocation.getKey()));
    }
}
