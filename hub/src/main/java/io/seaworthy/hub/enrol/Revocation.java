package io.seaworthy.hub.enrol;

import java.time.Instant;

/**
 * Something that was valid was ended by a person.
 *
 * @param by name of the person or program
 */
public record Revocation(String by, Instant at) {}
