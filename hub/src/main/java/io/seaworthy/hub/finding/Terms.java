package io.seaworthy.hub.finding;

import io.seaworthy.hub.control.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a failure of each severity may stay. None is negative.
 *
 * @param critical 7 days unless set
 * @param high 30 days unless set
 * @param medium 90 days unless set
 * @param low 180 days unless set
 */
public record Terms(Duration critical, Duration high, Duration medium, Duration low) {

    /** 7, 30, 90 and 180 days. */
    public static final Terms DEFAULT =
            new Terms(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(180));

    /** @throws IllegalArgumentException if a term is negative; the message names it */
    public Terms {
        if (critical.isNegative() || high.isNegative() || medium.isNegative() || low.isNegative()) {
            throw new IllegalArgumentException("the term of a severity cannot be negative: " + critical + ", " + high
                    + ", " + medium + ", " + low + "; write days, such as P30D");
        }
    }

    Optional<Instant> due(Severity severity, Instant since) {
        return Optional.of(since.plus(of(severity)));
    }

    /** The due date of a failure whose severity is another one now: the clock is not started again. */
    Optional<Instant> moved(Optional<Instant> due, Severity from, Severity to) {
        return from == to ? due : due.map(date -> date.minus(of(from)).plus(of(to)));
    }

    private Duration of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }
}
