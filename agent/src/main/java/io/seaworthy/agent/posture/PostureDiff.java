package io.seaworthy.agent.posture;

import io.seaworthy.agent.posture.HeldFacts.Held;
import io.seaworthy.agent.v1.Absent;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.Unreadable;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the hub must be told so that it holds what was observed. Pure. */
public final class PostureDiff {

    private PostureDiff() {}

    /** What one key needs; empty = the hub knows already. */
    public static Optional<Change> of(String key, HeldFacts held, Observation observation) {
        var known = held.find(key);
        var seen = observation.find(key);
        if (seen.isPresent()) {
            var hash = seen.get().hash();
            return known.equals(Optional.of(new Held(hash, false)))
                    ? Optional.empty()
                    : Optional.of(Change.newBuilder()
                            .setKey(key)
                            .setObserved(seen.get().fact())
                            .setHash(hash)
                            .build());
        }
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var gaps = observation.scopes().missing(key);
        if (gaps.isEmpty()) {
            return Optional.of(Change.newBuilder()
                    .setKey(key)
                    .setAbsent(Absent.getDefaultInstance())
                    .build());
        }
        return known.get().unreadable()
                ? Optional.empty()
                : Optional.of(Change.newBuilder()
                        .setKey(key)
                        .setUnreadable(Unreadable.newBuilder().addAllGaps(gaps))
                        .build());
    }

    /** Every key that may need something, in the order of the keys. */
    public static SortedSet<String> keys(HeldFacts held, Observation observation) {
        var keys = new TreeSet<String>(KeyOrder.UTF_8);
        keys.addAll(observation.facts().keySet());
        keys.addAll(held.keys());
        return keys;
    }
}
