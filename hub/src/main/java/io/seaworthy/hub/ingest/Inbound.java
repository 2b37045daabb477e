package io.seaworthy.hub.ingest;

/** A message as it came off the wire. */
sealed interface Inbound<T> {

    record Read<T>(T message) implements Inbound<T> {}

    /** @param reason what is wrong with it, without any of its content */
    record Malformed<T>(String reason) implements Inbound<T> {}
}
