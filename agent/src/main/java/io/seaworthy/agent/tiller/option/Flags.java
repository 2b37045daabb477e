package io.seaworthy.agent.tiller.option;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flags of one command line as one version of Tiller reads them: with Go's {@code flag} since 2.5, where the first
 * word that is no flag ends the flags ({@code --tls false --tls-verify} never reads {@code --tls-verify}); with pflag
 * before, where flags may follow other words.
 *
 * @param settings the last setting of each flag
 * @param problems why Tiller would not start; empty means that it would
 * @param hidden a word that cannot be seen stands where a flag's name would
 */
record Flags(Map<Flag, Setting> settings, List<String> problems, boolean hidden) {

    /**
     * A value as written.
     *
     * @param seen it is all there; otherwise {@code $(NAME)} stands for a part of it
     */
    record Setting(String value, boolean seen, String origin) {}

    static Flags read(List<Word> words, TillerVersion version) {
        return new Reader(words, version).read();
    }

    Optional<Setting> get(Flag flag) {
        return Optional.ofNullable(settings.get(flag));
    }

    private static final class Reader {
        private final List<Word> words;
        private final TillerVersion version;
        private final boolean goSyntax;
        private final Map<Flag, Setting> settings = new EnumMap<>(Flag.class);
        private final List<String> problems = new ArrayList<>();
        private int at;

        Reader(List<Word> words, TillerVersion version) {
            this.words = words;
            this.version = version;
            this.goSyntax = version.minor() >= 5;
        }

        Flags read() {
            while (at < words.size() && problems.isEmpty()) {
                var word = words.get(at++);
                var text = word.text();
                if (!nameSeen(word)) {
                    return new Flags(Map.of(), List.of(), true);
                }
                if (text.equals("--")) {
                    break;
                }
                if (text.length() < 2 || text.charAt(0) != '-') {
                    if (goSyntax) {
                        break;
                    }
                    continue;
                }
                flag(word, name(text));
            }
            return new Flags(settings, problems, false);
        }

        private static boolean nameSeen(Word word) {
            var reference = word.text().indexOf("$(");
            var equals = word.text().indexOf('=');
            return word.seen() || (word.text().startsWith("-") && equals > 0 && equals < reference);
        }

        private String name(String text) {
            var dashes = text.startsWith("--") ? 2 : 1;
            var shortListen = !goSyntax && dashes == 1 && text.charAt(1) == 'l';
            if (shortListen) {
                return "--listen=" + (text.startsWith("-l=") ? text.substring(3) : text.substring(2));
            }
            return !goSyntax && dashes == 1 ? "--" + text : "--" + text.substring(dashes);
        }

        private void flag(Word word, String normal) {
            var rest = normal.substring(2);
            var equals = rest.indexOf('=');
            var name = equals < 0 ? rest : rest.substring(0, equals);
            if (name.isEmpty() || name.startsWith("-") || equals == 0) {
                problems.add("'" + shown(word) + "' is not a flag");
                return;
            }
            var flag = Flag.of(name, version);
            if (flag.isEmpty()) {
                problems.add("Tiller " + version + " has no flag --" + name);
            } else if (equals >= 0 && !word.text().equals("-l")) {
                settings.put(flag.get(), new Setting(rest.substring(equals + 1), word.seen(), word.origin()));
            } else if (flag.get().switches()) {
                settings.put(flag.get(), new Setting("true", true, word.origin()));
            } else if (at < words.size()) {
                var value = words.get(at++);
                settings.put(flag.get(), new Setting(value.text(), value.seen(), value.origin()));
            } else {
                problems.add("--" + name + " has no value");
            }
        }

        private static String shown(Word word) {
            var equals = word.text().indexOf('=');
            return equals < 0 ? word.text() : word.text().substring(0, equals);
        }
    }
}
