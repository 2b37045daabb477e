package io.seaworthy.hub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.seaworthy.hub.cli.document.CsvRendering;
import io.seaworthy.hub.cli.table.RowTable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of everything that lists what a hub knows, and how the list is shown. */
final class RemoteList {

    /** In tables only: a program that reads CSV would take it for a value. */
    private static final String UNKNOWN = "-";

    enum Form {
        table,
        json,
        csv
    }

    @Mixin
    RemoteHub hub = new RemoteHub();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Form form = Form.table;

    /**
     * Asks for a list of the API and prints it.
     *
     * @param path below the API: {@code /clusters}
     * @param most rows
     * @param row the cells of an item; empty ones are not known
     * @return the exit code
     */
    int print(
            Surroundings surroundings,
            String path,
            Map<String, String> query,
            int most,
            List<String> titles,
            Function<JsonNode, List<String>> row) {
        return hub.ask(surroundings, client -> {
            show(surroundings, client.list(path, query, most), titles, row);
            return Seaworthy.CLEAN;
        });
    }

    private void show(
            Surroundings surroundings, List<JsonNode> items, List<String> titles, Function<JsonNode, List<String>> row)
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
                                .map(title -> title.toLowerCase(Locale.ROOT))
                                .toList());
                for (var item : items) {
                    CsvRendering.row(writer, row.apply(item));
                }
                writer.flush();
            }
        }
        surroundings.out().flush();
    }
}
