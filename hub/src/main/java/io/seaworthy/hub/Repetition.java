package io.seaworthy.hub;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Does something again and again on a thread of its own; what goes wrong is logged and tried again at the next turn. */
final class Repetition implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Repetition.class.getName());

    private final Thread thread;

    private Repetition(Thread thread) {
        this.thread = thread;
    }

    /** @param first how long to wait before the first time */
    static Repetition of(String name, Duration first, Duration pause, InstantSource clock, Consumer<Instant> job) {
        return new Repetition(Thread.ofVirtual().name(name).start(() -> {
            try {
                Thread.sleep(first);
                while (true) {
                    once(name, clock, job);
                    Thread.sleep(pause);
                }
            } catch (InterruptedException closed) { // close() ends it.
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static void once(String name, InstantSource clock, Consumer<Instant> job) {
        try {
            job.accept(clock.instant());
        } catch (StoreUnavailable away) { // Whoever watches the database says so already.
            LOG.log(Level.DEBUG, "{0}: {1}", name, away.getMessage());
        } catch (RuntimeException failure) { // One bad turn must not be the last one.
            LOG.log(Level.ERROR, name + " failed and is tried again at its next turn", failure);
        }
    }

    /** Waits for the turn that is being taken. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) { // Whoever closes is in a hurry.
            Thread.currentThread().interrupt();
        }
    }
}
