package io.seaworthy.hub.enrol;

import java.nio.file.Path;

/** Where the hub's authority comes from. */
public sealed interface AuthoritySource {

    /** The hub makes its own and keeps it in the database. */
    record Own(MasterKey key) implements AuthoritySource {}

    /**
     * Somebody else makes it and renews it in place, as cert-manager does; changed files are taken over while the hub
     * runs.
     *
     * @param certificate PEM: the authority that issues, then its issuers, if any
     * @param key PEM: its private key, not encrypted
     */
    record Files(Path certificate, Path key) implements AuthoritySource {}
}
