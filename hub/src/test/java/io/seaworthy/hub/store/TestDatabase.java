package io.seaworthy.hub.store;

import io.vertx.core.Vertx;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated database for each test class, on one PostgreSQL per JVM:
 * {@code @RegisterExtension static final TestDatabase database = new TestDatabase();}
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Vertx VERTX = Vertx.vertx();

    private final List<Class<?>> entities;
    private @Nullable DatabaseUrl url;
    private @Nullable Database database;

    public TestDatabase() {
        this(Entities.ALL);
    }

    public TestDatabase(List<Class<?>> entities) {
        this.entities = entities;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws SQLException {
        var fresh = Server.URL.withDatabase("test" + COUNT.incrementAndGet());
        administer("create database " + fresh.database());
        url = fresh;
        database = Database.open(fresh, VERTX, entities);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        if (database != null) {
            database.close();
        }
        administer("drop database if exists " + url().database() + " with (force)");
    }

    public UnitOfWork unitOfWork() {
        return database().unitOfWork();
    }

    public Database database() {
        return Objects.requireNonNull(database);
    }

    public DatabaseUrl url() {
        return Objects.requireNonNull(url);
    }

    /** Open as long as the JVM lives. */
    public Vertx vertx() {
        return VERTX;
    }

    /** Runs SQL in this class's database beside the hub's own door. */
    public void execute(String sql) throws SQLException {
        execute(url(), sql);
    }

    /** Keeps everybody else from changing a table until it is closed. */
    public TableLock lock(String table) throws SQLException {
        return new TableLock(url(), table);
    }

    private static void administer(String sql) throws SQLException {
        execute(Server.URL, sql);
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Server {

        private static final DatabaseUrl URL = start();

        private static DatabaseUrl start() {
            try {
                @SuppressWarnings("resource") // Lives as long as the JVM; zonky's own hook stops it.
                var postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(90))
                        .start();
                return new DatabaseUrl(
                        "127.0.0.1", postgres.getPort(), "postgres", "postgres", "", DatabaseUrl.Encryption.DISABLE);
            } catch (IOException failure) { // No database, no test.
                throw new UncheckedIOException(failure);
            }
        }
    }
}
