package io.seaworthy.hub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An identity provider on the network: its description, its keys, and codes for tokens. Blocks. */
final class OidcProvider {

    /** It cannot be used now; the message is for the operator's log. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /** What discovery says. */
    record Description(String authorize, String token, String keys) {}

    private record Reply(int status, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration KEYS_AT_MOST_EACH = Duration.ofSeconds(30);
    private static final int LARGEST = 1 << 20;

    private final OidcSettings settings;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(WAIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private @Nullable Description description;
    private @Nullable JsonNode keys;
    private Instant describedAt = Instant.MIN;
    private Instant keysAt = Instant.MIN;

    OidcProvider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    synchronized Description description() throws Unusable {
        var now = clock.instant();
        if (description == null || describedAt.plus(FRESH).isBefore(now)) {
            var base = settings.issuer().toString().replaceAll("/+$", "");
            var found = json(get(base + "/.well-known/openid-configuration"), "its discovery document");
            if (!found.path("issuer").asText().equals(settings.issuer().toString())) {
                throw new Unusable("it calls itself " + found.path("issuer").asText() + ", but the setting is "
                        + settings.issuer() + "; set issuer to exactly what it says");
            }
            description = new Description(
                    member(found, "authorization_endpoint"),
                    member(found, "token_endpoint"),
                    member(found, "jwks_uri"));
            describedAt = now;
        }
        return description;
    }

    /** Its keys; asked for again if {@code keyId} is not among those known, at most every 30 s. */
    synchronized JsonNode keys(String keyId) throws Unusable {
        var now = clock.instant();
        var known = keys;
        boolean old = keysAt.plus(FRESH).isBefore(now);
        if (known == null
                || old
                || (!has(known, keyId) && keysAt.plus(KEYS_AT_MOST_EACH).isBefore(now))) {
            known = json(get(description().keys()), "its keys");
            keys = known;
            keysAt = now;
        }
        return known;
    }

    /** The ID token for a code. */
    String exchange(String code, String verifier, String redirectUri) throws Unusable {
        var form = Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirectUri,
                "client_id", settings.clientId(),
                "code_verifier", verifier);
        var request = HttpRequest.newBuilder(uri(description().token()))
                .timeout(WAIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(form)));
        if (!settings.clientSecret().isEmpty()) {
            var pair = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        var answer = send(request.build(), "its token endpoint");
        if (answer.status() != 200) {
            var error = json(answer.body(), "the error of its token endpoint")
                    .path("error")
                    .asText("no reason");
            throw new Unusable("its token endpoint refused the code with " + answer.status() + " (" + error
                    + "); check client id, client secret and the redirect address " + redirectUri);
        }
        return member(json(answer.body(), "its token answer"), "id_token");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String get(String address) throws Unusable {
        var request = HttpRequest.newBuilder(uri(address))
                .timeout(WAIT)
                .header("Accept", "application/json")
                .build();
        var answer = send(request, address);
        if (answer.status() != 200) {
            throw new Unusable(address + " answered " + answer.status());
        }
        return answer.body();
    }

    private Reply send(HttpRequest request, String what) throws Unusable {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new Unusable(what + " sent more than 1 MiB");
                }
                return new Reply(answer.statusCode(), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException away) {
            // Refused, reset, timed out, or a certificate that is not trusted.
            throw new Unusable(what + " cannot be reached: " + away);
        } catch (InterruptedException stopping) {
            // The hub is stopping; whoever asked goes with it.
            Thread.currentThread().interrupt();
            throw new Unusable("the hub is stopping");
        }
    }

    private static URI uri(String address) throws Unusable {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException malformed) {
            // An address from the provider's own description.
            throw new Unusable("it names an address that is none: " + address);
        }
    }

    private static JsonNode json(String body, String what) throws Unusable {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException foreign) {
            // A page for people, or half an answer.
            throw new Unusable(what + " is not JSON");
        }
    }

    private static String member(JsonNode json, String name) throws Unusable {
        var value = json.path(name).asText("");
        if (value.isEmpty()) {
            throw new Unusable("it does not say its " + name);
        }
        return value;
    }

    private static boolean has(JsonNode keys, String keyId) {
        for (var key : keys.path("keys")) {
            if (key.path("kid").asText("").equals(keyId)) {
                return true;
            }
        }
        return false;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
