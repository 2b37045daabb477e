package io.seaworthy.e2e.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was failing in a cluster between its changes. Changes come one after the other. */
public final class TruthLog {

    /**
     * What held from the end of one change to the begin of the next.
     *
     * @param from begin of the change that led here: parts of it may be seen from then on
     * @param change in words
     * @param failing {@code CONTROL FACT-KEY} of each failure
     */
    public record State(Instant from, String change, Set<String> failing) {

        public State {
            failing = Set.copyOf(failing);
        }
    }

    private final List<State> states = new ArrayList<>();

    public void add(State state) {
        states.add(state);
    }

    /** How many changes there were. */
    public int size() {
        return states.size();
    }

    /** Failures of the last state. */
    public Set<String> failing() {
        return states.getLast().failing();
    }

    /**
     * Whether a failure really was gone at some time of a span.
     *
     * @param failure {@code CONTROL FACT-KEY}
     */
    public boolean wasGone(String failure, Instant after, Instant until) {
        for (var index = 0; index < states.size(); index++) {
            var endsBefore = index + 1 < states.size() && end(index).isBefore(after);
            var state = states.get(index);
            if (!endsBefore && !state.from().isAfter(until) && !state.failing().contains(failure)) {
                return true;
            }
        }
        return false;
    }

    /** The next change is over and scanned only some time after its begin; by its next one's begin at the latest. */
    private Instant end(int index) {
        var later = index + 2 < states.size() ? index + 2 : index + 1;
        return states.get(later).from();
    }

    /** The states of a span, in words. */
    public String around(Instant after, Instant until) {
        var words = new StringBuilder();
        for (var state : states) {
            if (!state.from().isBefore(after.minusSeconds(10)) && !state.from().isAfter(until.plusSeconds(5))) {
                words.append("  ")
                        .append(state.from())
                        .append(' ')
                        .append(state.change())
                        .append('\n');
            }
        }
        return words.toString();
    }
}
