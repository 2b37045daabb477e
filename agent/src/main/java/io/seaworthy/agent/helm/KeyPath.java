package io.seaworthy.agent.helm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands: {@code auth.users[0].password}. One path moves along with the walk; whoever wants to keep it
 * keeps its text.
 */
public final class KeyPath {

    /** Deeper documents are refused. */
    static final int MAX_DEPTH = 100;

    private @Nullable String[] keys = new String[16];
    private int[] indexes = new int[16];
    private int depth;

    /** How many steps lead to the value; 0 = the document itself. */
    public int depth() {
        return depth;
    }

    /** The key at a step, counted from 0; empty for a step into a list. */
    public String key(int step) {
        var key = keys[step];
        return key == null ? "" : key;
    }

    /** The nearest key above the value, steps into lists left out; empty if there is none. */
    public String lastKey() {
        for (var step = depth - 1; step >= 0; step--) {
            if (!key(step).isEmpty()) {
                return key(step);
            }
        }
        return "";
    }

    /** Whether the path is exactly these keys. */
    boolean is(String... expected) {
        if (depth != expected.length) {
            return false;
        }
        for (var step = 0; step < depth; step++) {
            if (!expected[step].equals(keys[step])) {
                return false;
            }
        }
        return true;
    }

    boolean isIndex(int step) {
        return keys[step] == null;
    }

    /** The index at a step into a list. */
    int index(int step) {
        return indexes[step];
    }

    void push(String key) {
        grow();
        keys[depth++] = key;
    }

    void push(int index) {
        grow();
        keys[depth] = null;
        indexes[depth++] = index;
    }

    void pop() {
        depth--;
    }

    void clear() {
        depth = 0;
    }

    private void grow() {
        if (depth == keys.length) {
            keys = Arrays.copyOf(keys, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
    }

    /** {@code auth.users[0].password}; keys with dots or brackets stand in quotes: {@code data["tls.key"]}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var step = 0; step < depth; step++) {
            var key = keys[step];
            if (key == null) {
                text.append('[').append(indexes[step]).append(']');
            } else if (key.indexOf('.') >= 0 || key.indexOf('[') >= 0) {
                text.append("[\"").append(key).append("\"]");
            } else {
                text.append(step == 0 ? "" : ".").append(key);
            }
        }
        return text.toString();
    }
}
