package io.seaworthy.hub.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The REST interface, live events and the user interface, as routes for an HTTP server. */
public final class Api implements AutoCloseable {

    private static final int LARGEST_BODY = 256 * 1024;
    private static final long FLUSH_MILLIS = 200;
    private static final Pattern NOT_NORMAL =
            Pattern.compile("//|\\\\|(^|/)(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Vertx vertx;
    private final Router router;
    private final Workers workers;
    private final Downloads downloads;
    private final long flushTimer;

    private Api(Vertx vertx, Router router, Workers workers, Downloads downloads, long flushTimer) {
        this.vertx = vertx;
        this.router = router;
        this.workers = workers;
        this.downloads = downloads;
        this.flushTimer = flushTimer;
    }

    /** How a server must be set up that serves this: hostile requests end at its limits. */
    public static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setCompressionSupported(true)
                .setMaxHeaderSize(Undecodable.LARGEST_HEADERS)
                .setMaxInitialLineLength(Undecodable.LONGEST_LINE)
                // An upgrade to HTTP/2 in clear text is nothing a browser asks for, and a way round proxies.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setIdleTimeout(120);
    }

    /**
     * Makes the routes; blocks for a moment.
     *
     * @param vertx stays open when this is closed
     * @param live where the inventory and the desk tell what changed
     */
    public static Api open(Vertx vertx, ApiSettings settings, ApiParts parts, LiveEvents live) {
        var workers = new Workers();
        var streams = new EventStreams(vertx, workers, live, parts.clusters()::inSight);
        var downloads = new Downloads(vertx);
        var gate = new Gate(parts.sessions(), parts.apiTokens());
        var pipeline = new Pipeline(parts.operations(), gate, workers, streams, downloads, settings);
        var contract = OpenAPIContract.from(vertx, Contract.requests())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var router = Router.router(vertx);
        router.route().handler(context -> {
            secure(context, settings);
            if (BROKEN_ESCAPE.matcher(context.request().uri()).find()) {
                Reply.send(
                        context, Refusal.Malformed.at("path", "a % in it is not followed by two hexadecimal digits"));
            } else if (!isNormal(context.request().path())) {
                Reply.send(context, new Refusal.NotFound("This path"));
            } else {
                context.next();
            }
        });
        router.route(Contract.BASE + "/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.get(Contract.BASE + "/openapi.yaml")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "application/yaml")
                        .end(Contract.text()));
        fixedPaths(router, contract);
        router.route(Contract.BASE + "/*").subRouter(operations(vertx, contract, pipeline));
        router.route(Contract.BASE + "/*").handler(context -> unmatched(context, contract));
        router.get().handler(new WebRoot(workers, "/webroot")::serve);
        router.route().failureHandler(Api::failed);
        errors(router, contract);
        return new Api(vertx, router, workers, downloads, vertx.setPeriodic(FLUSH_MILLIS, _ -> live.flush()));
    }

    /** For {@code requestHandler}, or to hand a request on to with {@code handle}. */
    public Router router() {
        return router;
    }

    /** Ends what is being done; the server is closed by whoever opened it. */
    @Override
    public void close() {
        vertx.cancelTimer(flushTimer);
        downloads.close();
        workers.close();
    }

    private static Router operations(Vertx vertx, OpenAPIContract contract, Pipeline pipeline) {
        var builder = RouterBuilder.create(vertx, contract, pipeline::admit);
        for (var operation : contract.operations()) {
            Objects.requireNonNull(builder.getRoute(operation.getOperationId()))
                    .addHandler(context -> pipeline.serve(context, operation));
        }
        return builder.createRouter();
    }

    /** So that PATCH of {@code /findings/bulk} is not taken for a change of a finding named bulk. */
    private static void fixedPaths(Router router, OpenAPIContract contract) {
        contract.operations().stream()
                .filter(operation -> !operation.getOpenAPIPath().contains("{"))
                .collect(Collectors.groupingBy(
                        io.vertx.openapi.contract.Operation::getOpenAPIPath,
                        Collectors.mapping(io.vertx.openapi.contract.Operation::getHttpMethod, Collectors.toSet())))
                .forEach((path, methods) -> router.route(Contract.BASE + path).handler(context -> {
                    if (methods.contains(context.request().method())) {
                        context.next();
                    } else {
                        unmatched(context, contract);
                    }
                }));
    }

    /** Browsers and proxies read {@code //host}, backslashes and dots in ways of their own: nothing is served there. */
    private static boolean isNormal(@Nullable String path) {
        return path != null && path.startsWith("/") && !NOT_NORMAL.matcher(path).find();
    }

    private static void secure(RoutingContext context, ApiSettings settings) {
        var headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (settings.https()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        var path = context.request().path();
        if (path != null && path.startsWith(Contract.BASE)) {
            headers.set("Cache-Control", "no-store");
        }
    }

    private static void unmatched(RoutingContext context, OpenAPIContract contract) {
        var path = contract.findPath(context.request().path());
        if (path == null) {
            Reply.send(context, new Refusal.NotFound("This path"));
        } else {
            var methods = path.getOperations().stream()
                    .map(operation -> operation.getHttpMethod().name())
                    .sorted()
                    .toList();
            Reply.send(context, new Refusal.MethodNotAllowed(methods));
        }
    }

    private static void failed(RoutingContext context) {
        switch (context.statusCode()) {
            case 413 -> Reply.send(context, new Refusal.TooLarge(LARGEST_BODY));
            case 400 -> Reply.send(context, Refusal.Malformed.at("request", "it is not proper HTTP"));
            default -> Reply.send(context, Pipeline.refusal(context));
        }
    }

    private static void errors(Router router, OpenAPIContract contract) {
        router.errorHandler(400, Api::failed);
        router.errorHandler(404, context -> Reply.send(context, new Refusal.NotFound("This path")));
        router.errorHandler(405, context -> {
            var path = context.request().path();
            if (path != null && path.startsWith(Contract.BASE)) {
                unmatched(context, contract);
            } else {
                Reply.send(context, new Refusal.MethodNotAllowed(List.of(HttpMethod.GET.name())));
            }
        });
        router.errorHandler(413, Api::failed);
        router.errorHandler(500, Api::failed);
    }
}
