package io.seaworthy.agent.credential;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds {@link Setting}s in any text: configuration files, scripts, connection strings, JSON, command lines, notes. One
 * pass, line by line, looking only a bounded way to the left of each {@code =}, {@code :} and blank.
 */
final class Settings {

    private static final int LONGEST_NAME = 64;
    private static final String ENDS_VALUE = "\"';,&|)}]>`";
    private static final String CODE = "$`(<{[";

    private final String text;
    private final Predicate<String> wanted;
    private final Consumer<Setting> found;

    private Settings(String text, Predicate<String> wanted, Consumer<Setting> found) {
        this.text = text;
        this.wanted = wanted;
        this.found = found;
    }

    /** Tells the settings whose name is wanted; what stands inside the value of one of them is not looked at again. */
    static void find(String text, Predicate<String> wanted, Consumer<Setting> found) {
        var settings = new Settings(text, wanted, found);
        int line = 1;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            settings.line(start, end, line);
            start = end + 1;
        }
    }

    private void line(int start, int end, int line) {
        if (comment(start, end)) {
            return;
        }
        for (int i = start + 1; i < end - 1; i++) {
            switch (text.charAt(i)) {
                case '=' -> i = assignment(start, i, end, line);
                case ':' -> i = entry(start, i, end, line);
                case ' ', '\t' -> i = flag(start, i, end, line);
                default -> {}
            }
        }
    }

    private int assignment(int start, int at, int end, int line) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at + 1);
        if (after == '=' || after == '~' || "=!<>:~+".indexOf(before) >= 0) {
            return at;
        }
        return value(name(start, at), at + 1, end, line, false);
    }

    private int entry(int start, int at, int end, int line) {
        char after = text.charAt(at + 1);
        if (after == ':' || after == '/' || text.charAt(at - 1) == ':') {
            return at;
        }
        return value(name(start, at), at + 1, end, line, true);
    }

    private int flag(int start, int at, int end, int line) {
        String name = name(start, at);
        if (!name.startsWith("--") || text.charAt(at + 1) == '-') {
            return at;
        }
        return value(name, at + 1, end, line, false);
    }

    /** Tells the setting, if it is one, and answers where to go on. */
    private int value(String flagOrName, int from, int end, int line, boolean toEndOfLine) {
        String name = bare(flagOrName);
        int start = from;
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        if (start >= end || !wanted.test(name)) {
            return from - 1;
        }
        if (text.charAt(start) == '\\' && start + 1 < end) {
            start++;
        }
        char quote = text.charAt(start);
        boolean quoted = quote == '"' || quote == '\'';
        int stop = quoted ? closing(quote, start + 1, end) : word(start, end);
        if (stop < 0) {
            return from - 1;
        }
        int first = quoted ? start + 1 : start;
        int last = quoted && text.charAt(stop - 1) == '\\' ? stop - 1 : stop;
        if (last <= first) {
            return from - 1;
        }
        boolean certain =
                quoted || (!code(first, last) && (!toEndOfLine || restIsEmpty(stop, end)) && !called(stop, end));
        found.accept(new Setting(name, first, last, line, certain));
        return stop - 1;
    }

    private String name(int start, int at) {
        int end = at;
        while (end > start && at - end < 3 && blank(text.charAt(end - 1))) {
            end--;
        }
        while (end > start && at - end < 5 && "\"'\\]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int first = end;
        while (first > start && end - first <= LONGEST_NAME && partOfName(text.charAt(first - 1))) {
            first--;
        }
        return end - first > LONGEST_NAME ? "" : text.substring(first, end);
    }

    private static String bare(String name) {
        int first = 0;
        while (first < name.length() && name.charAt(first) == '-') {
            first++;
        }
        return name.substring(first);
    }

    private int closing(char quote, int from, int end) {
        int close = text.indexOf(quote, from);
        return close < end ? close : -1;
    }

    private int word(int start, int end) {
        int stop = start;
        while (stop < end && !blank(text.charAt(stop)) && ENDS_VALUE.indexOf(text.charAt(stop)) < 0) {
            stop++;
        }
        return stop;
    }

    private boolean code(int first, int last) {
        for (int i = first; i < last; i++) {
            if (CODE.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean called(int stop, int end) {
        return stop < end && text.charAt(stop) == ')';
    }

    private boolean restIsEmpty(int stop, int end) {
        for (int i = stop; i < end; i++) {
            char c = text.charAt(i);
            if (c == '#' || c == ',' || c == '}') {
                return true;
            }
            if (!blank(c) && "\"';]\\".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean comment(int start, int end) {
        int first = start;
        while (first < end && blank(text.charAt(first))) {
            first++;
        }
        return first < end && (text.charAt(first) == '#' || text.charAt(first) == ';' || text.startsWith("//", first));
    }

    private static boolean partOfName(char c) {
        return Ascii.alphanumeric(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
