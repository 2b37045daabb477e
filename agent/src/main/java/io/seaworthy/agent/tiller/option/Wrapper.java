package io.seaworthy.agent.tiller.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that only start another one: small init programs, and a shell with one plain line. */
final class Wrapper {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
    private static final Set<String> INITS = Set.of("tini", "tini-static", "dumb-init", "catatonit");
    private static final Pattern SHELL_FLAGS = Pattern.compile("-[a-z]*");
    /** One line without anything the shell would act on, except quotes and backslashes. */
    private static final Pattern PLAIN_LINE = Pattern.compile("[^|&;<>()$`*?\\[\\]{}~#!\\n\\r]*");

    private Wrapper() {}

    /** The words behind the wrapper; empty where a wrapper does more than start one program. Never an empty list. */
    static Optional<List<Word>> unwrap(List<Word> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (SHELLS.contains(words.getFirst().basename())) {
            return script(words).flatMap(Wrapper::split);
        }
        if (INITS.contains(words.getFirst().basename())) {
            var rest = words.subList(1, words.size());
            var separated = !rest.isEmpty() && rest.getFirst().text().equals("--");
            var inner = separated ? rest.subList(1, rest.size()) : rest;
            return inner.isEmpty() || inner.getFirst().text().startsWith("-") ? Optional.empty() : unwrap(inner);
        }
        return Optional.of(words);
    }

    /** The script of {@code sh -c SCRIPT}. */
    static Optional<Word> script(List<Word> words) {
        if (words.isEmpty() || !SHELLS.contains(words.getFirst().basename())) {
            return Optional.empty();
        }
        var asked = false;
        for (var word : words.subList(1, words.size())) {
            if (!SHELL_FLAGS.matcher(word.text()).matches()) {
                return asked ? Optional.of(word) : Optional.empty();
            }
            asked |= word.text().contains("c");
        }
        return Optional.empty();
    }

    private static Optional<List<Word>> split(Word script) {
        var line = script.text().strip();
        if (!script.seen() || !PLAIN_LINE.matcher(line).matches()) {
            return Optional.empty();
        }
        var words = new ArrayList<Word>();
        var current = new StringBuilder();
        var quote = '\0';
        var open = false;
        for (var at = 0; at < line.length(); at++) {
            var character = line.charAt(at);
            if (character == '\\' && quote != '\'') {
                if (++at == line.length()) {
                    return Optional.empty();
                }
                if (quote == '"' && "\"\\".indexOf(line.charAt(at)) < 0) {
                    current.append('\\');
                }
                current.append(line.charAt(at));
                open = true;
            } else if (quote == '\0' && (character == '\'' || character == '"')) {
                quote = character;
                open = true;
            } else if (character == quote) {
                quote = '\0';
            } else if (quote == '\0' && Character.isWhitespace(character)) {
                if (open) {
                    words.add(script.with(current.toString()));
                }
                current.setLength(0);
                open = false;
            } else {
                current.append(character);
                open = true;
            }
        }
        if (open) {
            words.add(script.with(current.toString()));
        }
        var inner = !words.isEmpty() && words.getFirst().text().equals("exec") ? words.subList(1, words.size()) : words;
        // NAME=value before the program changes its environment, which this does not follow.
        var plain = quote == '\0' && !inner.isEmpty() && inner.getFirst().text().indexOf('=') < 0;
        return plain ? Optional.of(List.copyOf(inner)) : Optional.empty();
    }
}
