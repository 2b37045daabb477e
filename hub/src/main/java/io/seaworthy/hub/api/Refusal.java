package io.seaworthy.hub.api;

import java.time.Duration;
import java.util.List;

/** Everything that keeps the API from doing what was asked. Mapped once, in {@link Problem}. */
public sealed interface Refusal {

    /**
     * One thing that is wrong with a request.
     *
     * @param pointer where: {@code query/limit}, {@code header/If-Match}, {@code body/owner}
     * @param detail what is wrong with it
     */
    record Fault(String pointer, String detail) {}

    /** The request cannot be read. */
    record Malformed(List<Fault> faults) implements Refusal {

        public static Malformed at(String pointer, String detail) {
            return new Malformed(List.of(new Fault(pointer, detail)));
        }
    }

    /** @param why who asks is not known, or no longer */
    record Unauthenticated(String why) implements Refusal {}

    /** @param why who asks may not do this */
    record Forbidden(String why) implements Refusal {}

    /** @param what does not exist, or not for who asks */
    record NotFound(String what) implements Refusal {}

    /** @param allowed methods of this path */
    record MethodNotAllowed(List<String> allowed) implements Refusal {}

    /** @param offered the media type that can be had */
    record NotAcceptable(String offered) implements Refusal {}

    /** @param why the present state does not allow it */
    record Conflict(String why) implements Refusal {}

    /** It has changed since it was read. */
    record Stale() implements Refusal {}

    /** @param limit bytes that a body may have */
    record TooLarge(int limit) implements Refusal {}

    /** @param limit bytes that the headers of a request may have together */
    record HeadersTooLarge(int limit) implements Refusal {}

    /** The body is not JSON. */
    record WrongMediaType() implements Refusal {}

    /** It can be read and makes no sense. */
    record Senseless(List<Fault> faults) implements Refusal {

        public static Senseless at(String pointer, String detail) {
            return new Senseless(List.of(new Fault(pointer, detail)));
        }
    }

    /**
     * @param what there are too many of
     * @param retryAfter how long to wait
     */
    record TooMany(String what, Duration retryAfter) implements Refusal {}

    /** @param why the hub cannot do it now */
    record Unavailable(String why) implements Refusal {}

    /** A bug of the hub; its log says more. */
    record Broken() implements Refusal {}
}
