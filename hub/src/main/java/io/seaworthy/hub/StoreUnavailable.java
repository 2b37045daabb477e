package io.seaworthy.hub;

/** The database cannot be had now, or takes no writes; nothing was changed. Trying again later is the remedy. */
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what the database says, without any value */
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
