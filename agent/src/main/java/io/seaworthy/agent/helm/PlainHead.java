package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.ManifestObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads kind and name of an object that is written plainly, one {@code key: value} a line, as charts render nearly all of
 * theirs. Parsing whole documents for four words is what a scan would spend most of its time on.
 *
 * <p>It answers only where a YAML parser would answer the same; whatever is written in another way, grants rights or is a
 * list is left to the parser.
 */
final class PlainHead {

    private enum Word {
        API_VERSION,
        KIND,
        NAMESPACE,
        NAME
    }

    private final String text;
    private final Map<Word, String> words = new EnumMap<>(Word.class);
    private boolean metadataSeen;
    private boolean inMetadata;
    private int metadataIndent = -1;
    /** Indent of the word read last: a deeper line would go on with it. */
    private int lastIndent = -1;

    private PlainHead(String text) {
        this.text = text;
    }

    /** Empty if a parser has to look. */
    static Optional<ManifestObject> read(String document) {
        var head = new PlainHead(document);
        return head.lines() && head.isPlainObject() ? Optional.of(head.object()) : Optional.empty();
    }

    private boolean isPlainObject() {
        var kind = get(Word.KIND);
        return !kind.isEmpty()
                && !get(Word.NAME).isEmpty()
                && !kind.endsWith("List")
                && !kind.endsWith("Role")
                && !kind.endsWith("RoleBinding");
    }

    private ManifestObject object() {
        return ManifestObject.newBuilder()
                .setApiVersion(get(Word.API_VERSION))
                .setKind(get(Word.KIND))
                .setNamespace(get(Word.NAMESPACE))
                .setName(get(Word.NAME))
                .build();
    }

    private boolean lines() {
        for (var start = 0; start < text.length(); ) {
            var newline = text.indexOf('\n', start);
            var end = newline < 0 ? text.length() : newline;
            var indent = 0;
            while (start + indent < end && text.charAt(start + indent) == ' ') {
                indent++;
            }
            var next = end + 1;
            while (end > start + indent && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\r')) {
                end--;
            }
            if (end > start + indent && !line(start, start + indent, end)) {
                return false;
            }
            start = next;
        }
        return true;
    }

    private boolean line(int start, int from, int end) {
        var first = text.charAt(from);
        var indent = from - start;
        if (first == '#' || (start == 0 && end == 3 && text.startsWith("---"))) {
            return true;
        }
        if ((lastIndent >= 0 && indent > lastIndent) || mayGoOn(from, end)) {
            return false;
        }
        lastIndent = -1;
        if (indent == 0) {
            return first == '-' ? !inMetadata && isItem(from, end) : topKey(from, end);
        }
        if (!inMetadata) {
            return first != '\t';
        }
        metadataIndent = metadataIndent < 0 ? indent : metadataIndent;
        return indent > metadataIndent || (indent == metadataIndent && metadataKey(from, end, indent));
    }

    /** A quoted text or a flow collection that this line may leave open: the lines that follow are then no keys. */
    private boolean mayGoOn(int from, int end) {
        var doubled = 0;
        var single = 0;
        var open = 0;
        for (var at = from; at < end; at++) {
            switch (text.charAt(at)) {
                case '"' -> doubled++;
                case '\'' -> single++;
                case '[', '{' -> open++;
                case ']', '}' -> open--;
                case '\\' -> {
                    return true;
                }
                default -> {}
            }
        }
        return doubled % 2 != 0 || single % 2 != 0 || open != 0;
    }

    private boolean isItem(int from, int end) {
        return end == from + 1 || text.charAt(from + 1) == ' ';
    }

    private boolean topKey(int from, int end) {
        var colon = colon(from, end);
        if (colon < 0) {
            return false;
        }
        inMetadata = false;
        return switch (text.substring(from, colon)) {
            case "apiVersion" -> keep(Word.API_VERSION, colon + 1, end, 0);
            case "kind" -> keep(Word.KIND, colon + 1, end, 0);
            case "metadata" -> metadata(colon + 1 == end);
            default -> true;
        };
    }

    private boolean metadata(boolean isBlock) {
        var first = !metadataSeen;
        metadataSeen = true;
        inMetadata = true;
        return first && isBlock;
    }

    private boolean metadataKey(int from, int end, int indent) {
        var colon = colon(from, end);
        if (colon < 0) {
            return false;
        }
        return switch (text.substring(from, colon)) {
            case "name" -> keep(Word.NAME, colon + 1, end, indent);
            case "namespace" -> keep(Word.NAMESPACE, colon + 1, end, indent);
            default -> true;
        };
    }

    /** False if the word is no plain one, or there was one before: which of two counts is for the parser to say. */
    private boolean keep(Word which, int from, int end, int indent) {
        var word = word(from, end, indent);
        return !word.isEmpty() && words.put(which, word) == null;
    }

    private String get(Word which) {
        return words.getOrDefault(which, "");
    }

    /** The colon behind a plain key; -1 if the line does not begin with one. */
    private int colon(int from, int end) {
        for (var at = from; at < end; at++) {
            var character = text.charAt(at);
            if (character == ':' && at > from && (at + 1 == end || text.charAt(at + 1) == ' ')) {
                return at;
            }
            if (!isLetterOrDigit(character) && (at == from || "._-/".indexOf(character) < 0)) {
                return -1;
            }
        }
        return -1;
    }

    /** A value that is one harmless word, quoted or not; empty if it is anything else. */
    private String word(int from, int end, int indent) {
        var start = from;
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        var stop = end;
        var quote = start < end ? text.charAt(start) : ' ';
        var quoted = quote == '"' || quote == '\'';
        if (quoted) {
            start++;
            stop--;
        }
        if (start >= stop || stop - start > 253 || (quoted && text.charAt(stop) != quote)) {
            return "";
        }
        for (var at = start; at < stop; at++) {
            var character = text.charAt(at);
            if (!isLetterOrDigit(character) && (at == start || "._-/:".indexOf(character) < 0)) {
                return "";
            }
        }
        lastIndent = indent;
        var word = text.substring(start, stop);
        return word.endsWith(":") || word.equalsIgnoreCase("null") ? "" : word;
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
