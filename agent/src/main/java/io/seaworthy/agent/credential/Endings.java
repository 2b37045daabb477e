package io.seaworthy.agent.credential;

import java.util.List;
import java.util.Set;

/**
 * Which names a {@link Detector.KeyName} knows.
 *
 * @param endings the name in lower case without separators ends with one of these
 * @param words the last word of the name is one of these
 * @param unless endings that make the name a reference after all
 */
record Endings(List<String> endings, Set<String> words, List<String> unless) {

    boolean match(Name name) {
        return (words.contains(name.lastWord()) || any(endings, name.compact())) && !any(unless, name.compact());
    }

    private static boolean any(List<String> endings, String compact) {
        for (String ending : endings) {
            if (compact.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
