package io.seaworthy.e2e.dashboard;

import io.seaworthy.e2e.fleet.GeneratedFleet;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import io.seaworthy.e2e.system.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A hub with a generated fleet: many clusters, many findings, no agents. */
public record LargeFleet(PostgresServer postgres, HubProgram hub, ApiClient api) implements AutoCloseable {

    /** Of the account {@code admin}, once the API has been used for the first time. */
    public static final String PASSWORD = ApiClient.NEW_PASSWORD;

    /**
     * Starts all of it.
     *
     * @param folder of the test; holds data and log
     */
    public static LargeFleet start(Path folder, GeneratedFleet fleet) throws SQLException {
        var postgres = PostgresServer.start().ready();
        // Nobody speaks for these clusters; what they last said stays as it is.
        var hub = HubProgram.start(folder, Map.of("database-url", postgres.url(), "silent-after", "24h"))
                .ready();
        var started = Instant.now();
        try (var connection = postgres.connect()) {
            fleet.fill(connection);
        }
        System.out.printf(
                "generated %,d clusters and %,d findings in %d s%n",
                fleet.clusters(),
                fleet.findings(),
                Duration.between(started, Instant.now()).toSeconds());
        return new LargeFleet(postgres, hub, hub.administrator());
    }

    /** How many findings a query of the API meets. */
    public long count(String query) {
        return api.get("findings/counts?" + query).path("total").asLong();
    }

    /** Id of the finding that comes first. */
    public String first(String query) {
        return api.get("findings?limit=1&" + query)
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** Of the finding with this id. */
    public String state(String id) {
        return api.get("findings/" + id).path("state").asText();
    }

    /** Gives the finding with this id to somebody. */
    public void assign(String id, String owner) {
        api.post("findings/bulk", Map.of("findings", List.of(id), "change", Map.of("owner", owner)));
    }

    @Override
    public void close() {
        api.close();
        hub.close();
        postgres.close();
    }
}
