package io.seaworthy.hub.score;

import io.seaworthy.hub.control.Severity;

/**
 * Failures of one control that are alike for the score.
 *
 * @param control its id
 * @param severity what they have, escalated or not
 * @param waived accepted for now: they count only where the score is asked for without waivers
 * @param overdue past their due date
 * @param count how many
 */
public record OpenFailures(String control, Severity severity, boolean waived, boolean overdue, int count) {}
