package io.seaworthy.hub.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often something may be tried within a time. Remembers the latest 100,000 names. */
public final class AttemptLimit {

    private static final int NAMES = 100_000;

    private final int attempts;
    private final Duration within;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > NAMES;
        }
    };

    private record Window(Instant since, int used) {}

    public AttemptLimit(int attempts, Duration within, InstantSource clock) {
        this.attempts = attempts;
        this.within = within;
        this.clock = clock;
    }

    /** Takes one attempt; if there is none left, how long to wait for the next. */
    public synchronized Optional<Duration> take(String name) {
        var now = clock.instant();
        var window = windows.get(name);
        if (window == null || !now.isBefore(window.since().plus(within))) {
            windows.put(name, new Window(now, 1));
            return Optional.empty();
        }
        if (window.used() >= attempts) {
            return Optional.of(Duration.between(now, window.since().plus(within)));
        }
        windows.put(name, new Window(window.since(), window.used() + 1));
        return Optional.empty();
    }

    /** Gives all attempts back. */
    public synchronized void forget(String name) {
        windows.remove(name);
    }
}
