package io.seaworthy.agent.helm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the walk over a document stands. One path moves along with it.
 */
final class KeyPath {

    /** Deeper documents are refused. */
    static final int MAX_DEPTH = 100;

    private @Nullable String[] keys = new String[16];
    private int[] indexes = new int[16];
    private int depth;

    /** How many steps lead to the value; 0 = the document itself. */
    int depth() {
        return depth;
    }

    /** The key at a step, counted from 0; empty for a step into a list. */
    String key(int step) {
        var key = keys[step];
        return key == null ? "" : key;
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
}
