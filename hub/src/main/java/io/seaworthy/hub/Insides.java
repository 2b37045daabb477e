package io.seaworthy.hub;

import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.ingest.IngestServer;
import java.util.Optional;

/**
 * What a hub has once its database is there.
 *
 * @param firstPassword of the account {@code admin}, if it was made just now
 */
record Insides(Accounts accounts, IngestServer ingest, JoinTokens joinTokens, Optional<String> firstPassword) {

    /** Without the password. */
    @Override
    public String toString() {
        return "Insides";
    }
}
