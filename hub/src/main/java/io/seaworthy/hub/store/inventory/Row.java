package io.seaworthy.hub.store.inventory;

import com.google.protobuf.ByteString;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of an answer, as the driver gives it; columns count from 0. */
final class Row {

    private final @Nullable Object[] values;

    Row(@Nullable Object[] values) {
        this.values = values;
    }

    String text(int column) {
        return (String) Objects.requireNonNull(values[column]);
    }

    Optional<String> maybeText(int column) {
        return Optional.ofNullable((String) values[column]);
    }

    long number(int column) {
        return ((Number) Objects.requireNonNull(values[column])).longValue();
    }

    int small(int column) {
        return Math.toIntExact(number(column));
    }

    Optional<Long> maybeNumber(int column) {
        return Optional.ofNullable((Number) values[column]).map(Number::longValue);
    }

    boolean flag(int column) {
        return (Boolean) Objects.requireNonNull(values[column]);
    }

    Instant instant(int column) {
        return maybeInstant(column).orElseThrow();
    }

    Optional<Instant> maybeInstant(int column) {
        return Optional.ofNullable((OffsetDateTime) values[column]).map(OffsetDateTime::toInstant);
    }

    ByteString bytes(int column) {
        return ByteString.copyFrom(((Buffer) Objects.requireNonNull(values[column])).getBytes());
    }

    Object value(int column) {
        return Objects.requireNonNull(values[column]);
    }

    /** As {@code timestamptz} wants it. */
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime maybeTime(Optional<Instant> instant) {
        return instant.map(Row::time).orElse(null);
    }
}
