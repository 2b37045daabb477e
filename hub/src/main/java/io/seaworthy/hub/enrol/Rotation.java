package io.seaworthy.hub.enrol;

/** What became of the wish to change the hub's authority. */
public sealed interface Rotation {

    /**
     * A new authority is active; the old one stays trusted until its last certificate has ended.
     *
     * @param authority id of the new one
     */
    record Rotated(String authority) implements Rotation {}

    /** Nothing was changed. */
    record Refused(String reason, String remedy) implements Rotation {}
}
