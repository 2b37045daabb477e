package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.stage.impl.StageSessionImpl;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's own statements inside a session's transaction: sets of rows at once, locks, upserts. */
final class Sql {

    private final Transaction transaction;

    Sql(Transaction transaction) {
        this.transaction = transaction;
    }

    /** @param values in the order of {@code $1}, {@code $2} … */
    List<Row> select(String sql, @Nullable Object... values) {
        return await(connection -> connection.select(sql, values).thenApply(result -> {
            var rows = new ArrayList<Row>(result.size());
            while (result.hasNext()) {
                rows.add(new Row(result.next()));
            }
            return rows;
        }));
    }

    /** @return how many rows it changed */
    int update(String sql, @Nullable Object... values) {
        return await(connection -> connection.update(sql, values));
    }

    /** The values of one row for {@link #each}. */
    static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    /** The same statement for each of these, in one go. */
    void each(String sql, List<@Nullable Object[]> values) {
        if (!values.isEmpty()) {
            await(connection -> connection.update(sql, values));
        }
    }

    private <T> T await(Function<ReactiveConnection, CompletionStage<T>> step) {
        return transaction.await(session -> step.apply(((StageSessionImpl) session).getReactiveConnection()));
    }
}
