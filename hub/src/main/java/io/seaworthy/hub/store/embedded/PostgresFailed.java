package io.seaworthy.hub.store.embedded;

/** The embedded PostgreSQL could not be made or started; the message says why, with its own last words. */
public final class PostgresFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    PostgresFailed(String message) {
        super(message);
    }

    PostgresFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
