package io.seaworthy.hub.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operation gives back. */
public sealed interface Answer {

    /**
     * @param status 200 or 201
     * @param body becomes JSON
     * @param tagged an ETag goes with it, and 304 if the browser holds it already
     * @param cookie a Set-Cookie header; null = none
     */
    record Content(
            int status,
            Object body,
            boolean tagged,
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

    record Refused(Refusal refusal) implements Answer {}

    static Answer ok(Object body) {
        return new Content(200, body, false, null);
    }

    static Answer tagged(Object body) {
        return new Content(200, body, true, null);
    }

    static Answer created(Object body) {
        return new Content(201, body, false, null);
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
