package io.seaworthy.hub.inventory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when a test says so. */
final class TestClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    TestClock pass(Duration time) {
        now = now.plus(time);
        return this;
    }
}
