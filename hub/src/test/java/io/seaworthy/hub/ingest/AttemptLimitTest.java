package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.enrol.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {

    private final TestClock clock = new TestClock();

    @Test
    void eachCallerHasAMinutesWorth() {
        var limit = new AttemptLimit(clock, 2, 100);

        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
        assertThat(limit.allows("b")).isTrue();
        clock.advance(Duration.ofSeconds(31));
        assertThat(limit.allows("a")).isTrue();
        assertThat(limit.allows("a")).isFalse();
    }

    @Test
    void allCallersTogetherHaveTheirLimitToo() {
        var limit = new AttemptLimit(clock, 2, 5);

        var allowed = IntStream.range(0, 50)
                .filter(caller -> limit.allows("caller " + caller))
                .count();

        assertThat(allowed).isEqualTo(5);
    }

    @Test
    void aClockThatGoesBackGivesNothingAway() {
        var limit = new AttemptLimit(clock, 1, 100);
        limit.allows("a");

        clock.advance(Duration.ofHours(-1));

        assertThat(limit.allows("a")).isFalse();
    }
}
