package io.seaworthy.agent.tiller.probe;

import io.grpc.Status;
import java.io.IOException;
import java.util.Optional;

/** How one call of {@link GetVersion} ended. */
sealed interface Call {

    /** Tiller answered, with a version or with one that cannot be read. */
    record Answered(String version) implements Call {}

    /** A server on this transport answered, and it is no Tiller; {@code code} is its gRPC status. */
    record Foreign(Status.Code code) implements Call {}

    /** The peer broke the connection: an alert, a reset, bytes of another protocol. */
    record Broken() implements Call {}

    /** The connection failed in a way that tells nothing about the peer's wishes. */
    record Failed() implements Call {}

    /** Nothing came in time. */
    record Silent() implements Call {}

    static Call answered(byte[] response) {
        return GetVersion.semanticVersion(response)
                .<Call>map(Answered::new)
                .orElseGet(() -> new Foreign(Status.Code.OK));
    }

    /** Judges by status code and exception classes only: wording changes between versions of gRPC, Netty and Go. */
    static Call ended(Status status) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> new Silent();
            case UNAVAILABLE, INTERNAL, UNKNOWN, CANCELLED ->
                cause(status, IOException.class)
                        .<Call>map(failure -> new Broken())
                        .orElseGet(() -> status.getCode() == Status.Code.UNKNOWN && status.getCause() == null
                                ? new Foreign(Status.Code.UNKNOWN)
                                : new Failed());
            default -> new Foreign(status.getCode());
        };
    }

    private static <T extends Throwable> Optional<T> cause(Status status, Class<T> kind) {
        var cause = status.getCause();
        for (var depth = 0; cause != null && depth < 16; depth++) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
