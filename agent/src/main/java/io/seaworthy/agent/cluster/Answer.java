package io.seaworthy.agent.cluster;

import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ItemError;
import java.util.Optional;

/**
 * What a cluster answers to one question.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

    /** It is there. */
    record Found<T>(T value) implements Answer<T> {}

    /** It certainly is not there. */
    record Absent<T>() implements Answer<T> {}

    /** It cannot be told. */
    record Unknown<T>(Gap gap) implements Answer<T> {}

    /** It is there and cannot be understood. */
    record Broken<T>(ItemError error) implements Answer<T> {}

    default Optional<T> found() {
        return this instanceof Found<T>(var value) ? Optional.of(value) : Optional.empty();
    }
}
