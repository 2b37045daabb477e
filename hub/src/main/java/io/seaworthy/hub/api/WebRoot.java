package io.seaworthy.hub.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user interface, from the jar. A path without a file that asks for a page is one of its routes and gets its first
 * page.
 */
final class WebRoot {

    private static final String FIRST_PAGE = "/index.html";
    private static final Pattern FILE = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)+");
    private static final Pattern HASHED = Pattern.compile(".*[-.][A-Za-z0-9_-]{8}\\.[a-z0-9]+(\\.map)?");
    private static final Pattern ROUTE = Pattern.compile("/(?!.*%(00|2f|5c)).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE =
            Pattern.compile("(^|[,\\s])(text/html|text/\\*|\\*/\\*)", Pattern.CASE_INSENSITIVE);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types angular angular#bundler angular#components";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Workers workers;
    private final String folder;
    private final Map<String, Optional<Stored>> files = new ConcurrentHashMap<>();

    private record Stored(Buffer content, String etag) {}

    /** @param folder on the class path: {@code /webroot} */
    WebRoot(Workers workers, String folder) {
        this.workers = workers;
        this.folder = folder;
    }

    /** GET of anything outside the API. */
    void serve(RoutingContext context) {
        var path = context.normalizedPath();
        workers.run(
                        context.vertx().getOrCreateContext(),
                        () -> FILE.matcher(path).matches() ? file(path) : none())
                .onFailure(context::fail)
                .onSuccess(found -> {
                    if (found.isPresent() && !path.equals(FIRST_PAGE)) {
                        sendFile(context, path, found.get());
                    } else if (isRoute(path) && wantsPage(context.request().getHeader(HttpHeaders.ACCEPT))) {
                        sendFirstPage(context);
                    } else {
                        Reply.send(context, new Refusal.NotFound("This file"));
                    }
                });
    }

    private void sendFirstPage(RoutingContext context) {
        workers.run(context.vertx().getOrCreateContext(), () -> file(FIRST_PAGE))
                .onFailure(context::fail)
                .onSuccess(page -> {
                    if (page.isEmpty()) {
                        Reply.send(context, new Refusal.NotFound("The user interface, in this build,"));
                        return;
                    }
                    var bytes = new byte[16];
                    RANDOM.nextBytes(bytes);
                    var nonce = Base64.getEncoder().withoutPadding().encodeToString(bytes);
                    context.response()
                            .putHeader("Content-Security-Policy", POLICY + "; style-src 'self' 'nonce-" + nonce + "'")
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                            .end(page.get()
                                    .content()
                                    .toString(StandardCharsets.UTF_8)
                                    .replace("__NONCE__", nonce));
                });
    }

    private static void sendFile(RoutingContext context, String path, Stored file) {
        var type = MimeMapping.getMimeTypeForFilename(path);
        boolean text = type != null && (type.startsWith("text/") || type.endsWith("javascript"));
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, file.etag())
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache");
        var held = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (held != null && Etag.heldIn(held, file.etag())) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        type == null ? "application/octet-stream" : text ? type + "; charset=utf-8" : type)
                .end(file.content());
    }

    private Optional<Stored> file(String path) {
        var known = files.get(path);
        if (known != null) {
            return known;
        }
        try (var stream = WebRoot.class.getResourceAsStream(folder + path)) {
            if (stream == null) {
                // Not remembered: whoever asks for many names that do not exist shall not fill the memory.
                return Optional.empty();
            }
            var bytes = stream.readAllBytes();
            var read = Optional.of(new Stored(Buffer.buffer(bytes), Etag.of(bytes)));
            files.put(path, read);
            return read;
        } catch (IOException broken) {
            // The jar that this class came from can no longer be read.
            throw new UncheckedIOException(broken);
        }
    }

    private static Optional<Stored> none() {
        return Optional.empty();
    }

    private static boolean isRoute(String path) {
        var lastPart = path.substring(path.lastIndexOf('/') + 1);
        return path.equals(FIRST_PAGE)
                || (!lastPart.contains(".") && ROUTE.matcher(path).matches());
    }

    private static boolean wantsPage(@Nullable String accept) {
        return accept == null || PAGE.matcher(accept).find();
    }
}
