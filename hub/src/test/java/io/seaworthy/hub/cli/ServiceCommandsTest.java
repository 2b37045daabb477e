package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.seaworthy.hub.cli.table.Terminal;
import io.seaworthy.hub.store.embedded.FolderLock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands around a hub as a shell sees them: help, what is wrong, and answers of a hub in their forms. */
class ServiceCommandsTest {

    private static final String CLUSTERS = """
            {"items": [{"id": "4d282ce6", "name": "=shop", "health": "SILENT", "score": null,
             "coverage": {"percent": null}, "open": {"critical": 1, "high": 0, "medium": 2, "low": 0},
             "lastHeardAt": null}], "next": null}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private HttpServer hub;
    private int status = 200;
    private String answer = CLUSTERS;

    @BeforeEach
    void aHub() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/api/v1/", exchange -> {
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        hub.start();
    }

    @AfterEach
    void noHub() {
        hub.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "clusters",
                "demo",
                "findings",
                "hub",
                "token",
                "token create",
                "token list",
                "token revoke",
                "up"
            })
    void helpTeachesWithExamples(String command) {
        assertThat(run((command + " --help").split(" "))).isZero();
        assertThat(out()).contains("Usage: seaworthy " + command, "Examples:");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "token,'create, list or revoke'",
        "token revoke,Missing required parameter: 'ID'",
        "token create --uses 0,from 1 to 1000",
        "token create --hours 721,from 1 to 720",
        "token create --cluster prod,is no UID",
        "findings --severity bad,'critical, high, medium, low'",
        "findings --state CLOSED,WITHDRAWN",
        "findings --limit 0,at least 1",
        "clusters -o xml,'table, json, csv'",
        "clusters --hub nonsense,http://localhost:8080",
        "clusters --token-file /no/such,readable file",
        "clusters --hub http://127.0.0.1:1,nothing listens there",
        "hub --http-port 70000,http-port",
        "hub --http-port x,http-port",
        "hub --database-url mysql://u:secret@h/d,postgresql://",
        "hub --config /no/such,/no/such",
        "up --kubeconfig /no/such,/no/such",
        "demo --recordings /no/such,e2e/recordings",
        "agent --hub nonsense,nonsense"
    })
    void whatIsWrongIsOneLineThatHelps(String line, String words) {
        assertThat(run(line.split(" "))).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err()).contains(words).doesNotContain("secret", "Exception").hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void peopleSeeADashForWhatIsNotKnown() {
        assertThat(clusters("table")).isZero();
        assertThat(out().replaceAll(" +", " ")).contains("=shop - - - SILENT 1 0 2 0 - 4d282ce6");
    }

    @Test
    void spreadsheetsGetAnEmptyCellForWhatIsNotKnownAndNoFormula() {
        assertThat(clusters("csv")).isZero();
        assertThat(out()).isEqualTo("""
                name,grade,points,coverage %,health,critical,high,medium,low,last heard,id\r
                "'=shop",,,,SILENT,1,0,2,0,,4d282ce6\r
                """);
    }

    @Test
    void programsGetTheItemsOfTheApi() {
        assertThat(clusters("json")).isZero();
        assertThat(out()).startsWith("[ {").contains("\"score\" : null");
    }

    @ParameterizedTest
    @CsvSource({
        "401,{},API token: the hub does not take it",
        "403,'{\"detail\": \"A viewer may not.\"}',A viewer may not.",
        "503,'{\"detail\": \"No database.\"}',it answered 503: No database.",
        "200,<html>,what answers there is no hub"
    })
    void whatTheHubRefusesIsOneLine(int code, String body, String words) {
        status = code;
        answer = body;

        assertThat(clusters("table")).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err()).contains(words).hasLineCount(1);
    }

    @Test
    void upStartedTwiceOnOneFolderSaysWhoHasItAndWhatToDo() throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        hub.createContext("/version", exchange -> {
            var bytes = "{\"gitVersion\": \"v1.33.0\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        var kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: here
                contexts: [{name: here, context: {cluster: here, user: me}}]
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: me, user: {}}]
                """.formatted(hub.getAddress().getPort()));

        try (var _ = FolderLock.take(data)) {
            assertThat(run("up", "--kubeconfig", kubeconfig.toString())).isEqualTo(Seaworthy.COULD_NOT);
        }

        assertThat(err())
                .contains(data.toString(), "process " + ProcessHandle.current().pid(), "--data-dir")
                .doesNotContain("Exception")
                .hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    private int clusters(String form) {
        return run("clusters", "--hub", "http://127.0.0.1:" + hub.getAddress().getPort(), "-o", form);
    }

    private int run(String... arguments) {
        return Seaworthy.run(
                new Surroundings(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Terminal.pipe(Map.of()),
                        Terminal.pipe(Map.of()),
                        Map.of(
                                RemoteHub.TOKEN,
                                "swp_test",
                                "SEAWORTHY_HUB_DATA_DIR",
                                folder.resolve("data").toString(),
                                "SEAWORTHY_AGENT_DATA_DIR",
                                folder.resolve("agent").toString())),
                new LiveSurvey(folder),
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
