package io.seaworthy.agent.helm;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times as the Helms write them; all their ways to say "never" read as empty. */
final class Moment {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moment() {}

    /**
     * RFC 3339 with nanoseconds and any offset. Never: empty text, Go's zero time.
     *
     * @throws DateTimeException if it is no time
     */
    static Optional<Timestamp> ofText(String text) {
        return text.isEmpty() ? Optional.empty() : of(OffsetDateTime.parse(text).toInstant());
    }

    /**
     * Seconds since 1970, as Helm 2 writes it. Never: zero, Go's zero time.
     *
     * @throws DateTimeException if it lies beyond the years 1 to 9999
     */
    static Optional<Timestamp> ofSeconds(long seconds, int nanos) {
        return seconds == 0 && nanos == 0 ? Optional.empty() : of(Instant.ofEpochSecond(seconds, nanos));
    }

    private static Optional<Timestamp> of(Instant time) {
        if (time.equals(FIRST)) {
            return Optional.empty();
        }
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("beyond the years 1 to 9999");
        }
        return Optional.of(Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build());
    }
}
