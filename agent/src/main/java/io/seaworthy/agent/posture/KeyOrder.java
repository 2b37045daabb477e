package io.seaworthy.agent.posture;

import java.util.Comparator;

/** The order of keys' UTF-8 bytes, which digests are made in; differs from that of Strings beyond U+FFFF. */
final class KeyOrder implements Comparator<String> {

    static final KeyOrder UTF_8 = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(String one, String other) {
        var shorter = Math.min(one.length(), other.length());
        for (var i = 0; i < shorter; i++) {
            var left = one.charAt(i);
            var right = other.charAt(i);
            if (left != right) {
                return Character.compare(raised(left), raised(right));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /** Puts surrogates, which stand for the longest sequences of UTF-8, behind everything else. */
    private static char raised(char unit) {
        if (Character.isSurrogate(unit)) {
            return (char) (unit + 0x2000);
        }
        return unit >= 0xE000 ? (char) (unit - 0x800) : unit;
    }
}
