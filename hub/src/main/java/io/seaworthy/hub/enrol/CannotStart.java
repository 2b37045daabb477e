package io.seaworthy.hub.enrol;

/** A part of the hub cannot start with what it was given. The message names the item, the reason and the remedy. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotStart(String item, String reason, String remedy) {
        super(item + ": " + reason + "; " + remedy);
    }

    public CannotStart(String item, String reason, String remedy, Throwable cause) {
        super(item + ": " + reason + "; " + remedy, cause);
    }
}
