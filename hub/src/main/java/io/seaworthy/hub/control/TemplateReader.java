package io.seaworthy.hub.control;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Splits template text into what stands as it is and what is CEL. */
final class TemplateReader {

    private final String key;
    private final String text;
    private final Location start;
    private int position;

    private TemplateReader(String key, String text, Location start) {
        this.key = key;
        this.text = text;
        this.start = start;
    }

    /** The template, or what is wrong with it. */
    sealed interface Result {
        record Read(Template template) implements Result {}

        record Refused(ControlProblem problem) implements Result {}
    }

    static Result read(String key, String text, Location start) {
        return new TemplateReader(key, text, start).read();
    }

    private Result read() {
        var parts = new ArrayList<Template.Part>();
        while (position < text.length()) {
            int open = text.indexOf("{{", position);
            if (open < 0) {
                parts.add(new Template.Text(text.substring(position)));
                break;
            }
            if (open > position) {
                parts.add(new Template.Text(text.substring(position, open)));
            }
            int close = closing(open + 2);
            var source = close < 0 ? "" : text.substring(open + 2, close);
            if (source.isBlank()) {
                return new Result.Refused(new ControlProblem(
                        at(open),
                        "\"" + key + "\" has a {{ " + (close < 0 ? "without its }}." : "with nothing inside."),
                        "Write {{ CEL }}; for two literal braces write {{ '{{' }}."));
            }
            int lead = source.length() - source.stripLeading().length();
            parts.add(new Template.Insert(new Expression(key, source.strip(), at(open + 2 + lead))));
            position = close + 2;
        }
        return new Result.Read(new Template(text, parts));
    }

    /** Where the insert ends; braces inside CEL's own quotes do not count. */
    private int closing(int from) {
        @Nullable Character quote = null;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != null) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? null : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith("}}", i)) {
                return i;
            }
        }
        return -1;
    }

    private Location at(int offset) {
        int lines =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int column = lines == 0 ? offset : offset - lineStart;
        return new Location(start.file(), start.line() + lines, start.column() + column);
    }
}
