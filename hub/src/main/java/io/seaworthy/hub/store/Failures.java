package io.seaworthy.hub.store;

import io.seaworthy.hub.StoreUnavailable;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means, by its SQLSTATE (see PostgreSQL appendix A) or by how the connection ended. */
final class Failures {

    private Failures() {}

    /** The exception a caller can act on; one that has nothing to do with the database comes back as it is. */
    static RuntimeException translate(Throwable failure) {
        var seen = new HashSet<Throwable>();
        for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            switch (cause) {
                case StoreUnavailable known -> {
                    return known;
                }
                case ConstraintViolated known -> {
                    return known;
                }
                case PgException refused -> {
                    var meant = ofState(refused.getSqlState() == null ? "" : refused.getSqlState(), failure);
                    if (meant != null) {
                        return meant;
                    }
                }
                case SQLException refused -> {
                    var meant = ofState(refused.getSQLState() == null ? "" : refused.getSQLState(), failure);
                    if (meant != null) {
                        return meant;
                    }
                }
                case ClosedConnectionException lost -> {
                    return new StoreUnavailable("the connection to the database was lost", failure);
                }
                case IOException lost -> {
                    return new StoreUnavailable("the database cannot be reached", failure);
                }
                case TimeoutException late -> {
                    return new StoreUnavailable("the database does not answer in time", failure);
                }
                default -> {
                    if (saysItEnded(cause)) {
                        return new StoreUnavailable(
                                "the connection to the database was lost or cannot be had", failure);
                    }
                }
            }
        }
        return failure instanceof RuntimeException usual ? usual : new IllegalStateException(failure);
    }

    private static @Nullable RuntimeException ofState(String state, Throwable failure) {
        return switch (state) {
            case "25006" -> new StoreUnavailable("the database takes no writes now (read-only)", failure);
            case "57P01", "57P02" -> new StoreUnavailable("the database is shutting down", failure);
            case "57P03" -> new StoreUnavailable("the database is starting up", failure);
            case "57014" -> new StoreUnavailable("the database did not answer in time", failure);
            case "53300" -> new StoreUnavailable("the database has no connection left", failure);
            case "53100" -> new StoreUnavailable("the disk of the database is full", failure);
            case "40001", "40P01" ->
                new StoreUnavailable("the database gave this transaction up in favour of another", failure);
            case "" -> null;
            default ->
                switch (state.substring(0, 2)) {
                    case "08" -> new StoreUnavailable("the connection to the database was lost", failure);
                    case "23" -> new ConstraintViolated(constraint(failure), failure);
                    case "53" -> new StoreUnavailable("the database lacks memory or another resource", failure);
                    case "58", "F0", "XX" -> new StoreUnavailable("the database has an error of its own", failure);
                    default -> null;
                };
        };
    }

    /** Texts of Vert.x, which has no type for these; see io.vertx.core.net.impl.pool and io.vertx.sqlclient.impl. */
    private static final Set<String> ENDED = Set.of("closed", "timeout", "timed out", "connection", "pool");

    private static String constraint(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var name = switch (cause) {
                case PgException refused -> refused.getConstraint();
                case ConstraintViolationException refused -> refused.getConstraintName();
                default -> null;
            };
            if (name != null) {
                return name;
            }
        }
        return "";
    }

    private static boolean saysItEnded(Throwable cause) {
        if (!(cause instanceof NoStackTraceThrowable || cause instanceof VertxException)
                || cause.getMessage() == null) {
            return false;
        }
        var text = cause.getMessage().toLowerCase(Locale.ROOT);
        return ENDED.stream().anyMatch(text::contains);
    }
}
