package io.seaworthy.agent.cluster;

/**
 * Something that is watched.
 *
 * @param kind kind of the objects
 * @param labelSelector {@code key=value} terms; empty = all of them
 * @param reaction which of their changes matter
 */
public record Watched(ResourceKind kind, String labelSelector, Reaction reaction) {

    /** Which changes are worth a look. */
    public enum Reaction {
        /** Each. */
        EVERY,
        /** A new generation or other labels: not a status that comes and goes. */
        SPEC,
        /** That it comes or goes. */
        EXISTENCE
    }
}
