package io.seaworthy.hub.api;

import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.access.Caller;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way of a request: who asks and may they, does it fit the contract, the operation itself, the answer. */
final class Pipeline {

    private static final Logger LOG = Logger.getLogger(Pipeline.class.getName());
    private static final String CALLER = "seaworthy.caller";
    private static final Set<String> FOR_BROWSERS = Set.of("startOidcLogin", "finishOidcLogin");

    private final Map<String, io.seaworthy.hub.api.Operation> operations;
    private final Gate gate;
    private final Workers workers;
    private final EventStreams streams;
    private final Downloads downloads;
    private final ApiSettings settings;

    Pipeline(
            Map<String, io.seaworthy.hub.api.Operation> operations,
            Gate gate,
            Workers workers,
            EventStreams streams,
            Downloads downloads,
            ApiSettings settings) {
        this.operations = operations;
        this.gate = gate;
        this.workers = workers;
        this.streams = streams;
        this.downloads = downloads;
        this.settings = settings;
    }

    /** The first half: ends with a request that the router checks against the contract. */
    Future<ValidatableRequest> admit(RoutingContext context, Operation operation) {
        var id = operation.getOperationId();
        var accept = context.request().getHeader("Accept");
        if (accept != null && !FOR_BROWSERS.contains(id) && !acceptable(accept, offered(context, id))) {
            return Future.failedFuture(new Refused(new Refusal.NotAcceptable(offered(context, id))));
        }
        var credentials = credentials(context);
        return workers.run(context.vertx().getOrCreateContext(), () -> gate.decide(id, credentials))
                .compose(decision -> switch (decision) {
                    case Gate.Decision.Stopped(var refusal) -> Future.failedFuture(new Refused(refusal));
                    case Gate.Decision.Open _ -> Reading.of(context, operation);
                    case Gate.Decision.Passed(var caller) -> {
                        context.put(CALLER, caller);
                        yield Reading.of(context, operation);
                    }
                });
    }

    /** The second half. */
    void serve(RoutingContext context, Operation operation) {
        var id = operation.getOperationId();
        var validated =
                Objects.requireNonNull(context.<ValidatedRequest>get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST));
        var request = request(context, operation, validated);
        var code = operations.get(id);
        if (code == null) {
            throw new IllegalStateException("no code for " + id);
        }
        workers.run(context.vertx().getOrCreateContext(), () -> code.answer(request))
                .onFailure(context::fail)
                .onSuccess(answer -> {
                    switch (answer) {
                        case Answer.File file -> downloads.start(context, file);
                        case Answer.Stream _ -> {
                            var credentials = credentials(context);
                            streams.start(
                                    context,
                                    request,
                                    () -> gate.decide(id, credentials) instanceof Gate.Decision.Passed(var caller)
                                            && request.sight(caller).equals(request.sight()));
                        }
                        default -> Reply.send(context, answer);
                    }
                });
    }

    /** What a failure anywhere in the router means. */
    static Refusal refusal(RoutingContext context) {
        var failure = context.failure();
        return switch (failure) {
            case Refused refused -> refused.refusal();
            case ValidatorException invalid -> Refusal.Malformed.at("request", String.valueOf(invalid.getMessage()));
            case StoreUnavailable away -> {
                LOG.log(Level.WARNING, "The database cannot be had: {0}", away.getMessage());
                yield new Refusal.Unavailable("The database cannot be had.");
            }
            case null -> new Refusal.Broken();
            default -> {
                LOG.log(Level.SEVERE, "An operation of the API failed", failure);
                yield new Refusal.Broken();
            }
        };
    }

    private Request request(RoutingContext context, Operation operation, ValidatedRequest validated) {
        var parameters = new HashMap<String, Object>();
        for (var parameter : operation.getParameters()) {
            var found = switch (parameter.getIn()) {
                case PATH -> validated.getPathParameters().get(parameter.getName());
                case QUERY -> validated.getQuery().get(parameter.getName());
                case HEADER -> validated.getHeaders().get(parameter.getName());
                case COOKIE -> validated.getCookies().get(parameter.getName());
            };
            put(parameters, parameter.getName(), found);
        }
        var id = operation.getOperationId();
        boolean hasBody = operation.getRequestBody() != null;
        Caller caller = context.get(CALLER);
        return new Request(
                id,
                Permissions.of(id).role().orElse(null),
                Map.copyOf(parameters),
                hasBody ? String.valueOf(context.body().buffer()) : "",
                caller,
                Cookies.session(context.request(), settings.https()).orElse(""),
                Cookies.login(context.request(), settings.https()).orElse(""),
                context.request().remoteAddress() == null
                        ? ""
                        : context.request().remoteAddress().hostAddress(),
                settings.https(),
                settings.origin().orElseGet(() -> "http://" + context.request().authority()));
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable RequestParameter found) {
        if (found == null || found.isNull() || found.isEmpty()) {
            return;
        }
        parameters.put(name, found.get() instanceof JsonArray array ? array.getList() : found.get());
    }

    private Gate.Credentials credentials(RoutingContext context) {
        var request = context.request();
        boolean changes =
                !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
        return new Gate.Credentials(
                header(context, "Authorization"),
                Cookies.session(context.request(), settings.https()),
                header(context, "X-Seaworthy-Csrf"),
                changes);
    }

    private static String header(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getHeader(name), "");
    }

    private static String offered(RoutingContext context, String operation) {
        return switch (operation) {
            case "streamEvents" -> "text/event-stream";
            case "exportFindings" ->
                context.queryParams().contains("format", "ndjson", false) ? "application/x-ndjson" : "text/csv";
            default -> "application/json";
        };
    }

    private static boolean acceptable(String accept, String offered) {
        var wide = offered.substring(0, offered.indexOf('/')) + "/*";
        for (var range : accept.split(",", 50)) {
            var parts = range.split(";", 10);
            var type = parts[0].strip();
            boolean matches = type.equals("*/*")
                    || type.equalsIgnoreCase(wide)
                    || type.equalsIgnoreCase(offered)
                    || type.equalsIgnoreCase(Problem.MEDIA_TYPE);
            if (matches && !range.replace(" ", "").matches(".*;q=0(\\.0{0,3})?(;.*)?")) {
                return true;
            }
        }
        return false;
    }
}
