package io.seaworthy.hub.store;

import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.pool.impl.SqlClientPoolConfiguration;

/** How many connections the hub holds, how long it waits for one, and how they are made. */
record Connections(DatabaseUrl url) implements SqlClientPoolConfiguration {

    private static final int SIZE = 12;
    private static final int SECONDS_TO_WAIT = 20;
    private static final int SECONDS_TO_CONNECT = 10;

    @Override
    public PoolOptions poolOptions() {
        return new PoolOptions()
                .setMaxSize(SIZE)
                .setConnectionTimeout(SECONDS_TO_WAIT)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(10)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
    }

    @Override
    public SqlConnectOptions connectOptions(URI ignored) {
        var options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password())
                .setSslMode(
                        switch (url.encryption()) {
                            case DISABLE -> SslMode.DISABLE;
                            case REQUIRE -> SslMode.REQUIRE;
                            case VERIFY_FULL -> SslMode.VERIFY_FULL;
                        });
        options.setConnectTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS_TO_CONNECT));
        options.setTcpKeepAlive(true);
        options.setCachePreparedStatements(true);
        options.setProperties(Map.of(
                "application_name", "seaworthy-hub",
                "jit", "off",
                // Nobody keeps such a database on a disk that turns: an index is worth its random reads.
                "random_page_cost", "1.1",
                "statement_timeout", "60s",
                "lock_timeout", "20s",
                "idle_in_transaction_session_timeout", "120s"));
        switch (url.encryption()) {
            case DISABLE -> {}
            case REQUIRE -> options.setTrustAll(true);
            case VERIFY_FULL -> options.setHostnameVerificationAlgorithm("HTTPS");
        }
        return options;
    }
}
