package io.seaworthy.hub.cli.report;

/**
 * Makes text that comes from a cluster safe to show: whoever may create an object chooses its name, and with it could
 * move a terminal's cursor, hide a line or turn the reading direction.
 */
public final class Plain {

    private Plain() {}

    /** One line: every control character, line break and direction mark becomes a visible escape such as {@code \u001b}. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** As {@link #line}, but line feeds and tabs stay. */
    public static String block(String text) {
        return clean(text, true);
    }

    /** Whether a character changes what is seen around it instead of being seen itself. */
    public static boolean isActive(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String clean(String text, boolean keepsLines) {
        if (text.codePoints().noneMatch(Plain::isActive)) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> {
            if (!isActive(codePoint) || (keepsLines && (codePoint == '\n' || codePoint == '\t'))) {
                safe.appendCodePoint(codePoint);
            } else {
                safe.append(escape(codePoint));
            }
        });
        return safe.toString();
    }

    private static String escape(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> codePoint > 0xffff ? String.format("\\u{%x}", codePoint) : String.format("\\u%04x", codePoint);
        };
    }
}
