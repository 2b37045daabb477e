package io.seaworthy.agent.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of an API server as a watch needs, over plain HTTP. */
final class FakeApiServer implements AutoCloseable {

    final List<String> queries = new CopyOnWriteArrayList<>();
    final Map<String, OutputStream> watches = new ConcurrentHashMap<>();
    volatile int listStatus = 200;
    volatile int watchStatus = 200;
    volatile String resourceVersion = "100";
    volatile Optional<String> secret = Optional.empty();
    /** Whole answers by path; a path that is not here breaks off. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private FakeApiServer(HttpServer server) {
        this.server = server;
    }

    static FakeApiServer start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var fake = new FakeApiServer(server);
        server.createContext("/", fake::answer);
        server.setExecutor(fake.threads);
        server.start();
        return fake;
    }

    LiveCluster connect(Path folder) throws IOException {
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                clusters: [{name: t, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: t, user: {token: t}}]
                contexts: [{name: t, context: {cluster: t, user: t}}]
                current-context: t
                """.formatted(server.getAddress().getPort()));
        var access =
                new ClusterAccess(Optional.of(kubeconfig), Optional.empty(), Optional.empty(), List.of(), Set.of());
        return LiveCluster.connect(access, Clock.systemUTC());
    }

    /** Sends a line to the watch of a path. */
    void event(String path, String json) throws IOException {
        var watch = watches.get(path);
        if (watch == null) {
            throw new IllegalStateException("nobody watches " + path);
        }
        watch.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        watch.flush();
    }

    void cut(String path) throws IOException {
        var watch = watches.remove(path);
        if (watch != null) {
            watch.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (path.equals("/version")) {
            reply(exchange, 200, "{\"gitVersion\":\"v1.36.3\"}");
        } else if (refusals.containsKey(path)) {
            reply(exchange, refusals.get(path), "{}");
        } else if (answers.containsKey(path)) {
            reply(exchange, 200, answers.get(path));
        } else if (query.contains("watch=1")) {
            queries.add(path + "?" + query);
            watch(exchange, path);
        } else if (query.contains("limit=1&") || query.endsWith("limit=1")) {
            queries.add(path + "?" + query);
            reply(
                    exchange,
                    listStatus,
                    "{\"metadata\":{\"resourceVersion\":\"" + resourceVersion + "\"},\"items\":[]}");
        } else {
            cutOff(exchange);
        }
    }

    private void watch(HttpExchange exchange, String path) throws IOException {
        if (watchStatus != 200) {
            reply(exchange, watchStatus, "{}");
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        body.flush();
        watches.put(path, body);
    }

    /** Promises more than it sends. */
    private void cutOff(HttpExchange exchange) throws IOException {
        var text = secret.orElse("{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, text.length + 1_000L);
        exchange.getResponseBody().write(text);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void reply(HttpExchange exchange, int code, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
