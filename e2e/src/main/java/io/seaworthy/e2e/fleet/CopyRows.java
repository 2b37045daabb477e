package io.seaworthy.e2e.fleet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows on their way into one table, in PostgreSQL's COPY text form. */
final class CopyRows {

    private final String table;
    private final StringBuilder text = new StringBuilder();

    /** @param table with the names of its columns: {@code finding (cluster_id, …)} */
    CopyRows(String table) {
        this.table = table;
    }

    /** @param values null, text, numbers, booleans, times or bytes, in the order of the columns */
    void add(@Nullable Object... values) {
        for (int at = 0; at < values.length; at++) {
            text.append(at == 0 ? "" : "\t");
            switch (values[at]) {
                case null -> text.append("\\N");
                case byte[] bytes -> text.append("\\\\x").append(HexFormat.of().formatHex(bytes));
                case Instant time -> text.append(time);
                case Object value -> escaped(value.toString());
            }
        }
        text.append('\n');
    }

    void flush(CopyManager copy) throws SQLException {
        try {
            copy.copyIn("copy " + table + " from stdin", new StringReader(text.toString()));
        } catch (IOException impossible) { // It is read from memory.
            throw new UncheckedIOException(impossible);
        }
        text.setLength(0);
    }

    private void escaped(String value) {
        for (int at = 0; at < value.length(); at++) {
            var character = value.charAt(at);
            switch (character) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(character);
            }
        }
    }
}
