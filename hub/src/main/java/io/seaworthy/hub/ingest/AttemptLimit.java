package io.seaworthy.hub.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts attempts, overall and by who makes them; each may have a minute's worth at once. */
final class AttemptLimit {

    private static final int MOST_CALLERS = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Allowance(double left, Instant at) {}

    private final InstantSource clock;
    private final int perMinute;
    private final int overallPerMinute;
    private final Map<String, Allowance> callers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
            return size() > MOST_CALLERS;
        }
    };
    private Allowance overall;

    AttemptLimit(InstantSource clock, int perMinute, int overallPerMinute) {
        this.clock = clock;
        this.perMinute = perMinute;
        this.overallPerMinute = overallPerMinute;
        this.overall = new Allowance(overallPerMinute, clock.instant());
    }

    /** One attempt; false = too many. An attempt that is refused to its caller takes nothing from the others. */
    synchronized boolean allows(String caller) {
        var now = clock.instant();
        var own = refilled(callers.getOrDefault(caller, new Allowance(perMinute, now)), perMinute, now);
        overall = refilled(overall, overallPerMinute, now);
        var allowed = own.left() >= 1 && overall.left() >= 1;
        if (allowed) {
            own = new Allowance(own.left() - 1, now);
            overall = new Allowance(overall.left() - 1, now);
        }
        callers.put(caller, own);
        return allowed;
    }

    private static Allowance refilled(Allowance before, int perMinute, Instant now) {
        var minutes = Math.max(0, Duration.between(before.at(), now).toMillis()) / (double) MINUTE.toMillis();
        return new Allowance(Math.min(perMinute, before.left() + minutes * perMinute), now);
    }
}
