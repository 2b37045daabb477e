package io.seaworthy.agent.tiller.option;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a password in a PostgreSQL connection string; it is never kept. */
final class SqlPassword {

    private static final Pattern PASSWORD = Pattern.compile(
            "postgres(?:ql)?://[^\\s:/@]*:([^\\s@/]+)@|\\bpassword\\s*=\\s*([^\\s'\"&]+|'[^']+')",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\([^)]*\\)");

    private SqlPassword() {}

    /** Whether one stands among command and args, written out or by way of a variable that holds it in clear. */
    static boolean standsIn(TillerContainer container) {
        var environment = container.environment();
        return Stream.concat(container.container().getCommand().stream(), container.container().getArgs().stream())
                .filter(Objects::nonNull)
                .map(word -> Expansion.expand(word, environment))
                .anyMatch(SqlPassword::holdsOne);
    }

    private static boolean holdsOne(Expansion word) {
        var match = PASSWORD.matcher(word.text());
        while (match.find()) {
            var password = match.group(1) == null ? match.group(2) : match.group(1);
            if (word.seen() || !REFERENCE.matcher(password).matches()) {
                return true;
            }
        }
        return false;
    }
}
