package io.seaworthy.e2e.system;

import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a program says of itself at {@code /metrics}.
 *
 * @param text Prometheus' text format
 */
public record Metrics(String text) {

    /** @param program {@code http://127.0.0.1:PORT} */
    public static Metrics of(URI program) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(program.resolve("/metrics"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return new Metrics(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("no metrics from " + program, e);
        } catch (InterruptedException e) {
            // The test run is being stopped.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while reading metrics", e);
        }
    }

    /**
     * The value of a metric, added up over its labels.
     *
     * @throws ProgramFailure there is none of this name
     */
    public double sum(String name) {
        var values = text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .toArray();
        if (values.length == 0) {
            throw new ProgramFailure("there is no metric " + name + " among:\n" + text);
        }
        var sum = 0.0;
        for (var value : values) {
            sum += value;
        }
        return sum;
    }
}
