package io.seaworthy.hub.store.reading;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A value that rows are sorted by.
 *
 * @param sql the expression; never null in any row
 * @param kind what its text looks like in a position
 */
record Column(String sql, Kind kind) {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?");

    enum Kind {
        NUMBER,
        TEXT,
        TIME,
        UUID
    }

    /** The value as text, so that reading it back gives exactly the same value. */
    String asText() {
        return switch (kind) {
            case NUMBER, TEXT, UUID -> "cast(" + sql + " as text)";
            case TIME -> "to_char(" + sql + " at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')";
        };
    }

    /** What the parameter with that text compares as. */
    String fromText(String parameter) {
        return switch (kind) {
            case NUMBER -> "cast(:" + parameter + " as bigint)";
            case TEXT -> ":" + parameter + " collate \"C\"";
            case TIME -> "cast(:" + parameter + " as timestamp) at time zone 'UTC'";
            case UUID -> "cast(:" + parameter + " as uuid)";
        };
    }

    boolean accepts(String text) {
        return switch (kind) {
            case NUMBER -> NUMBER.matcher(text).matches();
            case TEXT -> text.length() <= 2000 && text.indexOf('\0') < 0;
            case TIME -> TIME.matcher(text).matches() && isTime(text);
            case UUID -> isUuid(text);
        };
    }

    private static boolean isTime(String text) {
        try {
            LocalDateTime.parse(text.replace(' ', 'T'));
            return true;
        } catch (DateTimeParseException foreign) {
            // Digits in the right places that are no day or hour.
            return false;
        }
    }

    private static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException foreign) {
            // Whoever made up a position is told that it is none.
            return false;
        }
    }
}
