package io.seaworthy.hub.store;

import io.vertx.core.Vertx;
import java.util.List;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.pool.impl.SqlClientPoolConfiguration;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.stage.Stage;
import org.hibernate.reactive.vertx.VertxInstance;
import org.hibernate.reactive.vertx.impl.ProvidedVertxInstance;

/** An open database whose tables are up to date. */
public final class Database implements AutoCloseable {

    private static final int BATCH = 50;

    private final Stage.SessionFactory sessions;
    private final UnitOfWork unitOfWork;

    private Database(Stage.SessionFactory sessions, UnitOfWork unitOfWork) {
        this.sessions = sessions;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Brings the tables up to date and opens the database; blocks until done.
     *
     * @param vertx stays open when this is closed
     * @param entities see {@link Entities}
     * @throws io.seaworthy.hub.StoreUnavailable if it is away or takes no writes: try again later
     * @throws DatabaseRefused if it must not be used
     */
    public static Database open(DatabaseUrl url, Vertx vertx, List<Class<?>> entities) {
        Migrations.apply(url);
        var configuration = new Configuration();
        entities.forEach(configuration::addAnnotatedClass);
        configuration.setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
        configuration.setProperty("hibernate.jdbc.batch_size", Integer.toString(BATCH));
        configuration.setProperty("hibernate.order_inserts", "true");
        configuration.setProperty("hibernate.order_updates", "true");
        configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
        configuration.setProperty("hibernate.connection.url", "postgresql://" + url.host() + "/" + url.database());
        var registry = new ReactiveServiceRegistryBuilder()
                .applySettings(configuration.getProperties())
                .addService(VertxInstance.class, new ProvidedVertxInstance(vertx))
                .addService(SqlClientPoolConfiguration.class, new Connections(url))
                .build();
        try {
            var sessions = configuration.buildSessionFactory(registry).unwrap(Stage.SessionFactory.class);
            return new Database(sessions, new UnitOfWork(vertx, () -> sessions));
        } catch (RuntimeException failure) { // The registry holds a pool; nobody else would close it.
            ReactiveServiceRegistryBuilder.destroy(registry);
            throw Failures.translate(failure);
        }
    }

    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    Stage.SessionFactory sessions() {
        return sessions;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
