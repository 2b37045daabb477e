package io.seaworthy.hub.finding;

import io.seaworthy.hub.StorableText;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a finding; never changed afterwards.
 *
 * @param finding whose
 * @param at when, by the hub's clock
 * @param kind what
 * @param state the finding's, afterwards
 * @param actor {@link #HUB} or a person's name
 * @param proof what the hub had seen; empty for what people do
 * @param text evidence, what is missing, or a comment
 */
public record FindingEvent(
        FindingId finding,
        Instant at,
        EventKind kind,
        FindingState state,
        String actor,
        Optional<Proof> proof,
        String text) {

    private static final int LONGEST_TEXT = 10_000;

    public FindingEvent {
        text = StorableText.of(text, LONGEST_TEXT);
    }

    /** The actor of everything that follows from facts. */
    public static final String HUB = "hub";
}
