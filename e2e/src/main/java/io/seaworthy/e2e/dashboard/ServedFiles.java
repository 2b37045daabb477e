package io.seaworthy.e2e.dashboard;

import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** What a hub hands to a browser before anybody has signed in: the first page and every file of the built dashboard. */
public final class ServedFiles implements AutoCloseable {

    private static final String WEBROOT = "webroot/";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI hub;

    public ServedFiles(URI hub) {
        this.hub = hub;
    }

    /** Paths of all files in the dashboard's jar that the hub runs with. */
    public List<String> paths() {
        try (var files = Files.list(JavaProgram.repository().resolve("hub/target/app/lib"))) {
            var jar = files.filter(file -> file.getFileName().toString().matches("ui-[0-9].*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new ProgramFailure("the hub was built without the dashboard"));
            return names(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("the libraries of the hub could not be listed", e);
        }
    }

    private static List<String> names(Path jar) throws IOException {
        try (var open = new JarFile(jar.toFile())) {
            return open.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(WEBROOT))
                    .map(entry -> "/" + entry.getName().substring(WEBROOT.length()))
                    .sorted()
                    .toList();
        }
    }

    /** As a browser without a session gets it. */
    public HttpResponse<String> get(String path) {
        try {
            var request = HttpRequest.newBuilder(hub.resolve(path))
                    .header("Accept", "text/html,*/*")
                    .build();
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer for " + path, e);
        } catch (InterruptedException e) {
            // The test run is being stopped.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for " + path, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
