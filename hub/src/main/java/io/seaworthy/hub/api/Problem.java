package io.seaworthy.hub.api;

import io.seaworthy.hub.api.Refusal.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A refusal as RFC 9457 has it.
 *
 * @param type names the kind: {@code /problems/not-found}
 * @param title the kind in words
 * @param status HTTP status
 * @param detail what is wrong, and what to do about it
 * @param instance the path that was asked
 * @param errors each single thing that is wrong
 */
public record Problem(String type, String title, int status, String detail, String instance, List<Fault> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final int MOST_ERRORS = 50;
    private static final int LONGEST_INSTANCE = 500;
    private static final int LONGEST_DETAIL = 2000;

    public Problem {
        detail = cut(detail, LONGEST_DETAIL);
        instance = cut(instance, LONGEST_INSTANCE);
        errors = errors.stream()
                .limit(MOST_ERRORS)
                .map(fault -> new Fault(cut(fault.pointer(), 500), cut(fault.detail(), 1000)))
                .toList();
    }

    static Problem of(Refusal refusal, String instance) {
        return switch (refusal) {
            case Refusal.Malformed(var faults) ->
                make("malformed", "The request cannot be read", 400, words(faults), instance, faults);
            case Refusal.Unauthenticated(var why) -> make("unauthenticated", "Nobody is signed in", 401, why, instance);
            case Refusal.Forbidden(var why) -> make("forbidden", "This is not allowed", 403, why, instance);
            case Refusal.NotFound(var what) ->
                make("not-found", "There is no such thing", 404, what + " does not exist, or not for you.", instance);
            case Refusal.MethodNotAllowed(var allowed) ->
                make(
                        "method-not-allowed",
                        "The path does not have this method",
                        405,
                        "Use " + String.join(" or ", allowed) + ".",
                        instance);
            case Refusal.NotAcceptable(var offered) ->
                make(
                        "not-acceptable",
                        "It cannot be had in this form",
                        406,
                        "Accept " + offered + "; nothing else can be had.",
                        instance);
            case Refusal.Conflict(var why) ->
                make("conflict", "The present state does not allow it", 409, why, instance);
            case Refusal.Stale _ ->
                make(
                        "stale",
                        "It has changed since it was read",
                        412,
                        "Read it again and make the change from what it is now.",
                        instance);
            case Refusal.TooLarge(var limit) ->
                make(
                        "too-large",
                        "The body is too large",
                        413,
                        "A body may have " + limit + " bytes; send less at a time.",
                        instance);
            case Refusal.HeadersTooLarge(var limit) ->
                make(
                        "headers-too-large",
                        "The headers are too large",
                        431,
                        "The headers are larger than " + limit + " bytes; send fewer or shorter ones.",
                        instance);
            case Refusal.WrongMediaType _ ->
                make(
                        "unsupported-media-type",
                        "The body is not JSON",
                        415,
                        "Send JSON with Content-Type: application/json.",
                        instance);
            case Refusal.Senseless(var faults) ->
                make("senseless", "It can be read and makes no sense", 422, words(faults), instance, faults);
            case Refusal.TooMany(var what, var retryAfter) ->
                make(
                        "too-many-requests",
                        "Too many requests",
                        429,
                        what + " Try again in " + seconds(retryAfter) + " s.",
                        instance);
            case Refusal.Unavailable(var why) ->
                make("unavailable", "The hub cannot do it now", 503, why + " Try again later.", instance);
            case Refusal.Broken _ ->
                make(
                        "broken",
                        "The hub made a mistake",
                        500,
                        "This is a bug of Seaworthy; the hub's log says more.",
                        instance);
        };
    }

    /** At least 1, so that nobody comes back at once. */
    static long seconds(Duration wait) {
        return Math.clamp(wait.plusMillis(999).toSeconds(), 1, 3600);
    }

    private static Problem make(String type, String title, int status, String detail, String instance) {
        return make(type, title, status, detail, instance, List.of());
    }

    private static Problem make(
            String type, String title, int status, String detail, String instance, List<Fault> faults) {
        return new Problem("/problems/" + type, title, status, detail, instance, faults);
    }

    private static String words(List<Fault> faults) {
        return faults.stream()
                .limit(MOST_ERRORS)
                .map(fault -> fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining("; "));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
