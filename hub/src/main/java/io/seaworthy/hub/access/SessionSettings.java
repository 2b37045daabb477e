package io.seaworthy.hub.access;

import java.time.Duration;

/**
 * How long somebody stays signed in.
 *
 * @param idle without a request
 * @param life whatever happens
 */
public record SessionSettings(Duration idle, Duration life) {

    public static final SessionSettings DEFAULT = new SessionSettings(Duration.ofHours(1), Duration.ofHours(12));

    public SessionSettings {
        if (!idle.isPositive() || life.compareTo(idle) < 0) {
            throw new IllegalArgumentException("session times: idle must be above 0 and not above life, but idle is "
                    + idle + " and life is " + life);
        }
    }
}
