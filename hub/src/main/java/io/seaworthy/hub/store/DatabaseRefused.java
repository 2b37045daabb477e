package io.seaworthy.hub.store;

/** The database can be reached and must not be used; trying again does not help. The message names the remedy. */
public final class DatabaseRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseRefused(String message) {
        super(message);
    }

    public DatabaseRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
