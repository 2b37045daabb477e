package io.seaworthy.e2e.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hub's API as a program uses it, with an API token. Answers other than 2xx are failures that name the request. */
public final class ApiClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** What {@link #administrator} changes a first password to. */
    public static final String NEW_PASSWORD = "Osprey-41-Granite-Delta";

    private final URI base;
    private final String token;
    private final HttpClient client;

    private ApiClient(URI base, String token, HttpClient client) {
        this.base = base;
        this.token = token;
        this.client = client;
    }

    /** With a token that was made before. */
    public static ApiClient with(URI hub, String token) {
        return new ApiClient(hub.resolve("/api/v1/"), token, newClient());
    }

    /**
     * Signs in as a local administrator, changes the first password if that must be, and makes a token that may do everything.
     *
     * @param hub {@code http://127.0.0.1:PORT}
     */
    public static ApiClient administrator(URI hub, String account, String password) {
        var api = hub.resolve("/api/v1/");
        var client = newClient();
        var session = new Session(client, api);
        var me = session.logIn(account, password);
        if (me.path("mustChangePassword").asBoolean()) {
            session.post(
                    "me/password",
                    JSON.createObjectNode().put("current", password).put("new", NEW_PASSWORD));
            session.logIn(account, NEW_PASSWORD);
        }
        var wish = JSON.createObjectNode().put("name", "end to end");
        wish.putObject("grant").put("role", "admin").putObject("scope").put("kind", "ALL");
        var made = session.post("api-tokens", wish);
        return new ApiClient(api, made.path("token").asText(), client);
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().connectTimeout(LIMIT).build();
    }

    /** A browser's session, as far as it takes to make a token. */
    private static final class Session {
        private final HttpClient client;
        private final URI api;
        private String cookie = "";
        private String csrf = "";

        Session(HttpClient client, URI api) {
            this.client = client;
            this.api = api;
        }

        JsonNode logIn(String account, String password) {
            cookie = "";
            csrf = "";
            var body = JSON.createObjectNode().put("account", account).put("password", password);
            var response = send(client, request("login", body));
            cookie = response.headers().allValues("Set-Cookie").stream()
                    .map(set -> set.split(";", 2)[0])
                    .findFirst()
                    .orElseThrow(() -> new ProgramFailure("the login set no cookie"));
            var me = parse(response.body());
            csrf = me.path("csrfToken").asText();
            return me;
        }

        JsonNode post(String path, ObjectNode body) {
            return parse(send(client, request(path, body)).body());
        }

        private HttpRequest request(String path, ObjectNode body) {
            var request = HttpRequest.newBuilder(api.resolve(path))
                    .timeout(LIMIT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.toString()));
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie).header("X-Seaworthy-Csrf", csrf);
            }
            return request.build();
        }
    }

    public String token() {
        return token;
    }

    /** The answer as it came. */
    public String text(String path) {
        return send(client, request(path).build()).body();
    }

    public JsonNode get(String path) {
        return parse(send(client, request(path).build()).body());
    }

    public JsonNode post(String path, Object body) {
        return parse(send(
                        client,
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        JSON.valueToTree(body).toString()))
                                .build())
                .body());
    }

    /** A change that is answered without a body. */
    public void send(String path, Object body) {
        send(
                client,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                        .build());
    }

    /** Every item of all pages. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var separator = path.contains("?") ? "&" : "?";
            var page = get(path + separator + "limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("");
            if (page.path("next").isNull()) {
                cursor = "";
            }
        } while (!cursor.isEmpty());
        return items;
    }

    /** The finding of one control about one thing. */
    public Optional<JsonNode> finding(String clusterId, String control, String namespace, String name) {
        var query = "findings?cluster=%s&control=%s&name=%s".formatted(clusterId, control, encode(name))
                + (namespace.isEmpty() ? "" : "&namespace=" + encode(namespace));
        return all(query).stream().findFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new ProgramFailure("%s %s is answered with %d: %s"
                        .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            // The test run is being stopped.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for " + request.uri(), e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ProgramFailure("this is no JSON: " + body, e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
