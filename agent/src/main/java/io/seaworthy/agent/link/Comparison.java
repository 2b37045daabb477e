package io.seaworthy.agent.link;

import io.seaworthy.agent.posture.HeldFacts;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.PostureDiff;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.Unreadable;
import io.seaworthy.posture.v1.ItemError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Goes through keys and finds, one by one, what the hub must be told of them. */
final class Comparison {

    private final Iterator<String> keys;
    private final boolean everything;
    private final HeldFacts held;
    private final Observation observation;
    private final BatchLimit limit;
    private final List<ItemError> tooLarge = new ArrayList<>();

    private Comparison(
            Collection<String> keys, boolean everything, HeldFacts held, Observation observation, BatchLimit limit) {
        this.keys = keys.iterator();
        this.everything = everything;
        this.held = held;
        this.observation = observation;
        this.limit = limit;
    }

    static Comparison of(Collection<String> keys, HeldFacts held, Observation observation, BatchLimit limit) {
        return new Comparison(keys, false, held, observation, limit);
    }

    static Comparison ofEverything(HeldFacts held, Observation observation, BatchLimit limit) {
        return new Comparison(PostureDiff.keys(held, observation), true, held, observation, limit);
    }

    boolean everything() {
        return everything;
    }

    Observation observation() {
        return observation;
    }

    boolean foundTooLarge() {
        return !tooLarge.isEmpty();
    }

    /** Everything that cannot be used as of this observation, with the facts that were found too large so far. */
    List<ItemError> errors() {
        var errors = new ArrayList<>(observation.errors());
        errors.addAll(tooLarge);
        return errors;
    }

    /** Empty = there is nothing more to tell. */
    Optional<Change> next() {
        while (keys.hasNext()) {
            var change = change(keys.next());
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    private Optional<Change> change(String key) {
        var seen = observation.find(key);
        if (seen.isEmpty() || limit.takes(key, seen.get())) {
            return PostureDiff.of(key, held, observation);
        }
        tooLarge.add(limit.error(key, seen.get()));
        return held.find(key)
                .filter(known -> !known.unreadable())
                .map(known -> Change.newBuilder()
                        .setKey(key)
                        .setUnreadable(Unreadable.newBuilder().addGaps(limit.gap(seen.get())))
                        .build());
    }
}
