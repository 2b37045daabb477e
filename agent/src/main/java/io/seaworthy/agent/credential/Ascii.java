package io.seaworthy.agent.credential;

/** Kinds of ASCII characters; everything else is none of them. */
final class Ascii {

    private Ascii() {}

    static boolean lower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean alphanumeric(char c) {
        return lower(c) || upper(c) || digit(c);
    }

    /** A character of standard base64, without the padding. */
    static boolean base64(char c) {
        return alphanumeric(c) || c == '+' || c == '/';
    }
}
