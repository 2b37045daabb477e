package io.seaworthy.agent.credential;

import java.util.regex.Pattern;

/**
 * A form of value that stands for a credential without being one.
 *
 * @param codeOnly only where the name speaks of a key or token: a password may well be a number or a plain word
 */
record Placeholder(String id, Pattern pattern, boolean codeOnly, String why) {

    private static final int LONGEST = 512;

    boolean match(String value) {
        return value.length() <= LONGEST
                ? pattern.matcher(value).matches()
                : pattern.matcher(value).region(0, LONGEST).matches();
    }
}
