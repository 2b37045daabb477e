package io.seaworthy.hub.inventory;

/** What became of something an agent sent. */
public sealed interface Outcome {

    /**
     * It is committed, or was before: sending it again changes nothing.
     *
     * @param sequence everything up to and with this number is committed
     */
    record Committed(long sequence) implements Outcome {}

    /**
     * A newer session of the cluster writes now; nothing was changed.
     *
     * @param session the newer one
     */
    record Superseded(long session) implements Outcome {}

    /**
     * The agent broke the contract; nothing was changed.
     *
     * @param reason names the item and the rule, never a value
     */
    record Refused(String reason) implements Outcome {}

    /**
     * What the hub holds after this snapshot is not what the agent says it sent; nothing was closed. A new session
     * compares everything again.
     *
     * @param reason both counts
     */
    record Differs(String reason) implements Outcome {}
}
