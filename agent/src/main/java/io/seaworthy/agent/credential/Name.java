package io.seaworthy.agent.credential;

import java.util.Locale;

/**
 * The name of a value in two normal forms: {@code AWSSecret_accessKey} has the compact form {@code awssecretaccesskey},
 * the dashed form {@code aws-secret-access-key} and the last word {@code key}.
 */
record Name(String compact, String dashed) {

    static Name of(String raw) {
        var dashed = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                dash(dashed);
                continue;
            }
            if (Character.isUpperCase(c) && i > 0) {
                boolean afterSmall = !Character.isUpperCase(raw.charAt(i - 1));
                boolean beforeSmall = i + 1 < raw.length() && Character.isLowerCase(raw.charAt(i + 1));
                if (afterSmall || beforeSmall) {
                    dash(dashed);
                }
            }
            dashed.append(c);
        }
        String text = dashed.toString().toLowerCase(Locale.ROOT);
        return new Name(text.replace("-", ""), text);
    }

    String lastWord() {
        int end = dashed.length();
        while (end > 0 && dashed.charAt(end - 1) == '-') {
            end--;
        }
        return dashed.substring(dashed.lastIndexOf('-', end - 1) + 1, end);
    }

    private static void dash(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '-') {
            text.append('-');
        }
    }
}
