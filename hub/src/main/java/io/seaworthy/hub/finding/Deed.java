package io.seaworthy.hub.finding;

/** What a person does with a finding. */
public sealed interface Deed {

    /** Somebody has seen it. */
    record Acknowledge() implements Deed {}

    /** Somebody works on it. */
    record Start() implements Deed {}

    /** @param owner team or person, 1 to 200 characters; empty takes the owner away */
    record Assign(String owner) implements Deed {}

    /** @param text 1 to 4,000 characters */
    record Comment(String text) implements Deed {}
}
