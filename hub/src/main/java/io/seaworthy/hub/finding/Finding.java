package io.seaworthy.hub.finding;

import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.enrol.ClusterId;
import java.time.Instant;
import java.util.Optional;

/**
 * A failure that is tracked until it is proven gone.
 *
 * @param cluster where
 * @param control id of the control that failed
 * @param factKey key of the fact that it failed for
 * @param failure what the control said last
 * @param state where it is in its life
 * @param before the state it goes back to when it is seen failing again; present only while UNKNOWN
 * @param missing what stands in the way; empty unless UNKNOWN
 * @param owner team or person; empty = nobody yet
 * @param due when it should be fixed; empty = no term
 * @param openedAt when it was first seen
 * @param changedAt when anything here last changed
 * @param closing when and by what it was closed; empty while it is not
 * @param timesReopened how often it came back
 */
public record Finding(
        ClusterId cluster,
        String control,
        String factKey,
        Failure failure,
        FindingState state,
        Optional<FindingState> before,
        String missing,
        String owner,
        Optional<Instant> due,
        Instant openedAt,
        Instant changedAt,
        Optional<Closing> closing,
        int timesReopened) {

    /**
     * How a finding ended.
     *
     * @param at when
     * @param proof what showed it; empty for a withdrawn one, which nobody proved
     */
    public record Closing(Instant at, Optional<Proof> proof) {}

    private static final int LONGEST_TEXT = 2_000;

    /** Whatever stands in the way, it can be kept and compared. */
    public Finding {
        missing = StorableText.of(missing, LONGEST_TEXT);
        owner = StorableText.of(owner, LONGEST_TEXT);
    }

    public FindingId id() {
        return FindingId.of(cluster, control, factKey);
    }

    Finding in(FindingState next, Instant at) {
        return new Finding(
                cluster,
                control,
                factKey,
                failure,
                next,
                Optional.empty(),
                "",
                owner,
                due,
                openedAt,
                at,
                closing,
                timesReopened);
    }

    Finding unseen(String what, Instant at) {
        return new Finding(
                cluster,
                control,
                factKey,
                failure,
                FindingState.UNKNOWN,
                Optional.of(before.orElse(state)),
                what,
                owner,
                due,
                openedAt,
                at,
                closing,
                timesReopened);
    }

    Finding closed(FindingState end, Closing how) {
        return new Finding(
                cluster,
                control,
                factKey,
                failure,
                end,
                Optional.empty(),
                "",
                owner,
                due,
                openedAt,
                how.at(),
                Optional.of(how),
                timesReopened);
    }

    Finding reopened(Failure again, String whose, Optional<Instant> term, Instant at) {
        return new Finding(
                cluster,
                control,
                factKey,
                again,
                FindingState.REOPENED,
                Optional.empty(),
                "",
                whose,
                term,
                openedAt,
                at,
                Optional.empty(),
                timesReopened + 1);
    }

    Finding failing(Failure still, String whose, Optional<Instant> term, Instant at) {
        return new Finding(
                cluster,
                control,
                factKey,
                still,
                state,
                before,
                missing,
                whose,
                term,
                openedAt,
                at,
                closing,
                timesReopened);
    }

    Finding ownedBy(String whose, Instant at) {
        return failing(failure, whose, due, at);
    }
}
