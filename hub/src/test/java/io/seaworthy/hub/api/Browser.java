package io.seaworthy.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who talks to the API: with a token, or with the cookies it was given. Every answer is held against the contract. */
final class Browser {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    final int port;
    final Map<String, String> cookies = new HashMap<>();
    String csrf = "";
    private final String token;

    Browser(int port, String token) {
        this.port = port;
        this.token = token;
    }

    JsonNode json(String path) {
        var answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return Answers.tree(answer.body());
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> post(String path, @Nullable String body, String... headers) {
        return send("POST", path, body, headers);
    }

    HttpResponse<String> patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, null);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        var answer = raw(method, "/api/v1" + path, body, headers);
        Answers.conforms(method, path, answer);
        return answer;
    }

    /** Not held against the contract. */
    HttpResponse<String> raw(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (!csrf.isEmpty()) {
            request.setHeader("X-Seaworthy-Csrf", csrf);
        }
        if (!cookies.isEmpty()) {
            var all = new StringBuilder();
            cookies.forEach(
                    (name, value) -> all.append(all.isEmpty() ? "" : "; ").append(name + "=" + value));
            request.setHeader("Cookie", all.toString());
        }
        for (int at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
        }
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (var cookie : answer.headers().allValues("set-cookie")) {
                var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
                if (pair[1].isEmpty()) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    HttpResponse<String> login(String account, String password) {
        var answer = post("/login", Json.text(Map.of("account", account, "password", password)));
        if (answer.statusCode() == 200) {
            csrf = Answers.tree(answer.body()).path("csrfToken").asText();
        }
        return answer;
    }
}
