package io.seaworthy.hub.store;

import io.seaworthy.hub.api.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A statement in PostgreSQL's own words, where those say it better than entities do. Every {@code :parameter} is text, and
 * the statement casts it to what it needs; {@code ''} stands for null. A row comes back as the record whose components
 * are named as the columns.
 */
public final class Sql {

    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-zA-Z]\\w*)");

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Sql(String text) {
        this.text = text;
    }

    public static Sql of(String text) {
        return new Sql(text);
    }

    public Sql with(String parameter, Object value) {
        values.put(parameter, value.toString());
        return this;
    }

    public Sql with(Map<String, String> parameters) {
        values.putAll(parameters);
        return this;
    }

    /** The value as JSON; the statement casts it to jsonb. */
    public Sql withJson(String parameter, Object value) {
        return with(parameter, Json.text(value));
    }

    public <T> List<T> rows(Transaction transaction, Class<T> type) {
        return texts(transaction).stream().map(row -> Json.read(row, type)).toList();
    }

    /** Each row as a JSON object. */
    public List<String> texts(Transaction transaction) {
        return select(transaction, bound("select cast(to_jsonb(found) as text) from (" + text + ") found"));
    }

    /** Does a {@code select … for update} of one text column. */
    public void lock(Transaction transaction) {
        select(transaction, bound(text));
    }

    public <T> Optional<T> row(Transaction transaction, Class<T> type) {
        return rows(transaction, type).stream().findFirst();
    }

    /** @return how many rows it changed */
    public int run(Transaction transaction) {
        var query = bound(text);
        return transaction.await(session -> {
            var statement = session.createNativeQuery(query);
            values.forEach(statement::setParameter);
            return statement.executeUpdate();
        });
    }

    private List<String> select(Transaction transaction, String query) {
        return transaction.await(session -> {
            var statement = session.createNativeQuery(query, String.class);
            values.forEach(statement::setParameter);
            return statement.getResultList();
        });
    }

    /** PostgreSQL guesses a parameter's type from where it stands; this leaves nothing to guess. */
    private static String bound(String sql) {
        return PARAMETER.matcher(sql).replaceAll("cast(:$1 as text)");
    }
}
