package io.seaworthy.e2e.scenario;

import java.util.ArrayList;
import java.util.List;

/** A command line as a shell would cut it: at spaces, outside single and double quotes. Nothing is expanded. */
final class Words {

    private Words() {}

    static List<String> of(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var started = false;
        var quote = '\0';
        for (var letter : line.strip().toCharArray()) {
            if (quote != '\0' && letter == quote) {
                quote = '\0';
            } else if (quote == '\0' && (letter == '\'' || letter == '"')) {
                quote = letter;
                started = true;
            } else if (quote == '\0' && Character.isWhitespace(letter)) {
                if (started) {
                    words.add(word.toString());
                }
                word.setLength(0);
                started = false;
            } else {
                word.append(letter);
                started = true;
            }
        }
        if (quote != '\0') {
            throw new IllegalArgumentException("a quote is not closed in: " + line);
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }
}
