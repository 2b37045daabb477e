package io.seaworthy.hub;

import io.seaworthy.hub.enrol.JoinTokens;
import io.seaworthy.hub.ingest.IngestServer;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * What a hub has once its database is there.
 *
 * @param firstPassword of the account {@code admin}, if it was made just now
 */
record Insides(IngestServer ingest, JoinTokens joinTokens, Optional<String> firstPassword) {

    /** @throws java.util.concurrent.CompletionException with what went wrong */
    static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Insides";
    }
}
