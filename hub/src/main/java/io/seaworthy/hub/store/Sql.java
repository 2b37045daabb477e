package io.seaworthy.hub.store;

import io.seaworthy.hub.api.Json;
import java.util.ArrayList;
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
        var query = bound("select cast(to_jsonb(found) as text) from (" + text + ") found");
        var rows = transaction.await(session -> {
            var statement = session.createNativeQuery(query, String.class);
            values.forEach(statement::setParameter);
            return statement.getResultList();
        });
        var records = new ArrayList<T>(rows.size());
        rows.forEach(row -> records.add(Json.read(row, type)));
        return records;
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

    /** PostgreSQL guesses a parameter's type from where it stands; this leaves nothing to guess. */
    private static String bound(String sql) {
        return PARAMETER.matcher(sql).replaceAll("cast(:$1 as text)");
    }
}
