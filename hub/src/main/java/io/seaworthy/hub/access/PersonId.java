package io.seaworthy.hub.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which person. */
public record PersonId(UUID value) {

    @JsonCreator
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
