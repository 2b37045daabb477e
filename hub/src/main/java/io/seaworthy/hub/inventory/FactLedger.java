package io.seaworthy.hub.inventory;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The facts of one cluster, inside a transaction. */
public interface FactLedger {

    /** Those of these keys that are held, in the order of the keys' bytes. */
    List<StoredFact> at(Collection<String> keys);

    /** Those that follow a key, in the order of the keys' bytes. */
    List<StoredFact> after(String key, int limit);

    /** Adds or replaces; marks too. */
    void put(Collection<StoredFact> facts);

    /** Keeps their marks and nothing else. */
    void mark(Collection<StoredFact> facts);

    void remove(Collection<String> keys);

    /** Identity of all readable facts. */
    Print print();

    /** Why "it is not there" proves nothing for this kind and namespace; empty = it proves that it is gone. */
    Optional<String> blindSpot(String kind, String namespace);

    /**
     * @param facts how many readable ones there are
     * @param digest as in {@code SnapshotComplete.digest}
     */
    record Print(long facts, ByteString digest) {}
}
