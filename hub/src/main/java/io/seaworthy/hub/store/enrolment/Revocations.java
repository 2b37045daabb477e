package io.seaworthy.hub.store.enrolment;

import io.seaworthy.hub.enrol.Revocation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two columns that are null together. */
final class Revocations {

    private Revocations() {}

    static Optional<Revocation> of(@Nullable String by, @Nullable Instant at) {
        return by == null || at == null ? Optional.empty() : Optional.of(new Revocation(by, at));
    }
}
