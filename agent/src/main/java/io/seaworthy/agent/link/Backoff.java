package io.seaworthy.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts, with full jitter so that agents do not come back all at once.
 *
 * @param shortest upper bound of the first pause, which doubles with each failure
 * @param longest upper bound of every pause
 * @param lasting least pause where a person has to act first; up to twice as long
 */
public record Backoff(Duration shortest, Duration longest, Duration lasting) {

    private static final int MOST_DOUBLINGS = 30;

    /** 1 s to 5 minutes; 5 to 10 minutes where a person has to act. */
    public static Backoff usual() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(5));
    }

    /** @param failures attempts that failed before this pause, from 1 */
    Duration pause(int failures, Refusal.Patience patience, RandomGenerator random) {
        return switch (patience) {
            case SHORT -> {
                var doubled = shortest.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
                var bound = doubled.compareTo(longest) < 0 ? doubled : longest;
                yield Duration.ofMillis(1 + random.nextLong(Math.max(1, bound.toMillis())));
            }
            case LONG -> lasting.plusMillis(random.nextLong(Math.max(1, lasting.toMillis())));
        };
    }
}
