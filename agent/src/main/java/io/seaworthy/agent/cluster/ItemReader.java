package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Reads one object.
 *
 * @param <R> what is made of it
 */
@FunctionalInterface
public interface ItemReader<R> {

    /**
     * The parser stands at the object's START_OBJECT.
     *
     * @throws IOException nothing can be made of the object; the message says why and quotes no value
     */
    R read(JsonParser parser) throws IOException;
}
