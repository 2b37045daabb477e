package io.seaworthy.hub.cli;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Control;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody who mistyped a name may have meant. */
final class Suggestion {

    private static final int AT_MOST = 3;

    private Suggestion() {}

    /** {@code There is no control "tiler-tls". Did you mean tiller-tls?} */
    static String noSuchControl(String id, Catalogue catalogue) {
        var close = closeTo(id, catalogue.controls().stream().map(Control::id).toList());
        return "There is no control \"" + id + "\". "
                + (close.isEmpty()
                        ? "See: seaworthy controls list"
                        : "Did you mean " + String.join(" or ", close) + "?");
    }

    /** The known names closest to this one; none that is far off. */
    static List<String> closeTo(String name, Collection<String> known) {
        var limit = Math.max(2, name.length() / 3);
        return known.stream()
                .filter(candidate ->
                        distance(name, candidate) <= limit || (name.length() > 3 && candidate.contains(name)))
                .sorted(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(AT_MOST)
                .collect(Collectors.toList());
    }

    /** Levenshtein's: inserted, removed and changed characters. */
    private static int distance(String one, String other) {
        var above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var line = new int[other.length() + 1];
            line[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                var changed = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(changed, 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[other.length()];
    }
}
