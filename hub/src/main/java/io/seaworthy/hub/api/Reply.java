package io.seaworthy.hub.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Writes answers and refusals to the wire. */
final class Reply {

    private Reply() {}

    /** Everything but files and streams. */
    static void send(RoutingContext context, Answer answer) {
        var response = context.response();
        switch (answer) {
            case Answer.Content content -> {
                cookie(context, content.cookie());
                var etag = content.etag();
                if (etag != null) {
                    response.putHeader(HttpHeaders.ETAG, etag);
                    var held = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
                    if (context.request().method().equals(HttpMethod.GET) && held != null && Etag.heldIn(held, etag)) {
                        response.setStatusCode(304).end();
                        return;
                    }
                }
                response.setStatusCode(content.status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(Buffer.buffer(Json.bytes(content.body())));
            }
            case Answer.Nothing nothing -> {
                cookie(context, nothing.cookie());
                response.setStatusCode(204).end();
            }
            case Answer.Elsewhere(var location, var cookies) -> {
                cookies.forEach(cookie -> cookie(context, cookie));
                response.setStatusCode(302)
                        .putHeader(HttpHeaders.LOCATION, location)
                        .end();
            }
            case Answer.Refused(var refusal) -> send(context, refusal);
            case Answer.File _ -> throw new IllegalStateException("files are not written here");
            case Answer.Stream _ -> throw new IllegalStateException("streams are not written here");
        }
    }

    static void send(RoutingContext context, Refusal refusal) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        var problem = Problem.of(refusal, printable(context.request().path()));
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        switch (refusal) {
            case Refusal.TooMany tooMany ->
                response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Problem.seconds(tooMany.retryAfter())));
            case Refusal.Unavailable _ -> response.putHeader(HttpHeaders.RETRY_AFTER, "5");
            case Refusal.MethodNotAllowed(var allowed) ->
                response.putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            case Refusal.Unauthenticated _ -> response.putHeader("WWW-Authenticate", "Bearer");
            default -> {}
        }
        response.end(Buffer.buffer(Json.bytes(problem)));
    }

    private static void cookie(RoutingContext context, @Nullable String cookie) {
        if (cookie != null) {
            context.response().headers().add(HttpHeaders.SET_COOKIE, cookie);
        }
    }

    private static String printable(@Nullable String path) {
        return path == null ? "" : path.replaceAll("[^!-~]", "?");
    }
}
