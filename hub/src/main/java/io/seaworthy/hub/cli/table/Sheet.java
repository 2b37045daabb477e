package io.seaworthy.hub.cli.table;

import io.seaworthy.hub.cli.report.Plain;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of text of one width. What is handed to {@link #text} and {@link #commands} may come from a cluster and is made
 * safe here; {@link #line} is for the product's own words.
 */
public final class Sheet {

    private final PrintWriter out;
    private final int width;

    public Sheet(OutputStream out, int width) {
        this.out = new PrintWriter(out, false, StandardCharsets.UTF_8);
        this.width = width;
    }

    void line(String words) {
        out.print(words);
        out.print('\n');
    }

    void blank() {
        out.print('\n');
    }

    /** Wrapped, every line with this indent. */
    void text(String indent, String text) {
        text(indent, indent, text, Integer.MAX_VALUE);
    }

    /** Wrapped; the first line has its own lead, and what does not fit into so many lines is cut with an ellipsis. */
    void text(String lead, String indent, String text, int lines) {
        var wrapped =
                wrap(Plain.line(text.strip().replaceAll("\\s*\n\\s*", " ")), Math.max(20, width - indent.length()));
        for (int index = 0; index < Math.min(lines, wrapped.size()); index++) {
            var cut = index == lines - 1 && wrapped.size() > lines;
            line((index == 0 ? lead : indent) + wrapped.get(index) + (cut ? " …" : ""));
        }
    }

    /** Never wrapped or cut, so that it can be copied into a shell; a here-document ends only at the start of a line. */
    void commands(String usualIndent, String block) {
        var indent = block.contains("<<") ? "" : usualIndent;
        Plain.block(block.stripTrailing()).lines().forEach(command -> line((indent + command).stripTrailing()));
    }

    void done() {
        out.flush();
    }

    private static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > width) {
            var space = rest.lastIndexOf(' ', width);
            var end = space > width / 2 ? space : width;
            if (Character.isLowSurrogate(rest.charAt(end))) {
                end--;
            }
            lines.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }
}
