package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Control;

/**
 * One control's part in a score.
 *
 * @param control the control
 * @param judged facts it could judge
 * @param failing facts that fail and are not waived
 * @param waived facts that fail and are waived
 * @param lost points of the base that its failures cost, before any cap
 */
public record Share(Control control, int judged, int failing, int waived, double lost) {

    /** 0 to 1. */
    public double fail() {
        return (double) failing / judged;
    }
}
