package io.seaworthy.agent.helm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What records said when they were last read, so that a record that did not change is not read again. Holds one fact a
 * release, serialised, never a record. For one cluster, and one collection at a time.
 */
public final class ReleaseMemory {

    private final boolean remembers;
    private Map<String, Entry> entries = new HashMap<>();
    private Map<String, Entry> next = new HashMap<>();

    private sealed interface Entry {
        KeptRelease kept();
    }

    private record Fact(KeptRelease kept, ByteString bytes) implements Entry {}

    private record Failure(KeptRelease kept, RecordReading.Failed failed) implements Entry {}

    private ReleaseMemory(boolean remembers) {
        this.remembers = remembers;
    }

    /** Remembers from one collection to the next. */
    public static ReleaseMemory lasting() {
        return new ReleaseMemory(true);
    }

    /** Remembers nothing. */
    public static ReleaseMemory none() {
        return new ReleaseMemory(false);
    }

    /** What this release's newest record said, if neither it nor anything told of the release has changed since. */
    Optional<RecordReading.Result> recall(KeptRelease kept) {
        var entry = entries.get(place(kept));
        if (entry == null || !entry.kept().equals(kept)) {
            return Optional.empty();
        }
        next.put(place(kept), entry);
        return Optional.of(
                switch (entry) {
                    case Fact(var _, var bytes) -> new RecordReading.Read(fact(bytes));
                    case Failure(var _, var failed) -> failed;
                });
    }

    /** Keeps what was read now. What the source could not give is asked for again. */
    void keep(KeptRelease kept, RecordReading.Result result) {
        if (!remembers || kept.version().isEmpty()) {
            return;
        }
        switch (result) {
            case RecordReading.Read(var fact) -> next.put(place(kept), new Fact(kept, fact.toByteString()));
            case RecordReading.Failed failed -> next.put(place(kept), new Failure(kept, failed));
            case RecordReading.Unknown _ -> {}
        }
    }

    /** Forgets every release that was neither recalled nor kept since the last time. */
    void settle() {
        entries = next;
        next = new HashMap<>();
    }

    private static String place(KeptRelease kept) {
        return kept.kind().kind() + "/" + kept.family() + "/" + kept.namespace() + "/" + kept.name();
    }

    private static ReleaseFact fact(ByteString bytes) {
        try {
            return ReleaseFact.parseFrom(bytes);
        } catch (InvalidProtocolBufferException impossible) {
            // They are the bytes of a fact, made in this process.
            throw new IllegalStateException(impossible);
        }
    }
}
