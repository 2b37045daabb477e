package io.seaworthy.agent.credential;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that announce themselves by a prefix. One pass: at the start of each word the prefixes that begin with that
 * character are compared, and only behind a prefix does a regular expression run.
 */
final class TokenFormats {

    private static final int ASCII = 128;

    private final Prefix[][] byFirst = new Prefix[ASCII][];

    TokenFormats(List<Detector.TokenFormat> formats) {
        var lists = new ArrayList<List<Prefix>>();
        for (int i = 0; i < ASCII; i++) {
            lists.add(new ArrayList<>());
        }
        for (var format : formats) {
            for (String prefix : format.prefixes()) {
                lists.get(prefix.charAt(0)).add(new Prefix(prefix, format));
            }
        }
        for (int i = 0; i < ASCII; i++) {
            byFirst[i] = lists.get(i).toArray(Prefix[]::new);
        }
    }

    void find(String text, Consumer<Span> found) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = Ascii.alphanumeric(c) || c == '-' || c == '_';
            if (!(inWord && Ascii.alphanumeric(c)) && c < ASCII && byFirst[c].length > 0) {
                i = at(i, text, byFirst[c], found);
            }
            inWord = word;
        }
    }

    /** Where to go on: the last character of the token that starts here, or here. */
    private static int at(int start, String text, Prefix[] prefixes, Consumer<Span> found) {
        for (var prefix : prefixes) {
            if (!text.startsWith(prefix.text, start)) {
                continue;
            }
            var matcher = prefix.format.pattern().matcher(text);
            if (!matcher.region(start, text.length()).lookingAt()) {
                continue;
            }
            int group = Math.min(1, matcher.groupCount());
            if (meant(prefix.format, matcher.group(group))) {
                found.accept(new Span(prefix.format.id(), matcher.start(group), matcher.end(group)));
                return matcher.end() - 1;
            }
        }
        return start;
    }

    private static boolean meant(Detector.TokenFormat format, @Nullable String token) {
        if (token == null || filledIn(token)) {
            return false;
        }
        if (format.decoded() == Detector.TokenFormat.PLAIN) {
            return true;
        }
        try {
            var decoded = new String(Base64.getDecoder().decode(token), StandardCharsets.ISO_8859_1);
            return format.decoded().matcher(decoded.strip()).matches();
        } catch (IllegalArgumentException e) {
            return false; // the format demands base64, and this is something else
        }
    }

    /** Documentation writes tokens as {@code ghp_xxxxxxxx}: half of the token is one character, repeated. */
    private static boolean filledIn(String token) {
        int run = 1;
        int longest = 1;
        for (int i = 1; i < token.length() && i < 256; i++) {
            run = token.charAt(i) == token.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest >= 12 || (longest >= 8 && longest * 3 >= Math.min(token.length(), 256));
    }

    private record Prefix(String text, Detector.TokenFormat format) {}
}
