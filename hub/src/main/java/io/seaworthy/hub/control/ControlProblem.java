package io.seaworthy.hub.control;

import java.util.Comparator;

/**
 * Why a control file cannot be used; all others can.
 *
 * @param location the place that is wrong
 * @param reason one sentence
 * @param remedy what to do about it
 */
public record ControlProblem(Location location, String reason, String remedy) {

    /** By file and place. */
    public static final Comparator<ControlProblem> ORDER = Comparator.comparing(ControlProblem::location);

    /** {@code FILE:LINE:COLUMN: reason remedy}, on one line. */
    @Override
    public String toString() {
        return location + ": " + reason + " " + remedy;
    }
}
