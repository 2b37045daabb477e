package io.seaworthy.agent.helm;

import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import io.seaworthy.posture.v1.ReleaseFact;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Fetches the newest record of one release and makes its fact. */
final class RecordReading {

    /** How it ended. */
    sealed interface Result {}

    record Read(ReleaseFact fact) implements Result {}

    record Failed(ItemError error) implements Result {}

    record Unknown(Gap gap) implements Result {}

    /** Where a record lies in its storage object. */
    static final String KEY = "release";

    private final Cluster cluster;
    private final RecordDecoder decoder;
    private final ReleaseFacts facts;

    RecordReading(Cluster cluster, RecordDecoder decoder, ReleaseFacts facts) {
        this.cluster = cluster;
        this.decoder = decoder;
        this.facts = facts;
    }

    Result read(KeptRelease kept) {
        return read(kept, EnumSet.noneOf(Part.class));
    }

    /** Makes the fact of a record that was already fetched; empty = it has to be fetched again, with other bounds. */
    Optional<Result> read(KeptRelease kept, InputStream text) {
        try {
            return switch (decoder.decode(text, kept.kind(), EnumSet.noneOf(Part.class))) {
                case RecordDecoder.TooLarge tooLarge -> Optional.empty();
                case RecordDecoder.Outcome outcome -> Optional.of(outcome(kept, Set.of(), outcome));
            };
        } catch (IOException lost) {
            // The source failed in the middle of the record: it may be read on another try.
            return Optional.empty();
        } catch (RuntimeException bug) {
            // A mistake of ours with one record must not hide the others.
            return Optional.of(mistake(kept, bug));
        }
    }

    /** Its message may quote the record, so only its kind is told. */
    static Result mistake(KeptRelease kept, RuntimeException bug) {
        return new Failed(error(
                kept,
                "could not be read because of a mistake in Seaworthy ("
                        + bug.getClass().getSimpleName() + ")",
                "Report it with the output of helm get metadata for this release."));
    }

    private Result read(KeptRelease kept, Set<Part> leftOut) {
        var answer = cluster.data(
                kept.kind(), kept.namespace(), kept.newest(), KEY, text -> decoder.decode(text, kept.kind(), leftOut));
        return switch (answer) {
            case Answer.Found<RecordDecoder.Outcome>(var outcome) -> outcome(kept, leftOut, outcome);
            case Answer.Absent<RecordDecoder.Outcome>() ->
                new Failed(error(
                        kept,
                        "holds no value named " + KEY + ", or was deleted while it was read",
                        "Scan again; if it stays, delete it: Helm cannot read it either."));
            case Answer.Unknown<RecordDecoder.Outcome>(var gap) -> new Unknown(gap);
            case Answer.Broken<RecordDecoder.Outcome>(var error) -> new Failed(error);
        };
    }

    private Result outcome(KeptRelease kept, Set<Part> leftOut, RecordDecoder.Outcome outcome) {
        return switch (outcome) {
            case RecordDecoder.Decoded(var record) -> new Read(facts.of(kept, record, previousBytes(kept, record)));
            case RecordDecoder.Unreadable(var reason, var remedy) -> new Failed(error(kept, reason, remedy));
            case RecordDecoder.TooLarge(var part) -> {
                leftOut.add(part);
                yield read(kept, leftOut);
            }
        };
    }

    /** Only large records are worth the second fetch; without an answer the trend is not told. */
    private long previousBytes(KeptRelease kept, DecodedRecord record) {
        if (kept.previous().isEmpty() || !RecordGrowth.matters(record.storedBytes())) {
            return 0;
        }
        return cluster.data(
                        kept.kind(),
                        kept.namespace(),
                        kept.previous(),
                        KEY,
                        text -> Payload.storedBytes(text, kept.kind()))
                .found()
                .orElse(0L);
    }

    private static ItemError error(KeptRelease kept, String reason, String remedy) {
        return ItemError.newBuilder()
                .setItem(kept.item())
                .setReason(reason)
                .setRemedy(remedy)
                .build();
    }
}
