package io.seaworthy.hub.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.seaworthy.hub.access.Caller;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.access.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked, after it was checked against the contract.
 *
 * @param operation its id
 * @param role what it needs
 * @param parameters of path, query and headers by name: strings, longs or lists of these; absent ones are missing
 * @param body JSON text; empty = none
 * @param asks who; null only for operations without a login
 * @param cookie the session's secret, or whatever came under its name; empty = none
 * @param loginCookie the secret of a login that is under way; empty = none
 * @param address of the other end
 * @param https whether the browser came over TLS
 * @param origin scheme, host and port that the browser used: {@code http://127.0.0.1:8080}
 */
record Request(
        String operation,
        @Nullable Role role,
        Map<String, Object> parameters,
        String body,
        @Nullable Caller asks,
        String cookie,
        String loginCookie,
        String address,
        boolean https,
        String origin) {

    private static final ObjectMapper LENIENT = new ObjectMapper();

    Caller caller() {
        if (asks == null) {
            throw new IllegalStateException(operation + " is open to everybody and asked who it is");
        }
        return asks;
    }

    /** Clusters that this operation may touch. */
    Sight sight() {
        return sight(caller());
    }

    /** The same, if somebody else asked, or the same person with other grants. */
    Sight sight(Caller caller) {
        return caller.sight(role == null ? Role.VIEWER : role);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name)).map(Object::toString);
    }

    /** Of a parameter that the contract requires. */
    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException(operation + " has no parameter " + name));
    }

    /** Empty = no restriction. */
    List<String> list(String name) {
        return parameters.get(name) instanceof List<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }

    int limit() {
        return parameters.get("limit") instanceof Number number ? number.intValue() : 50;
    }

    <T> T body(Class<T> type) {
        return Json.read(body, type);
    }

    /** Whether the body names this member at all. */
    boolean bodyHas(String member) {
        try {
            return LENIENT.readTree(body).has(member);
        } catch (com.fasterxml.jackson.core.JsonProcessingException bug) {
            // It was read once already to be validated.
            throw new IllegalStateException(bug);
        }
    }
}
