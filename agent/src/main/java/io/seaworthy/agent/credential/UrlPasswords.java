package io.seaworthy.agent.credential;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** Passwords in {@code scheme://user:password@host} and in Go's {@code user:password@tcp(host)/db}. */
final class UrlPasswords {

    private static final int LONGEST = 512;
    private static final List<String> SOCKETS = List.of("@tcp(", "@unix(");

    private final Detector.UrlPassword detector;
    private final Predicate<String> placeholder;

    UrlPasswords(Detector.UrlPassword detector, Predicate<String> placeholder) {
        this.detector = detector;
        this.placeholder = placeholder;
    }

    void find(String text, Consumer<Span> found) {
        for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            match(text, at + 3, found);
        }
        for (String socket : SOCKETS) {
            for (int at = text.indexOf(socket); at >= 0; at = text.indexOf(socket, at + socket.length())) {
                match(text, startOfWord(text, at), found);
            }
        }
    }

    private void match(String text, int from, Consumer<Span> found) {
        Matcher matcher = detector.pattern().matcher(text).region(from, Math.min(text.length(), from + LONGEST));
        if (matcher.lookingAt() && !placeholder.test(matcher.group(2))) {
            found.accept(new Span(detector.id(), matcher.start(2), matcher.end(2)));
        }
    }

    private static int startOfWord(String text, int end) {
        int start = end;
        while (start > 0 && end - start < LONGEST - 8) {
            char c = text.charAt(start - 1);
            if (c <= ' ' || c == '"' || c == '\'' || c == '=' || c == '/') {
                break;
            }
            start--;
        }
        return start;
    }
}
