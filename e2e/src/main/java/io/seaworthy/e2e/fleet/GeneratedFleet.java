package io.seaworthy.e2e.fleet;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Severity;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;

/**
 * A fleet as big as one likes, written straight into a hub's database: clusters with labels, releases, a few Tillers,
 * findings in every state with their history, 12 weeks of scores. The same numbers and seed make the same fleet. Some names,
 * labels and evidence hold markup that must be shown as text.
 *
 * <p>Start the hub with {@code silent-after} = {@code 24h}: nobody speaks for these clusters, and after the usual three minutes
 * all their findings would turn UNKNOWN. Their facts are never judged again, as no agent ever opened a session.
 *
 * @param clusters 1 or more; every 50th is silent, every 12th has a Tiller or two, the sixth has eleven
 * @param findings of all clusters together; some clusters have nine times as many as others
 * @param seed other seeds make other fleets, which fit beside each other in one database
 */
public record GeneratedFleet(int clusters, int findings, long seed) {

    private static final int AT_ONCE = 10;
    private static final int MOST_RELEASES = 200;
    private static final int FEWEST_RELEASES = 10;

    public GeneratedFleet {
        if (clusters < 1 || findings < 0 || findings / clusters > 1_200) {
            throw new IllegalArgumentException(
                    "a fleet has 1 cluster or more, and no more than 1,200 findings in each: not " + findings + " in "
                            + clusters);
        }
    }

    /** @param jdbc of a database that a hub has made its tables in */
    public void fill(String jdbc, String user, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbc, user, password)) {
            fill(connection);
        }
    }

    /** The same over a connection that stays open; what it holds is committed as it comes. */
    public void fill(Connection connection) throws SQLException {
        var catalogue = Catalogue.builtIn();
        var now = Instant.now();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var tables = new Tables();
        for (int number = 0; number < clusters; number++) {
            new MadeCluster(catalogue, now, seed, number)
                    .fill(tables, releases(), share(number + 1) - share(number), worst(number));
            if (number % AT_ONCE == AT_ONCE - 1) {
                tables.flush(copy);
            }
        }
        tables.flush(copy);
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** How many releases each cluster has. */
    public int releases() {
        return Math.clamp(findings / clusters / 5, FEWEST_RELEASES, MOST_RELEASES);
    }

    private Severity worst(int number) {
        var part = (double) number / clusters;
        return part < 0.15
                ? Severity.LOW
                : part < 0.4 ? Severity.MEDIUM : part < 0.7 ? Severity.HIGH : Severity.CRITICAL;
    }

    /** Findings of the clusters before this one: the later, the worse. */
    private int share(int number) {
        var part = (double) number / clusters;
        return (int) (findings * (0.2 * part + 0.8 * part * part));
    }
}
