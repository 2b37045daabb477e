package io.seaworthy.agent.credential;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Follows a tree as events arrive and hands each scalar on with its path and name. Holds one frame per level and no
 * values, except the {@code value} of a {@code {name, value}} pair until its map ends, and the flag before a list item.
 */
final class TreeWalk {

    /** Levels that are followed; what is deeper is reported as a gap. */
    static final int DEEPEST = 100;

    private final Visitor visitor;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private int skipped;
    private boolean tooDeep;

    TreeWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** What is told about each scalar. */
    interface Visitor {
        void scalar(KeyPath path, String name, String value);
    }

    boolean tooDeep() {
        return tooDeep;
    }

    /** Whether the walk stands outside everything. */
    boolean atTop() {
        return frames.isEmpty() && skipped == 0;
    }

    void startMap() {
        start(true);
    }

    void startList() {
        start(false);
    }

    void end() {
        if (skipped > 0) {
            skipped--;
            return;
        }
        var frame = frames.pop();
        if (frame.pairValue != null) {
            boolean pair = frame.pairName != null;
            var path = frame.path.key("value");
            visitor.scalar(
                    pair ? path.setting(frame.pairName()) : path, pair ? frame.pairName() : "value", frame.pairValue);
        }
    }

    /** A key or a value, whichever is due. */
    void scalar(String text) {
        if (skipped > 0) {
            return;
        }
        var frame = frames.peek();
        if (frame == null) {
            visitor.scalar(KeyPath.ROOT, "", text);
        } else if (!frame.map) {
            item(frame, text);
        } else if (frame.key == null) {
            frame.key = text;
        } else {
            entry(frame, frame.key, text);
            frame.key = null;
        }
    }

    private void item(Frame frame, String text) {
        var path = frame.next();
        boolean answersFlag = frame.flag != null && !text.startsWith("-");
        visitor.scalar(path, answersFlag ? frame.flag() : path.name(), text);
        frame.flag = text.startsWith("--") && text.indexOf('=') < 0 && text.length() < 80 ? text : null;
    }

    private void entry(Frame frame, String key, String text) {
        if (key.equals("value")) {
            frame.pairValue = text;
            return;
        }
        if (key.equals("name") && text.length() < 128) {
            frame.pairName = text;
        }
        visitor.scalar(frame.path.key(key), key, text);
    }

    private void start(boolean map) {
        if (skipped > 0 || frames.size() >= DEEPEST) {
            skipped++;
            tooDeep = true;
            return;
        }
        var top = frames.peek();
        frames.push(new Frame(map, top == null ? KeyPath.ROOT : top.next()));
    }

    private static final class Frame {
        private final boolean map;
        private final KeyPath path;
        private int index;
        private @Nullable String key;
        private @Nullable String pairName;
        private @Nullable String pairValue;
        private @Nullable String flag;

        Frame(boolean map, KeyPath path) {
            this.map = map;
            this.path = path;
        }

        /** The path of the child that starts now. */
        KeyPath next() {
            if (!map) {
                return path.item(index++);
            }
            var child = path.key(key == null ? "?" : key);
            key = key == null ? "?" : null;
            return child;
        }

        String pairName() {
            return pairName == null ? "" : pairName;
        }

        String flag() {
            return flag == null ? "" : flag;
        }
    }
}
