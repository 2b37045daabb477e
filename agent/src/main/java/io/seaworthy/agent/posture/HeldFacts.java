package io.seaworthy.agent.posture;

import com.google.protobuf.ByteString;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.HeldFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the hub holds of a cluster, or will once it has taken in everything that was sent: hashes by key. */
public final class HeldFacts {

    private final Map<String, Held> facts = new HashMap<>();

    /**
     * One fact at the hub.
     *
     * @param hash of the fact as it was sent last
     * @param unreadable it is held as unreadable
     */
    public record Held(ByteString hash, boolean unreadable) {}

    /** As the hub lists it. */
    public void add(HeldFact fact) {
        facts.put(fact.getKey(), new Held(fact.getHash(), fact.getUnreadable()));
    }

    /** As it is after a change. */
    public void apply(Change change) {
        switch (change.getWhatCase()) {
            case OBSERVED -> facts.put(change.getKey(), new Held(change.getHash(), false));
            case ABSENT -> facts.remove(change.getKey());
            case UNREADABLE -> facts.computeIfPresent(change.getKey(), (key, held) -> new Held(held.hash(), true));
            case WHAT_NOT_SET -> throw new IllegalArgumentException(change.getKey() + ": a change that says nothing");
        }
    }

    /** One fact, if the hub holds it. */
    public Optional<Held> find(String key) {
        return Optional.ofNullable(facts.get(key));
    }

    /** Everything held. */
    public Set<String> keys() {
        return Set.copyOf(facts.keySet());
    }

    /** How many. */
    public int size() {
        return facts.size();
    }
}
