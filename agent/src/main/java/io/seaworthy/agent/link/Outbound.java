package io.seaworthy.agent.link;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.util.Timestamps;
import io.seaworthy.agent.posture.HeldFacts;
import io.seaworthy.agent.posture.Observation;
import io.seaworthy.agent.posture.Observations;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.Change;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.posture.v1.ItemError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what changed into the frames of one session, one at a time, so that only one batch is ever held. What is asked
 * for counts as sent: {@link HeldFacts} then says what the hub will hold.
 */
final class Outbound {

    private final long session;
    private final BatchLimit limit;
    private final HeldFacts held;
    private final Observations observations;
    private final LinkCounters counters;
    private long sequence;
    private long epoch;
    private @Nullable Comparison comparison;
    private @Nullable Change carried;
    private @Nullable Observation snapshotDue;
    private @Nullable List<ItemError> toldErrors;

    Outbound(long session, BatchLimit limit, HeldFacts held, Observations observations, LinkCounters counters) {
        this.session = session;
        this.limit = limit;
        this.held = held;
        this.observations = observations;
        this.counters = counters;
    }

    /** Number of the last batch or snapshot; 0 = none yet. */
    long sequence() {
        return sequence;
    }

    /** The next batch or snapshot, if there is anything to tell. */
    Optional<AgentFrame> next() {
        while (true) {
            if (snapshotDue != null) {
                var frame = snapshot(snapshotDue);
                snapshotDue = null;
                return Optional.of(frame);
            }
            var current = comparison == null ? begin() : Optional.of(comparison);
            if (current.isEmpty()) {
                return Optional.empty();
            }
            var batch = batch(current.get());
            if (batch.isPresent()) {
                return batch;
            }
        }
    }

    private Optional<Comparison> begin() {
        var latest = observations.latest();
        if (latest.isEmpty() || observations.pending().isEmpty()) {
            return Optional.empty();
        }
        var keys = observations.pending().take();
        // Asked for again: what is pending is never newer than the latest.
        var observation = observations.latest().orElse(latest.get());
        var begun = keys.map(some -> Comparison.of(some, held, observation, limit))
                .orElseGet(() -> Comparison.ofEverything(held, observation, limit));
        comparison = begun;
        return Optional.of(begun);
    }

    private Optional<AgentFrame> batch(Comparison current) {
        var batch = Batch.newBuilder().setSession(session);
        var room = limit.forChanges();
        for (var change = take(current); change != null; change = take(current)) {
            var size = CodedOutputStream.computeMessageSize(Batch.CHANGES_FIELD_NUMBER, change);
            if (size > room && batch.getChangesCount() > 0) {
                carried = change;
                return Optional.of(send(batch));
            }
            room -= size;
            batch.addChanges(change);
            held.apply(change);
            count(change);
        }
        comparison = null;
        if (current.everything()) {
            snapshotDue = current.observation();
        }
        var errors = limit.fitting(current.errors());
        if ((current.everything() || current.foundTooLarge()) && !errors.equals(toldErrors)) {
            batch.addAllErrors(errors).setErrorsKnown(true);
            toldErrors = errors;
        }
        return batch.getChangesCount() > 0 || batch.getErrorsKnown() ? Optional.of(send(batch)) : Optional.empty();
    }

    private @Nullable Change take(Comparison current) {
        var waiting = carried;
        carried = null;
        return waiting == null ? current.next().orElse(null) : waiting;
    }

    private AgentFrame send(Batch.Builder batch) {
        counters.batch();
        return AgentFrame.newBuilder().setBatch(batch.setSequence(++sequence)).build();
    }

    private AgentFrame snapshot(Observation observation) {
        counters.snapshot();
        var tooLarge = limit.tooLarge(observation);
        return AgentFrame.newBuilder()
                .setSnapshotComplete(SnapshotComplete.newBuilder()
                        .setSession(session)
                        .setSequence(++sequence)
                        .setEpoch(++epoch)
                        .addAllScopes(observation.scopes().list())
                        .setFacts(observation.facts().size() - tooLarge.size())
                        .setDigest(observation.digest(tooLarge))
                        .setObservedAt(
                                Timestamps.fromMillis(observation.observedAt().toEpochMilli())))
                .build();
    }

    private void count(Change change) {
        switch (change.getWhatCase()) {
            case OBSERVED -> counters.fact(change.getObserved().getSerializedSize());
            case ABSENT -> counters.absence();
            case UNREADABLE -> counters.unreadable();
            case WHAT_NOT_SET -> throw new IllegalStateException(change.getKey() + ": a change that says nothing");
        }
    }
}
