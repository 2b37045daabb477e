package io.seaworthy.agent.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Watches kinds of a live cluster, names and labels only, one request each. What happens between the start of a watch and
 * the first look at the cluster is told too, so whoever looks after {@link #start} misses nothing.
 */
public final class LiveWatch implements AutoCloseable {

    private static final Duration BEGINNING = Duration.ofSeconds(10);

    private final List<WatchLoop> loops;

    private LiveWatch(List<WatchLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    /** @param changed must return at once; called from several threads */
    static LiveWatch start(
            ApiServer server, Iterable<String> namespaces, List<Watched> watched, Consumer<Change> changed) {
        var loops = new ArrayList<WatchLoop>();
        for (var one : watched) {
            if (one.kind().namespaced() && namespaces.iterator().hasNext()) {
                namespaces.forEach(namespace -> loops.add(new WatchLoop(server, one, namespace, changed)));
            } else {
                loops.add(new WatchLoop(server, one, "", changed));
            }
        }
        loops.forEach(WatchLoop::start);
        awaitBegun(loops);
        return new LiveWatch(loops);
    }

    /** A watch that takes longer tells of everything when it begins. */
    private static void awaitBegun(List<WatchLoop> loops) {
        var until = System.nanoTime() + BEGINNING.toNanos();
        try {
            for (var loop : loops) {
                if (!loop.awaitBegun(Duration.ofNanos(Math.max(0, until - System.nanoTime())))) {
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            // The look that follows ends on the same interrupt.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        loops.forEach(WatchLoop::close);
    }
}
