package io.seaworthy.hub.api;

import io.seaworthy.hub.api.Refusal.Fault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request apart for the contract's validator. Every text is handed over as JSON, because the validator reads what
 * looks like JSON as JSON: {@code -12} would become a number and {@code "a"} lose its quotes.
 */
final class Reading {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final String JSON = "application/json";

    private final List<Fault> faults = new ArrayList<>();

    private Reading() {}

    /** @throws Refused naming everything that is wrong */
    static Future<ValidatableRequest> of(RoutingContext context, Operation operation) {
        var reading = new Reading();
        var parts = new HashMap<Location, Map<String, RequestParameter>>();
        reading.unknown(context, operation);
        for (var parameter : operation.getParameters()) {
            var raw = reading.raw(context, parameter);
            parts.computeIfAbsent(parameter.getIn(), _ -> new HashMap<>())
                    .put(
                            parameter.getName(),
                            new RequestParameterImpl(raw == null ? null : reading.quoted(parameter, raw)));
        }
        var body = operation.getRequestBody() == null ? null : reading.body(context);
        if (!reading.faults.isEmpty()) {
            throw new Refused(new Refusal.Malformed(reading.faults));
        }
        return Future.succeededFuture(new ValidatableRequestImpl(
                parts.getOrDefault(Location.COOKIE, Map.of()),
                parts.getOrDefault(Location.HEADER, Map.of()),
                parts.getOrDefault(Location.PATH, Map.of()),
                parts.getOrDefault(Location.QUERY, Map.of()),
                new RequestParameterImpl(body),
                JSON));
    }

    private void unknown(RoutingContext context, Operation operation) {
        Set<String> known = operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Location.QUERY)
                .map(Parameter::getName)
                .collect(Collectors.toSet());
        for (var name : context.queryParams().names()) {
            if (!known.contains(name)) {
                faults.add(new Fault("query/" + shown(name), "this operation has no such parameter"));
            } else if (context.queryParams().getAll(name).size() > 1) {
                faults.add(new Fault("query/" + name, "give it once; several values are separated by commas"));
            }
        }
    }

    private @Nullable String raw(RoutingContext context, Parameter parameter) {
        return switch (parameter.getIn()) {
            case PATH -> context.pathParam(parameter.getName());
            case QUERY -> context.queryParams().get(parameter.getName());
            case HEADER -> context.request().getHeader(parameter.getName());
            case COOKIE -> null;
        };
    }

    private @Nullable String quoted(Parameter parameter, String raw) {
        var pointer = pointer(parameter);
        if (raw.chars().anyMatch(unit -> unit < 0x20 || unit == 0x7f || unit == 0xfffd) || !wellFormed(raw)) {
            faults.add(new Fault(pointer, "it holds control characters, or is not UTF-8"));
            return null;
        }
        var type = parameter.getSchemaType();
        if (type == SchemaType.STRING) {
            if ("date".equals(parameter.getSchema().get("format")) && !isDay(raw)) {
                faults.add(new Fault(pointer, "it is no day: write 2026-11-21"));
            }
            return Json.encode(raw);
        }
        if (type == SchemaType.ARRAY) {
            return Stream.of(raw.split(",", -1))
                    .map(item -> INTEGER.matcher(item).matches() && !texts(parameter) ? item : Json.encode(item))
                    .collect(Collectors.joining(","));
        }
        if (type == SchemaType.BOOLEAN) {
            if (!raw.equals("true") && !raw.equals("false")) {
                faults.add(new Fault(pointer, "it is neither true nor false"));
                return null;
            }
            return raw;
        }
        if (!INTEGER.matcher(raw).matches()) {
            faults.add(new Fault(pointer, "it is no whole number"));
            return null;
        }
        return raw;
    }

    private Buffer body(RoutingContext context) {
        var type = context.request().getHeader("Content-Type");
        var media = type == null ? "" : type.split(";", 2)[0].strip();
        if (!media.equalsIgnoreCase(JSON)) {
            throw new Refused(new Refusal.WrongMediaType());
        }
        var buffer = context.body() == null ? null : context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            throw new Refused(Refusal.Malformed.at("body", "it is missing"));
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(buffer.getBytes()))
                    .toString();
            var value = Json.decodeValue(text);
            if (!sound(value)) {
                faults.add(new Fault("body", "a text in it holds U+0000 or half a character"));
            }
        } catch (CharacterCodingException | RuntimeException unreadable) {
            // Not UTF-8, not JSON, nested too deeply or with numbers too long: the parser's words may quote secrets.
            faults.add(new Fault("body", "it is not JSON in UTF-8"));
        }
        return buffer;
    }

    private static boolean sound(@Nullable Object value) {
        return switch (value) {
            case String text -> text.indexOf('\0') < 0 && wellFormed(text);
            case io.vertx.core.json.JsonObject object ->
                object.stream().allMatch(entry -> sound(entry.getKey()) && sound(entry.getValue()));
            case io.vertx.core.json.JsonArray array -> array.stream().allMatch(Reading::sound);
            case null, default -> true;
        };
    }

    private static boolean texts(Parameter parameter) {
        return !(parameter.getSchema().get("items") instanceof io.vertx.core.json.JsonObject items)
                || !"integer".equals(items.getString("type"));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException foreign) {
            // 2026-02-30, and everything else that is no day.
            return false;
        }
    }

    private static boolean wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static String pointer(Parameter parameter) {
        return parameter.getIn().toString() + "/" + parameter.getName();
    }

    private static String shown(String name) {
        var clean = name.replaceAll("[^A-Za-z0-9_.-]", "?");
        return clean.length() > 50 ? clean.substring(0, 50) + "…" : clean;
    }
}
