package io.seaworthy.hub.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks a hub over its API; see {@code openapi/seaworthy.yaml}. */
public final class HubClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI hub;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /**
     * @param hub such as {@code http://localhost:8080}
     * @param token {@code swp_…}
     */
    public HubClient(URI hub, String token) {
        this.hub = hub;
        this.token = token;
    }

    /** Every item of all pages, at most so many. */
    public List<JsonNode> list(String path, Map<String, String> query, int limit) throws RequestFailed {
        var items = new ArrayList<JsonNode>();
        var asked = new TreeMap<>(query);
        while (items.size() < limit) {
            asked.put("limit", Integer.toString(Math.min(PAGE, limit - items.size())));
            var page = send("GET", path + "?" + encoded(asked), HttpRequest.BodyPublishers.noBody());
            page.path("items").forEach(items::add);
            if (!page.path("next").isTextual()) {
                break;
            }
            asked.put("cursor", page.path("next").asText());
        }
        return items;
    }

    /** The answer. */
    public JsonNode post(String path, Map<String, Object> body) throws RequestFailed {
        try {
            return send("POST", path, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException impossible) { // Texts and numbers can always be written.
            throw new IllegalStateException(impossible);
        }
    }

    /** Done, when it returns. */
    public void delete(String path) throws RequestFailed {
        send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) throws RequestFailed {
        var request = HttpRequest.newBuilder(hub.resolve("/api/v1" + path))
                .method(method, body)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json")
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 == 2) {
                return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
            }
            throw refused(answer);
        } catch (JsonProcessingException notOurs) { // A page of a proxy, or another server.
            throw new RequestFailed(
                    "--hub " + hub, "what answers there is no hub", "Name the address of the hub's pages.");
        } catch (IOException failure) { // Nobody listens, or the connection broke.
            throw new RequestFailed(
                    "--hub " + hub,
                    "it cannot be reached (" + reason(failure) + ")",
                    "Is the hub running, and is this its address?");
        } catch (InterruptedException stopped) { // Somebody stops this program.
            Thread.currentThread().interrupt();
            throw new RequestFailed("--hub " + hub, "interrupted", "");
        }
    }

    private static String reason(IOException failure) {
        if (failure.getCause() != null && failure.getCause().getCause() instanceof UnresolvedAddressException) {
            return "there is no such host";
        }
        var told = failure.getMessage();
        return told != null ? told : failure instanceof ConnectException ? "nothing listens there" : "it broke off";
    }

    private RequestFailed refused(HttpResponse<String> answer) {
        var detail = detail(answer.body());
        return switch (answer.statusCode()) {
            case 401 ->
                new RequestFailed(
                        "API token",
                        "the hub does not take it",
                        "Make one on the hub's page of API tokens, and give it in SEAWORTHY_TOKEN or --token-file.");
            case 403 -> new RequestFailed("API token", detail, "Use one of a role that may.");
            case 404 -> new RequestFailed("--hub " + hub, detail.isEmpty() ? "there is no such thing" : detail, "");
            default ->
                new RequestFailed(
                        "--hub " + hub,
                        "it answered " + answer.statusCode() + (detail.isEmpty() ? "" : ": " + detail),
                        "");
        };
    }

    private static String detail(String body) {
        try {
            var problem = JSON.readTree(body);
            var errors = new ArrayList<String>();
            problem.path("errors")
                    .forEach(error -> errors.add(error.path("pointer").asText() + ": "
                            + error.path("detail").asText()));
            return problem.path("detail").asText() + (errors.isEmpty() ? "" : " " + String.join("; ", errors));
        } catch (JsonProcessingException noProblem) { // Something else answered; its status has to do.
            return "";
        }
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
