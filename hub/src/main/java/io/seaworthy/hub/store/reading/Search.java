package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts that occur in what is shown of many rows, in upper or lower case; an index of trigrams finds them. It cannot find
 * fewer than three letters in the middle of a word, only where words begin.
 */
final class Search {

    private static final int TRIGRAM = 3;
    private static final List<String> BEFORE_WORDS = List.of("\n", " ", "-", ".", "/", "_", "@", ":", "(");

    private Search() {}

    /**
     * Rows that show the text themselves, or whose cluster has it in its name.
     *
     * @param shown the expression that the index has
     * @param cluster the column of the cluster's id
     */
    static Filter text(Transaction transaction, Filter filter, String shown, String cluster, String text) {
        if (text.isEmpty()) {
            return filter;
        }
        var patterns = patterns(text);
        var condition = new StringBuilder();
        for (int at = 0; at < patterns.size(); at++) {
            filter.values().put("text" + at, patterns.get(at));
            condition
                    .append(at == 0 ? "" : " or ")
                    .append(shown)
                    .append(" like lower(:text")
                    .append(at)
                    .append(')');
        }
        var named = SqlClusters.ids(transaction, new Filter().contains(text, "c.name"));
        if (!named.isEmpty()) {
            filter.values().put("named", Filter.listed(named));
            condition
                    .append(" or ")
                    .append(cluster)
                    .append(" = any(")
                    .append(Filter.list("named"))
                    .append(')');
        }
        return filter.and("(" + condition + ")");
    }

    private static List<String> patterns(String text) {
        return text.codePointCount(0, text.length()) >= TRIGRAM
                ? List.of(Filter.pattern(text))
                : Stream.concat(
                                Stream.of(Filter.pattern(text).substring(1)),
                                BEFORE_WORDS.stream().map(before -> Filter.pattern(before + text)))
                        .toList();
    }
}
