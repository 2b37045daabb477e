package io.seaworthy.hub.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A lock on a table that a test holds, so that it knows who waits for it. */
public final class TableLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connection connection;

    TableLock(DatabaseUrl url, String table) throws SQLException {
        connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in exclusive mode");
        }
    }

    /** Returns when this many others wait for a lock in this database. */
    public void awaitWaiting(int others) throws SQLException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (waiting() < others) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("only " + waiting() + " wait for the lock");
            }
            Thread.sleep(20);
        }
    }

    private int waiting() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
