package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.hub.cli.remote.HubClient;
import io.seaworthy.hub.cli.remote.RequestFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of everything that asks a hub over its API. */
final class RemoteHub {

    static final String TOKEN = "SEAWORTHY_TOKEN";

    interface Request {
        int of(HubClient client) throws RequestFailed, IOException;
    }

    @Option(
            names = "--hub",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The hub's pages. Default: ${DEFAULT-VALUE}.")
    URI hub = URI.create("http://localhost:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds an API token of the hub. Default: the token in the environment, SEAWORTHY_TOKEN.")
    @Nullable
    Path tokenFile;

    /** The exit code; what goes wrong is told in one line. */
    int ask(Surroundings surroundings, Request request) {
        try (var client = new HubClient(hub, token(surroundings))) {
            return request.of(client);
        } catch (RequestFailed failed) { // Names item, reason and remedy.
            surroundings.complain(failed.item(), String.valueOf(failed.getMessage()), failed.remedy());
            return Seaworthy.COULD_NOT;
        } catch (IOException unreadable) { // The token's file, or a full disk behind standard output.
            surroundings.complain(
                    "--token-file", "cannot be read: " + unreadable.getMessage(), "Name a readable file.");
            return Seaworthy.COULD_NOT;
        }
    }

    /** Empty for what the hub does not know. */
    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }

    private String token(Surroundings surroundings) throws IOException, RequestFailed {
        var host = hub.getHost();
        if (host == null || hub.getScheme() == null || !hub.getScheme().matches("https?")) {
            throw new RequestFailed("--hub " + hub, "it is no address", "Write it as http://localhost:8080.");
        }
        var text = tokenFile == null ? surroundings.environment().getOrDefault(TOKEN, "") : Files.readString(tokenFile);
        if (text.isBlank()) {
            throw new RequestFailed(
                    "API token",
                    "none is given",
                    "Make one on the hub's page of API tokens, and give it in " + TOKEN + " or --token-file.");
        }
        return text.strip();
    }
}
