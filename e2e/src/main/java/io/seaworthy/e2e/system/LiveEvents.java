package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.ProgramFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to the hub's server-sent events from the moment it is made. */
public final class LiveEvents implements AutoCloseable {

    /**
     * One event.
     *
     * @param name {@code findings-changed} …
     * @param data JSON
     */
    public record Event(String name, String data) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final InputStream body;

    /** @param hub {@code http://127.0.0.1:PORT} */
    public LiveEvents(URI hub, String token) {
        var request = HttpRequest.newBuilder(hub.resolve("/api/v1/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new ProgramFailure("live events are answered with " + response.statusCode());
            }
            body = response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("no live events from " + hub, e);
        } catch (InterruptedException e) {
            // The test run is being stopped.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for live events", e);
        }
        Thread.ofVirtual().name("live-events").start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var name = "message";
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty() || !name.equals("message")) {
                        events.add(new Event(name, data.toString()));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()).strip());
                }
            }
        } catch (IOException end) {
            // The hub or this listener went away; what came before is kept.
        }
    }

    /** All so far. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
