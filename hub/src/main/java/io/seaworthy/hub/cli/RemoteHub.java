package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.seaworthy.hub.cli.document.CsvRendering;
import io.seaworthy.hub.cli.remote.HubClient;
import io.seaworthy.hub.cli.remote.RequestFailed;
import io.seaworthy.hub.cli.table.RowTable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of everything that asks a hub over its API, and how answers are shown. */
final class RemoteHub {

    static final String TOKEN = "SEAWORTHY_TOKEN";

    /** In tables only: a program that reads CSV would take it for a value. */
    private static final String UNKNOWN = "-";

    enum Form {
        table,
        json,
        csv
    }

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

    static void show(
            Surroundings surroundings,
            Form form,
            List<JsonNode> items,
            List<String> titles,
            Function<JsonNode, List<String>> row)
            throws IOException {
        switch (form) {
            case table ->
                new RowTable(surroundings.terminal())
                        .write(
                                titles,
                                items.stream()
                                        .map(item -> row.apply(item).stream()
                                                .map(cell -> cell.isEmpty() ? UNKNOWN : cell)
                                                .toList())
                                        .toList(),
                                surroundings.out());
            case json ->
                surroundings
                        .out()
                        .println(new ObjectMapper()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsString(items));
            case csv -> {
                var writer = new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8);
                CsvRendering.row(
                        writer,
                        titles.stream()
                                .map(title -> title.toLowerCase(java.util.Locale.ROOT))
                                .toList());
                for (var item : items) {
                    CsvRendering.row(writer, row.apply(item));
                }
                writer.flush();
            }
        }
        surroundings.out().flush();
    }

    /** Empty for what the hub does not know; people are shown {@link #UNKNOWN} instead. */
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
