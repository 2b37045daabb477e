package io.seaworthy.agent.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers {@code /healthz}, {@code /readyz} and {@code /metrics}, and nothing else. */
public final class HealthServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;

    private HealthServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to listen.
     *
     * @param sick why the agent should be started again; empty = it works
     * @param unready why it does not do its job now; empty = it does
     * @param metrics in Prometheus' text format
     * @throws IOException with the setting's path, if nothing can listen there
     */
    public static HealthServer start(
            InetSocketAddress address,
            Supplier<Optional<String>> sick,
            Supplier<Optional<String>> unready,
            Supplier<String> metrics)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(address, 16);
        } catch (IOException taken) {
            throw new IOException(
                    "health.port " + address.getPort() + " on " + address.getHostString() + " cannot be listened on: "
                            + taken.getMessage() + ". Name another port, or 0 for any.",
                    taken);
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, 404, "There are /healthz, /readyz and /metrics.\n"));
        server.createContext("/healthz", exchange -> answer(exchange, sick.get()));
        server.createContext("/readyz", exchange -> answer(exchange, unready.get()));
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.get()));
        server.start();
        return new HealthServer(server, threads);
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Optional<String> trouble) throws IOException {
        answer(exchange, trouble.isEmpty() ? 200 : 503, trouble.orElse("ok") + "\n");
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestMethod();
            var known = asked.equals("GET") || asked.equals("HEAD");
            var body = (known ? text : "Only GET and HEAD.\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            if (asked.equals("HEAD")) {
                exchange.sendResponseHeaders(code, -1);
                return;
            }
            exchange.sendResponseHeaders(known ? code : 405, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
