package io.seaworthy.hub.inventory;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.time.Instant;
import java.util.Optional;

/** Times that an agent sends. */
final class Moments {

    private Moments() {}

    /** Empty for what is no time between the years 1 and 9999. */
    static Optional<Instant> of(Timestamp sent) {
        return Timestamps.isValid(sent)
                ? Optional.of(Instant.ofEpochSecond(sent.getSeconds(), sent.getNanos()))
                : Optional.empty();
    }
}
