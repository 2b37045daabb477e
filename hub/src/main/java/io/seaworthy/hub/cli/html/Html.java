package io.seaworthy.hub.cli.html;

import io.seaworthy.hub.cli.report.Plain;
import java.io.PrintWriter;

/** Writes HTML; text is escaped here and nowhere else, so nothing of a cluster can become markup. */
final class Html {

    private final PrintWriter out;

    Html(PrintWriter out) {
        this.out = out;
    }

    /** Markup of our own. */
    Html raw(String markup) {
        out.print(markup);
        return this;
    }

    Html text(String text) {
        return raw(escape(Plain.line(text)));
    }

    /** Text with line feeds, such as commands. */
    Html block(String text) {
        return raw(escape(Plain.block(text.strip())));
    }

    /** {@code <name attributes>text</name>} and a line feed. */
    Html element(String nameAndAttributes, String text) {
        return open(nameAndAttributes).text(text).close(nameAndAttributes);
    }

    Html open(String nameAndAttributes) {
        return raw("<" + nameAndAttributes + ">");
    }

    Html close(String nameAndAttributes) {
        var space = nameAndAttributes.indexOf(' ');
        return raw("</" + (space < 0 ? nameAndAttributes : nameAndAttributes.substring(0, space)) + ">\n");
    }

    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(character);
            }
        }
        return safe.toString();
    }
}
