package io.seaworthy.hub.enrol;

import java.util.regex.Pattern;

/**
 * Which cluster: the UID of its {@code kube-system} namespace, as the API server writes it.
 *
 * @param value 1 to 64 letters, digits and dashes
 */
public record ClusterId(String value) implements Comparable<ClusterId> {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");

    /** @throws IllegalArgumentException if the text cannot be a UID; the message names the rule, not the text */
    public ClusterId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a cluster id has 1 to 64 letters, digits and dashes");
        }
    }

    @Override
    public int compareTo(ClusterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
