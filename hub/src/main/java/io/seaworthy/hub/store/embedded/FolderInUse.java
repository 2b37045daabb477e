package io.seaworthy.hub.store.embedded;

/** Another hub keeps its data in this folder now; the message names it and the remedy. */
public final class FolderInUse extends RuntimeException {

    private static final long serialVersionUID = 1;

    FolderInUse(String message) {
        super(message);
    }
}
