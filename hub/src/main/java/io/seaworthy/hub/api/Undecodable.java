package io.seaworthy.hub.api;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Answers what came and is no HTTP, or more of it than is read; then the connection ends. */
final class Undecodable implements Handler<HttpServerRequest> {

    /** Bytes of all headers of a request together. */
    static final int LARGEST_HEADERS = 16 * 1024;

    /** Bytes of method, address and version. */
    static final int LONGEST_LINE = 8 * 1024;

    @Override
    public void handle(HttpServerRequest request) {
        var problem = Problem.of(refusal(request.decoderResult().cause()), "");
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Buffer.buffer(Json.bytes(problem)))
                .onComplete(_ -> request.connection().close());
    }

    private static Refusal refusal(@Nullable Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                Refusal.Malformed.at("request", "its first line is longer than " + LONGEST_LINE + " bytes");
            case TooLongHttpHeaderException _ -> new Refusal.HeadersTooLarge(LARGEST_HEADERS);
            case null, default -> Refusal.Malformed.at("request", "it is not proper HTTP");
        };
    }
}
