package io.seaworthy.hub.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files inside Seaworthy's own jar. */
final class Resources {

    private Resources() {}

    static String text(String name) {
        try (var stream = open(name).orElseThrow(() -> missing(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            // The jar that this class came from can no longer be read.
            throw new UncheckedIOException(broken);
        }
    }

    static Optional<InputStream> open(String name) {
        @Nullable InputStream stream = Resources.class.getClassLoader().getResourceAsStream(name);
        return Optional.ofNullable(stream);
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException(name + " is not in Seaworthy's jar: build it again with ./mvnw package");
    }
}
