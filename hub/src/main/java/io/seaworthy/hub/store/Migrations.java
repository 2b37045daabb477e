package io.seaworthy.hub.store;

import io.seaworthy.hub.StoreUnavailable;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the tables of a database to what this version of the hub needs: forwards only. */
final class Migrations {

    private Migrations() {}

    /**
     * @throws StoreUnavailable if the database is away or takes no writes
     * @throws DatabaseRefused if a newer Seaworthy has been here, or a migration was altered after it ran
     */
    static void apply(DatabaseUrl url) {
        try {
            var flyway = Flyway.configure()
                    .dataSource(url.jdbc(), url.user(), url.password())
                    .locations("classpath:migrations")
                    .cleanDisabled(true)
                    .load();
            var state = flyway.info();
            var newest = Arrays.stream(state.all())
                    .filter(migration -> migration.getState().isResolved())
                    .map(Migrations::version)
                    .reduce("none", (before, after) -> after);
            Arrays.stream(state.applied())
                    .filter(migration -> !migration.getState().isResolved())
                    .reduce((before, after) -> after)
                    .ifPresent(unknown -> {
                        throw new DatabaseRefused("The database " + url + " was last used by a newer Seaworthy (its"
                                + " tables have migration " + version(unknown) + ", this version knows up to " + newest
                                + "). Start that version or a later one, or restore a backup from before the upgrade.");
                    });
            flyway.migrate();
        } catch (FlywayException failure) {
            throw meaning(url, failure);
        }
    }

    private static RuntimeException meaning(DatabaseUrl url, FlywayException failure) {
        var translated = Failures.translate(failure);
        if (translated instanceof StoreUnavailable) {
            return translated;
        }
        if (failure.getErrorCode() instanceof CoreErrorCode code && code == CoreErrorCode.VALIDATE_ERROR) {
            return new DatabaseRefused(
                    "The tables of " + url + " were made by another build of Seaworthy than this one says. Start that"
                            + " build, or use an empty database. " + failure.getMessage(),
                    failure);
        }
        return new DatabaseRefused(
                "The tables of " + url + " cannot be brought up to date: " + failure.getMessage(), failure);
    }

    private static String version(MigrationInfo migration) {
        return migration.getVersion() == null
                ? migration.getDescription()
                : migration.getVersion().getVersion();
    }
}
