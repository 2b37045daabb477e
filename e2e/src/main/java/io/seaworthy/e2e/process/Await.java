package io.seaworthy.e2e.process;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition by looking again and again, instead of sleeping for a time that is always wrong. */
public record Await(Duration limit, Duration pause) {

    public static Await atMost(Duration limit) {
        return new Await(limit, Duration.ofMillis(50));
    }

    /**
     * Waits until it holds.
     *
     * @param what completes the sentence "… within 20 s" of the failure
     */
    public void until(String what, BooleanSupplier condition) {
        value(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value. */
    public <T> T value(String what, Supplier<Optional<T>> look) {
        return value(() -> what, look);
    }

    /** Waits until there is a value; the words are made only when there is none. */
    public <T> T value(Supplier<String> what, Supplier<Optional<T>> look) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > deadline) {
                throw new ProgramFailure("not within %d s: %s".formatted(limit.toSeconds(), what.get()));
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                // The test run is being stopped; the caller closes what it started.
                Thread.currentThread().interrupt();
                throw new ProgramFailure("interrupted while waiting: " + what.get(), e);
            }
        }
    }
}
