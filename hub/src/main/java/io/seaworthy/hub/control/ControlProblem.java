package io.seaworthy.hub.control;

/**
 * Why a control file cannot be used; all others can.
 *
 * @param location the place that is wrong
 * @param reason one sentence
 * @param remedy what to do about it
 */
public record ControlProblem(Location location, String reason, String remedy) {

    /** {@code FILE:LINE:COLUMN: reason remedy}, on one line. */
    @Override
    public String toString() {
        return location + ": " + reason + " " + remedy;
    }
}
