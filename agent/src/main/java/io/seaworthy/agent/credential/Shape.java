package io.seaworthy.agent.credential;

import java.util.regex.Pattern;

/** What a value must look like before its name alone makes it a credential. */
enum Shape {
    /** Anything a person may choose as a password: up to three spaces. */
    TEXT {
        @Override
        boolean accepts(String value) {
            return value.length() <= 512 && spaces(value) <= 3 && !(number(value) && value.length() < 6);
        }
    },
    /** Something a machine issued: one word. */
    CODE {
        @Override
        boolean accepts(String value) {
            return value.length() <= 16_384 && spaces(value) == 0;
        }
    },
    /** Long and random. */
    OPAQUE {
        @Override
        boolean accepts(String value) {
            return value.length() <= 16_384 && spaces(value) == 0 && Randomness.opaque(value);
        }
    },
    /** One word that cannot be the name of a Kubernetes object, or is too random to be one. */
    NOT_A_NAME {
        @Override
        boolean accepts(String value) {
            return CODE.accepts(value) && (!OBJECT_NAME.matcher(value).matches() || Randomness.issued(value));
        }
    },
    /** {@code user:password}, several of them with commas between. */
    PAIR {
        @Override
        boolean accepts(String value) {
            return value.length() <= 2_048 && PAIRS.matcher(value).matches();
        }
    };

    private static final Pattern OBJECT_NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern PAIRS = Pattern.compile(
            "[A-Za-z_][\\w.@-]{0,63}:[^\\s:,/]{4,128}(?:,[A-Za-z_][\\w.@-]{0,63}:[^\\s:,/]{4,128}){0,7}");

    abstract boolean accepts(String value);

    private static int spaces(String value) {
        int spaces = 0;
        for (int i = 0; i < value.length(); i++) {
            if (Character.isWhitespace(value.charAt(i))) {
                spaces++;
            }
        }
        return spaces;
    }

    private static boolean number(String value) {
        return value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    }
}
