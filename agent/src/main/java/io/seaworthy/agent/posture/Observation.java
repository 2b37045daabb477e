package io.seaworthy.agent.posture;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Timestamps;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.Posture;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One posture, kept small: each fact as its bytes beside its hash. Never changes. */
public final class Observation {

    private final Instant observedAt;
    private final String clusterId;
    private final SortedMap<String, Seen> facts;
    private final Scopes scopes;
    private final List<ItemError> errors;

    /**
     * One fact.
     *
     * @param hash as {@code Change.hash} says it
     * @param bytes the serialised fact
     */
    public record Seen(ByteString hash, ByteString bytes) {

        /** The fact itself. */
        public Fact fact() {
            try {
                return Fact.parseFrom(bytes);
            } catch (InvalidProtocolBufferException impossible) {
                // They are the bytes of a fact, made in this process.
                throw new IllegalStateException(impossible);
            }
        }
    }

    private Observation(
            Instant observedAt,
            String clusterId,
            SortedMap<String, Seen> facts,
            Scopes scopes,
            List<ItemError> errors) {
        this.observedAt = observedAt;
        this.clusterId = clusterId;
        this.facts = Collections.unmodifiableSortedMap(facts);
        this.scopes = scopes;
        this.errors = List.copyOf(errors);
    }

    /** What a posture says. */
    public static Observation of(Posture posture) {
        var facts = new TreeMap<String, Seen>(KeyOrder.UTF_8);
        var clusterId = "";
        for (var fact : posture.getFactsList()) {
            facts.put(fact.getKey(), new Seen(FactHash.of(fact), ByteString.copyFrom(FactHash.bytes(fact))));
            if (fact.hasCluster()) {
                clusterId = fact.getCluster().getId();
            }
        }
        var observedAt = Instant.ofEpochMilli(Timestamps.toMillis(posture.getObservedAt()));
        return new Observation(observedAt, clusterId, facts, Scopes.of(posture), posture.getErrorsList());
    }

    /** The same, of the cluster that it was before, if its identity could not be read this time. */
    Observation knownAs(String id) {
        return clusterId.isEmpty() ? new Observation(observedAt, id, facts, scopes, errors) : this;
    }

    /** When the cluster was looked at. */
    public Instant observedAt() {
        return observedAt;
    }

    /** UID of the kube-system namespace; empty = it could not be read, now or before. */
    public String clusterId() {
        return clusterId;
    }

    /** Every fact, in the order of the keys' UTF-8 bytes. */
    public SortedMap<String, Seen> facts() {
        return facts;
    }

    /** One fact, if it was seen. */
    public Optional<Seen> find(String key) {
        return Optional.ofNullable(facts.get(key));
    }

    /** What was looked at, and how completely. */
    public Scopes scopes() {
        return scopes;
    }

    /** Items that could not be used. */
    public List<ItemError> errors() {
        return errors;
    }

    /**
     * SHA-256 over each fact's key, a zero byte and its hash, in the order of the keys.
     *
     * @param without keys that are left out
     */
    public ByteString digest(Set<String> without) {
        var digest = FactHash.sha256();
        facts.forEach((key, seen) -> {
            if (!without.contains(key)) {
                digest.update(key.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(seen.hash().toByteArray());
            }
        });
        return ByteString.copyFrom(digest.digest());
    }

    /** Keys that say something else here than there, or are in one of both only. */
    Set<String> differences(Observation other) {
        var keys = new HashSet<String>();
        facts.forEach((key, seen) -> {
            var before = other.facts.get(key);
            if (before == null || !before.hash().equals(seen.hash())) {
                keys.add(key);
            }
        });
        other.facts.keySet().stream().filter(key -> !facts.containsKey(key)).forEach(keys::add);
        return keys;
    }

    /** Whether what is missing here is missing for the same reasons as there. */
    boolean looksAtTheSame(Observation other) {
        return scopes.list().equals(other.scopes.list()) && errors.equals(other.errors);
    }
}
