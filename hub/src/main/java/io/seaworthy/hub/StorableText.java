package io.seaworthy.hub;

import java.nio.charset.StandardCharsets;

/** Text from a cluster as the database can hold it: clusters may send anything, PostgreSQL refuses U+0000. */
public final class StorableText {

    private static final String MORE = "…";

    private StorableText() {}

    /**
     * The same text wherever that is possible. U+0000 and halves of characters become U+FFFD and ?, what is too long ends
     * with an ellipsis.
     *
     * @param longest in UTF-16 units, at least 2
     */
    public static String of(String text, int longest) {
        var whole = text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : text;
        var clean = whole.replace('\0', '\uFFFD');
        if (clean.length() <= longest) {
            return clean;
        }
        int end = longest - 1;
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + MORE;
    }
}
