package io.seaworthy.agent.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** Values that everyone would try first: a published list, its variations, and single characters repeated. */
record WeakValues(Set<String> values) {

    boolean match(String value) {
        if (value.length() > 128) {
            return false;
        }
        return listed(value) || repeated(value) || listed(decoded(value));
    }

    private boolean listed(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        if (values.contains(text)) {
            return true;
        }
        int end = text.length();
        while (end > 4 && !Character.isLetter(text.charAt(end - 1))) {
            end--;
        }
        return end < text.length() && text.length() - end <= 4 && values.contains(text.substring(0, end));
    }

    private static boolean repeated(String value) {
        return value.length() >= 4
                && Character.isLetterOrDigit(value.charAt(0))
                && value.chars().allMatch(c -> c == value.charAt(0))
                && Character.toLowerCase(value.charAt(0)) != 'x';
    }

    private static String decoded(String value) {
        if (value.length() < 8 || value.length() % 4 != 0) {
            return "";
        }
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1).strip();
        } catch (IllegalArgumentException e) {
            return ""; // not base64, so it is only what it says
        }
    }
}
