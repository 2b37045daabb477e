package io.seaworthy.hub.enrol;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that a test sets. */
public final class TestClock implements InstantSource {

    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Override
    public Instant instant() {
        return now;
    }

    /** @param duration negative = back */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
