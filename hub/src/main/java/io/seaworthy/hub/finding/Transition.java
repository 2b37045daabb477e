package io.seaworthy.hub.finding;

import java.util.Optional;

/**
 * What becomes of a finding.
 *
 * @param finding as it is from now on
 * @param event what the log says of it; empty where only wording changed
 */
public record Transition(Finding finding, Optional<FindingEvent> event) {}
