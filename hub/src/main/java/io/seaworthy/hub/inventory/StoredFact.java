package io.seaworthy.hub.inventory;

import com.google.protobuf.ByteString;
import io.seaworthy.posture.v1.Fact;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A fact as the hub holds it.
 *
 * @param key identity in its cluster
 * @param kind name of its message; for one that this version does not know, the first part of its key
 * @param hash 32 bytes, as the agent sent them
 * @param body what was last seen
 * @param unreadable what stands in the way now; empty = it can be read
 * @param marks verdicts by control id; for a ClusterFact also the U of controls whose facts could not all be seen
 * @param changedAt when body or readability last changed, by the hub's clock
 */
public record StoredFact(
        String key,
        String kind,
        ByteString hash,
        Fact body,
        Optional<String> unreadable,
        Map<String, Mark> marks,
        Instant changedAt) {

    /** The only key that a ClusterFact has. */
    static final String CLUSTER = "ClusterFact";

    public StoredFact {
        marks = Map.copyOf(marks);
    }

    StoredFact marked(Map<String, Mark> others) {
        return new StoredFact(key, kind, hash, body, unreadable, others, changedAt);
    }

    StoredFact hidden(String reason, Instant at) {
        return new StoredFact(key, kind, hash, body, Optional.of(reason), marks, at);
    }
}
