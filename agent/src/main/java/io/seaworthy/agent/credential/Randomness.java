package io.seaworthy.agent.credential;

import java.util.Base64;

/**
 * How random a string looks. Deliberately conservative: words, versions, dates, digests in lower-case hex and names with
 * separators are not random.
 */
final class Randomness {

    private static final int SHORTEST = 32;
    private static final int LONGEST = 256;

    private Randomness() {}

    /** Whether nothing but chance explains the string, without any help from its name: mixed case, digits, high entropy. */
    static boolean alone(String value) {
        int length = value.length();
        if (length < SHORTEST || length > LONGEST) {
            return false;
        }
        var seen = new Census(value);
        return seen.encoded
                && seen.digits >= 3
                && seen.upper >= 4
                && seen.lower >= 4
                && seen.separators * 10 < length
                && seen.longestWord <= 6
                && seen.changes * 20 >= length * 9
                && seen.entropy() >= 4.2
                && !encodedText(value);
    }

    /** Base64 of something readable: a token's header, a configuration, a certificate. */
    private static boolean encodedText(String value) {
        int whole = value.length() / 4 * 4;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder()
                    .decode(value.substring(0, whole).replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            return false; // not base64 at all
        }
        int readable = 0;
        for (byte b : bytes) {
            readable += b == '\n' || b == '\r' || b == '\t' || (b >= ' ' && b <= '~') ? 1 : 0;
        }
        return readable * 10 >= bytes.length * 9;
    }

    /** Whether a value whose name speaks of a key is long and mixed enough to be one. */
    static boolean opaque(String value) {
        if (value.length() < 24) {
            return false;
        }
        var seen = new Census(value);
        return seen.digits + seen.symbols >= 2
                && seen.lower + seen.upper >= 4
                && seen.entropy() >= 3.2
                && seen.longestWord <= 14;
    }

    /** Whether a lower-case name was made by a machine: 16 characters without a separator, letters and digits mixed. */
    static boolean issued(String value) {
        if (value.length() < 16) {
            return false;
        }
        var seen = new Census(value);
        return seen.separators == 0
                && seen.symbols == 0
                && seen.digits >= 3
                && seen.lower >= 3
                && seen.longestWord <= 8;
    }

    /** Counts of the kinds of characters in one string. */
    private static final class Census {
        private final int[] counts = new int[128];
        private final int length;
        private int digits;
        private int upper;
        private int lower;
        private int separators;
        private int symbols;
        private int longestWord;
        /** Neighbours of different kinds: random text has 6 in 10, CamelCase and snake_case half of that. */
        private int changes;

        private boolean encoded = true;

        Census(String value) {
            length = value.length();
            int word = 0;
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                if (c < 128) {
                    counts[c]++;
                }
                boolean letter = Ascii.lower(c);
                changes += i > 0 && kind(c) != kind(value.charAt(i - 1)) ? 1 : 0;
                word = letter ? word + 1 : 0;
                longestWord = Math.max(longestWord, word);
                if (letter) {
                    lower++;
                } else if (Ascii.upper(c)) {
                    upper++;
                } else if (Ascii.digit(c)) {
                    digits++;
                } else if (c == '-' || c == '_' || c == '.' || c == '/') {
                    separators++;
                    encoded &= c != '.';
                } else {
                    symbols++;
                    encoded &= c == '+' || c == '=';
                }
            }
        }

        private static int kind(char c) {
            return Ascii.lower(c) ? 0 : Ascii.upper(c) ? 1 : Ascii.digit(c) ? 2 : 3;
        }

        /** Shannon entropy in bits per character. */
        double entropy() {
            double bits = 0;
            for (int count : counts) {
                if (count > 0) {
                    double share = (double) count / length;
                    bits -= share * Math.log(share);
                }
            }
            return bits / Math.log(2);
        }
    }
}
