package io.seaworthy.agent.workload;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.VulnerabilityFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What scan reports said when they were last read, so that a report that did not change is not read again: one may have a
 * megabyte. Holds one fact a report, serialised. For one cluster, and one collection at a time.
 */
public final class ScanMemory {

    private final boolean remembers;
    private Map<String, Entry> entries = new HashMap<>();
    private Map<String, Entry> next = new HashMap<>();

    private sealed interface Entry {
        String version();
    }

    private record Fact(String version, ByteString bytes) implements Entry {}

    private record Failure(String version, ItemError error) implements Entry {}

    /** What a report said: a fact, or why there is none. */
    sealed interface Said {
        record Report(VulnerabilityFact fact) implements Said {}

        record Unusable(ItemError error) implements Said {}
    }

    private ScanMemory(boolean remembers) {
        this.remembers = remembers;
    }

    /** Remembers from one collection to the next. */
    public static ScanMemory lasting() {
        return new ScanMemory(true);
    }

    /** Remembers nothing. */
    public static ScanMemory none() {
        return new ScanMemory(false);
    }

    /** @param version UID and resource version; empty = not known, so nothing is recalled */
    Optional<Said> recall(String place, String version) {
        var entry = entries.get(place);
        if (entry == null || version.isEmpty() || !entry.version().equals(version)) {
            return Optional.empty();
        }
        next.put(place, entry);
        return Optional.of(
                switch (entry) {
                    case Fact(var _, var bytes) -> new Said.Report(fact(bytes));
                    case Failure(var _, var error) -> new Said.Unusable(error);
                });
    }

    void keep(String place, String version, Said said) {
        if (remembers && !version.isEmpty()) {
            next.put(
                    place,
                    switch (said) {
                        case Said.Report(var fact) -> new Fact(version, fact.toByteString());
                        case Said.Unusable(var error) -> new Failure(version, error);
                    });
        }
    }

    /** Forgets every report that was neither recalled nor kept since the last time. */
    void settle() {
        entries = next;
        next = new HashMap<>();
    }

    private static VulnerabilityFact fact(ByteString bytes) {
        try {
            return VulnerabilityFact.parseFrom(bytes);
        } catch (InvalidProtocolBufferException impossible) {
            // They are the bytes of a fact, made in this process.
            throw new IllegalStateException(impossible);
        }
    }
}
