package io.seaworthy.hub.api;

import io.seaworthy.hub.finding.ChangeFeed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * What changed, for browsers that look on: many changes of one cluster become few events, and the latest 2,000 are
 * remembered for those that were away for a moment. Safe for several threads; hearing never blocks.
 */
public final class LiveEvents implements ChangeFeed {

    private static final int REMEMBERED = 2000;
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-([0-9]{1,18})");

    /** Tells this hub's ids from those of another, or of an earlier start. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final Set<Pending> pending = new LinkedHashSet<>();
    private final ArrayDeque<Event> remembered = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long count;

    private record Pending(String name, String cluster) {}

    /** One event on the wire. */
    record Event(long number, String id, String name, String cluster) {}

    /** Hears each event; must not block. */
    @FunctionalInterface
    interface Listener {
        void happened(Event event);
    }

    @Override
    public synchronized void changed(Change change) {
        var cluster = change.cluster().value();
        if (change.facts() || change.connection()) {
            pending.add(new Pending("cluster-changed", cluster));
        }
        if (!change.findings().isEmpty()) {
            pending.add(new Pending("findings-changed", cluster));
        }
        if (change.score()) {
            pending.add(new Pending("score-changed", cluster));
        }
    }

    /** Tells everybody what has gathered since the last time. */
    void flush() {
        var events = new ArrayList<Event>();
        synchronized (this) {
            for (var next : pending) {
                count++;
                var event = new Event(count, run + "-" + count, next.name(), next.cluster());
                remembered.add(event);
                if (remembered.size() > REMEMBERED) {
                    remembered.remove();
                }
                events.add(event);
            }
            pending.clear();
        }
        events.forEach(event -> listeners.forEach(listener -> listener.happened(event)));
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    /** @return what happened after this event; empty if that is not known any more, or the id is none of this run */
    synchronized Optional<List<Event>> since(String id) {
        var parts = ID.matcher(id);
        if (!parts.matches() || !parts.group(1).equals(run)) {
            return Optional.empty();
        }
        long last = Long.parseLong(parts.group(2));
        long oldest = remembered.isEmpty() ? count + 1 : remembered.element().number();
        return last > count || last + 1 < oldest
                ? Optional.empty()
                : Optional.of(remembered.stream()
                        .filter(event -> event.number() > last)
                        .toList());
    }
}
