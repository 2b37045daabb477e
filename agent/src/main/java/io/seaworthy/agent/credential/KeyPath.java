package io.seaworthy.agent.credential;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a tree: {@code auth.rootPassword}, {@code users[0].password},
 * {@code files['redis.conf']#requirepass} for a setting inside a text. Written out only when there is a hit.
 */
public final class KeyPath {

    /** The whole document. */
    public static final KeyPath ROOT = new KeyPath(null, "", -1, false);

    private static final int LONGEST_STEP = 80;
    private static final int LONGEST = 400;

    private final @Nullable KeyPath parent;
    private final String key;
    private final int index;
    private final boolean setting;

    private KeyPath(@Nullable KeyPath parent, String key, int index, boolean setting) {
        this.parent = parent;
        this.key = key;
        this.index = index;
        this.setting = setting;
    }

    /** The value of {@code key} in the map at this path. */
    public KeyPath key(String key) {
        return new KeyPath(this, key, -1, false);
    }

    /** Item {@code index} (from 0) of the list at this path. */
    public KeyPath item(int index) {
        return new KeyPath(this, key, index, false);
    }

    /** A setting by the name of {@code key} inside the text at this path. */
    KeyPath setting(String key) {
        return new KeyPath(this, key, -1, true);
    }

    /** The nearest key: for an item of a list, the key of the list. */
    String name() {
        return key;
    }

    /** Whether this is exactly {@code keys}, from the top. */
    boolean is(String... keys) {
        KeyPath at = this;
        for (int i = keys.length - 1; i >= 0; i--) {
            if (at.parent == null || at.index >= 0 || !at.key.equals(keys[i])) {
                return false;
            }
            at = at.parent;
        }
        return at.parent == null;
    }

    /** Line {@code number} (from 1) of a text. */
    static KeyPath line(int number) {
        return ROOT.key("line " + number);
    }

    boolean isTop() {
        return parent == null;
    }

    /** The path of the map or list that holds this value; the top holds itself. */
    KeyPath holder() {
        return parent == null ? this : parent;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text);
        return text.length() <= LONGEST ? text.toString() : "…" + text.substring(text.length() - LONGEST);
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
            writeStep(text);
        }
    }

    private void writeStep(StringBuilder text) {
        if (index >= 0) {
            text.append('[').append(index).append(']');
        } else if (setting) {
            text.append('#').append(shown());
        } else if (plain(key)) {
            text.append(text.isEmpty() ? "" : ".").append(shown());
        } else {
            text.append("['").append(shown()).append("']");
        }
    }

    /** A key is data too: one that is itself a credential is not shown. */
    private String shown() {
        if (key.length() > LONGEST_STEP
                || Randomness.alone(key)
                || Detectors.builtIn().formats().finds(key)) {
            return "[redacted]";
        }
        return key;
    }

    private static boolean plain(String key) {
        return !key.isEmpty()
                && key.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '/' || c == ' ');
    }
}
