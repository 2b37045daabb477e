package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Control;

/**
 * The verdicts of one control in one cluster, counted. Each fact is in exactly one of the five numbers.
 *
 * @param control which one
 * @param passed facts that are as they should be
 * @param failed facts that fail and are not waived
 * @param waived facts that fail and are waived
 * @param unknown facts that could not be judged, and 1 more where not all facts could be seen
 * @param notApplicable facts that the question does not arise for
 */
public record ControlTally(Control control, int passed, int failed, int waived, int unknown, int notApplicable) {

    /** @throws IllegalArgumentException if a number is negative: whoever counted made a mistake */
    public ControlTally {
        if (passed < 0 || failed < 0 || waived < 0 || unknown < 0 || notApplicable < 0) {
            throw new IllegalArgumentException("the tally of " + control.id() + " has a negative count");
        }
    }

    /** Facts with an answer. */
    public int judged() {
        return passed + failed + waived;
    }

    /** The same facts, of which nothing is known any more. */
    public ControlTally unseen() {
        return new ControlTally(control, 0, 0, 0, judged() + unknown, notApplicable);
    }

    ControlTally unwaived() {
        return new ControlTally(control, passed, failed + waived, 0, unknown, notApplicable);
    }

    ControlTally fixed(int facts) {
        return new ControlTally(control, passed + facts, failed - facts, waived, unknown, notApplicable);
    }

    /** Weight that its failures cost; 0 to the control's weight. */
    double loss() {
        return control.severity().weight() * ((double) failed / judged());
    }
}
