package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.ManifestObject;
import io.seaworthy.posture.v1.RiskyGrant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document of a manifest while it is walked: an object, or a list of objects. */
final class ManifestDocument implements YamlWalk.Visitor {

    private final List<ManifestObject> objects = new ArrayList<>();
    private final List<RiskyGrant> grants = new ArrayList<>();
    private final KeyPath itemPath = new KeyPath();
    private @Nullable ObjectHead head;
    private @Nullable ObjectHead item;
    private boolean hasItems;
    private final int room;
    private boolean full;
    private int nameless;

    /** @param room objects that may still be kept */
    ManifestDocument(int room) {
        this.room = room;
    }

    List<ManifestObject> objects() {
        return objects;
    }

    List<RiskyGrant> grants() {
        return grants;
    }

    /** Objects without a kind or a name. */
    int nameless() {
        return nameless;
    }

    /** It asks for more objects than there was room for. */
    boolean isFull() {
        return full;
    }

    @Override
    public void mapStart(KeyPath path) {
        if (path.depth() == 0) {
            head = new ObjectHead();
            hasItems = false;
        } else if (isItem(path)) {
            item = new ObjectHead();
            hasItems = true;
        }
    }

    @Override
    public void scalar(KeyPath path, String value) {
        if (item != null) {
            item.take(inside(path), value);
        } else if (head != null) {
            head.take(path, value);
        }
    }

    @Override
    public void mapEnd(KeyPath path) {
        if (item != null && isItem(path)) {
            finish(item);
            item = null;
        }
    }

    @Override
    public void documentEnd() {
        // A list may say that it is one only after its items; an object of a custom kind may have items of its own.
        if (head != null && !(head.isList() && (hasItems || head.isNameless()))) {
            finish(head);
        } else if (head == null) {
            nameless++;
        }
        head = null;
    }

    private void finish(ObjectHead ended) {
        var object = ended.object();
        if (ended.isNameless()) {
            nameless++;
        } else if (objects.size() == room) {
            full = true;
        } else {
            objects.add(object);
            ended.grant()
                    .ifPresent(reason -> grants.add(RiskyGrant.newBuilder()
                            .setObject(object)
                            .setReason(reason)
                            .build()));
        }
    }

    private static boolean isItem(KeyPath path) {
        return path.depth() == 2 && path.key(0).equals("items") && path.key(1).isEmpty();
    }

    /** The path as the item itself would show it. */
    private KeyPath inside(KeyPath path) {
        itemPath.clear();
        for (var step = 2; step < path.depth(); step++) {
            if (path.isIndex(step)) {
                itemPath.push(path.index(step));
            } else {
                itemPath.push(path.key(step));
            }
        }
        return itemPath;
    }
}
