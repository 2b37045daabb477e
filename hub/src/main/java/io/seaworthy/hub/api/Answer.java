package io.seaworthy.hub.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation gives back. */
public sealed interface Answer {

    /**
     * @param status 200 or 201
     * @param body becomes JSON
     * @param etag goes with it, and 304 if the browser holds it already; null = none
     * @param cookie a Set-Cookie header; null = none
     */
    record Content(
            int status,
            Object body,
            @Nullable String etag,
            @Nullable String cookie) implements Answer {}

    /** @param cookie a Set-Cookie header; null = none */
    record Nothing(@Nullable String cookie) implements Answer {}

    /**
     * @param location where to go
     * @param cookies Set-Cookie headers
     */
    record Elsewhere(String location, List<String> cookies) implements Answer {}

    /** The answer is a stream of events that this person may see. */
    record Stream(Request request) implements Answer {}

    /** A text that is made while it is read. */
    interface Pieces {

        /**
         * Blocks.
         *
         * @return empty = that was all
         */
        Optional<byte[]> next();
    }

    /**
     * The answer is a file to be kept.
     *
     * @param name that it gets
     * @param mediaType with its charset
     */
    record File(String name, String mediaType, Pieces pieces) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}

    static Answer ok(Object body) {
        return new Content(200, body, null, null);
    }

    static Answer tagged(Object body) {
        return new Content(200, body, Etag.of(body), null);
    }

    static Answer tagged(Object body, String etag) {
        return new Content(200, body, etag, null);
    }

    static Answer created(Object body) {
        return new Content(201, body, null, null);
    }

    static Answer nothing() {
        return new Nothing(null);
    }

    static Answer refused(Refusal refusal) {
        return new Refused(refusal);
    }

    static Answer notFound(String what) {
        return new Refused(new Refusal.NotFound(what));
    }
}
