package io.seaworthy.agent.posture;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keys whose facts changed and were not sent yet; each at most once, however often it changed, since what is sent is
 * its latest state. Beyond a limit it forgets them and asks for everything to be compared.
 */
public final class PendingKeys {

    private final int limit;
    private final Set<String> keys = new LinkedHashSet<>();
    private boolean everything = true;

    /** @param limit keys that may wait */
    public PendingKeys(int limit) {
        this.limit = limit;
    }

    /** These are no longer what they were. */
    public synchronized void add(Set<String> changed) {
        if (everything) {
            return;
        }
        keys.addAll(changed);
        if (keys.size() > limit) {
            addEverything();
        }
    }

    /** All may be other than they were. */
    public synchronized void addEverything() {
        keys.clear();
        everything = true;
    }

    /** Takes out what waits; empty = everything has to be compared. */
    public synchronized Optional<Set<String>> take() {
        if (everything) {
            everything = false;
            return Optional.empty();
        }
        var taken = new LinkedHashSet<>(keys);
        keys.clear();
        return Optional.of(taken);
    }

    /** Nothing waits. */
    public synchronized boolean isEmpty() {
        return !everything && keys.isEmpty();
    }

    /** How many keys wait; a comparison of everything counts as the limit. */
    public synchronized int size() {
        return everything ? limit : keys.size();
    }
}
