package io.seaworthy.agent.cluster;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a value while it streams.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface ValueReader<R> {
    R read(InputStream value) throws IOException;
}
