package io.seaworthy.hub;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** How the hub's parts are: what {@code /healthz} and {@code /readyz} answer. */
public final class Health {

    /**
     * One part, as it is now.
     *
     * @param name such as {@code database}
     * @param problem why it cannot do its work now; empty = it can
     */
    public record Part(String name, Optional<String> problem) {}

    private final Map<String, Supplier<Optional<String>>> parts = new ConcurrentSkipListMap<>();

    /** A part that takes part in readiness from now on; its supplier neither blocks nor throws. */
    void add(String name, Supplier<Optional<String>> problem) {
        parts.put(name, problem);
    }

    /** Every part, by name. */
    public Collection<Part> parts() {
        return parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue().get()))
                .toList();
    }

    /** Whether every part can do its work: the hub is ready then. It lives as long as it answers at all. */
    public boolean ready() {
        return parts().stream().allMatch(part -> part.problem().isEmpty());
    }
}
