package io.seaworthy.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.cli.table.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a shell sees it: words, streams, exit codes. */
class SeaworthyTest {

    private static final Terminal PIPE = Terminal.pipe(Map.of());
    private static final Terminal SCREEN = new Terminal(true, true, 100);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path recording;

    @BeforeEach
    void anEmptyRecording() throws IOException {
        recording = Files.writeString(folder.resolve("objects.yaml"), "apiVersion: v1\nkind: List\nitems: []\n");
    }

    @Test
    void aCleanClusterEndsWithZero() {
        assertThat(scan("clean")).isEqualTo(Seaworthy.CLEAN);
        assertThat(err()).isEmpty();
    }

    @Test
    void findingsEndWithOne() {
        assertThat(scan("mixed")).isEqualTo(Seaworthy.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({"critical,1", "high,1", "medium,1", "low,1", "never,0"})
    void findingsBelowTheThresholdDoNotFail(String threshold, int code) {
        assertThat(scan("mixed", "--fail-on", threshold)).isEqualTo(code);
    }

    @Test
    void nothingJudgedIsNeverSuccess() {
        assertThat(scan("nothing-assessed", "--fail-on", "never")).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(out()).contains("No grade").doesNotContain("Grade A").doesNotContain("✓");
        assertThat(err())
                .isEqualTo("seaworthy: scan: nothing could be judged. See what could not be read, and grant it or"
                        + " record it.\n");
    }

    @Test
    void aMissingRecordingIsOneLine() {
        assertThat(run(PIPE, fixture("clean"), "scan", "--from", "/no/such")).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err())
                .isEqualTo("seaworthy: --from /no/such: there is no such file or folder. Name a folder or file of"
                        + " kubectl output.\n");
    }

    @Test
    void anUnknownContextNamesTheKnownOnes() throws IOException {
        var kubeconfig = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: prod
                clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: u, user: {token: secret-token-of-a-person}}]
                contexts:
                - {name: prod, context: {cluster: c, user: u}}
                - {name: staging, context: {cluster: c, user: u}}
                """);

        var code = run(PIPE, fixture("clean"), "scan", "--kubeconfig", kubeconfig.toString(), "--context", "prd");

        assertThat(code).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err())
                .contains("prd", "prod, staging")
                .doesNotContain("secret-token")
                .hasLineCount(1);
    }

    @Test
    void anUnreachableServerIsOneLine() throws IOException {
        var kubeconfig = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: prod
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: u, user: {}}]
                contexts: [{name: prod, context: {cluster: c, user: u}}]
                """);

        assertThat(run(PIPE, fixture("clean"), "scan", "--kubeconfig", kubeconfig.toString()))
                .isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err()).contains("127.0.0.1:1", "cannot be reached").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "scan --from x --context y,do not go with it",
        "scan --as-group admins,--as-group needs --as",
        "scan --from . --fail-on terrible,critical",
        "scan --from . -o xml,'table, wide, json, yaml, sarif, csv, html'",
        "scan --from . --explain tiler-tls,Did you mean tiller-tls?",
        "scan --from . --param release-fresh.max_days=1,it has: max_age_days",
        "scan --from . --param release-fresh.max_age_days=soon,cannot be 'soon'",
        "scan --from . --param nonsense,CONTROL.NAME=VALUE",
        "scna,Did you mean scan",
        "controls show tiler-tls,Did you mean tiller-tls?",
        "controls list --family shipping,There are: cluster"
    })
    void wrongArgumentsAreOneLineThatHelps(String line, String words) {
        assertThat(run(PIPE, fixture("clean"), line.split(" "))).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err()).contains(words).hasLineCount(1);
        assertThat(out()).isEmpty();
    }

    @Test
    void aThresholdChangesTheVerdict() {
        var strict = run(PIPE, new LiveSurvey(folder), scenario("clean", "--param", "history-bounded.max_revisions=0"));

        assertThat(strict).isEqualTo(Seaworthy.FINDINGS);
        assertThat(out()).contains("history-bounded");
    }

    @Test
    void explainShowsTheControlAndEachOfItsVerdicts() {
        assertThat(scan("mixed", "--explain", "tiller-tls")).isEqualTo(Seaworthy.FINDINGS);
        assertThat(out()).contains("Why", "FAIL", "UNKNOWN").doesNotContain("FINDINGS");
    }

    @Test
    void aPipeGetsNeitherColourNorProgress() {
        scan("mixed");

        assertThat(out() + err()).doesNotContain("\u001b");
    }

    @Test
    void aTerminalGetsColourAndProgressThatIsGoneAtTheEnd() {
        run(SCREEN, fixture("mixed"), "scan", "--from", recording.toString());

        assertThat(out()).contains("\u001b[1;31m");
        assertThat(err()).contains("Reading the recording").endsWith("\r\u001b[2K");
    }

    @Test
    void progressCanBeSwitchedOff() {
        run(SCREEN, fixture("mixed"), "scan", "--from", recording.toString(), "--no-progress");

        assertThat(err()).isEmpty();
    }

    @Test
    void theReportGoesIntoAFile() throws IOException {
        var file = folder.resolve("report.html");

        assertThat(scan("clean", "-o", "html", "--output-file", file.toString()))
                .isEqualTo(Seaworthy.CLEAN);
        assertThat(out()).isEmpty();
        assertThat(Files.readString(file)).startsWith("<!doctype html>").endsWith("</html>\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsNotAScan() {
        assertThat(scan(
                        "clean",
                        "--output-file",
                        folder.resolve("no/such/folder.txt").toString()))
                .isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err()).contains("cannot be written").hasLineCount(1);
    }

    @Test
    void aBugIsOneLineAndTellsHowToReportIt() {
        var code = run(
                PIPE,
                (_, _, _, _) -> {
                    throw new IllegalStateException("oops");
                },
                "scan",
                "--from",
                recording.toString());

        assertThat(code).isEqualTo(Seaworthy.COULD_NOT);
        assertThat(err()).contains("internal error", "--verbose").hasLineCount(1);
    }

    @Test
    void everyBuiltInControlCanBeListedAndShown() {
        assertThat(run(PIPE, fixture("clean"), "controls", "list")).isZero();
        assertThat(out()).contains("tiller-tls", "‼ critical");

        assertThat(run(PIPE, fixture("clean"), "controls", "show", "tiller-tls"))
                .isZero();
        assertThat(out()).contains("Why", "Fix", "Frameworks");
    }

    @Test
    void completionKnowsTheCommands() {
        assertThat(run(PIPE, fixture("clean"), "completion", "zsh")).isZero();
        assertThat(out()).contains("bashcompinit", "--fail-on", "controls");
    }

    private int scan(String fixture, String... options) {
        var arguments = new String[options.length + 3];
        arguments[0] = "scan";
        arguments[1] = "--from";
        arguments[2] = recording.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return run(PIPE, fixture(fixture), arguments);
    }

    private static String[] scenario(String name, String... options) {
        var arguments = new String[options.length + 3];
        arguments[0] = "scan";
        arguments[1] = "--from";
        arguments[2] = Path.of(System.getProperty("seaworthy.root", ".."), "e2e", "recordings", name)
                .toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return arguments;
    }

    private static Survey fixture(String name) {
        return (_, _, _, _) -> RenderingFixture.named(name).posture();
    }

    private int run(Terminal terminal, Survey survey, String... arguments) {
        out.reset();
        err.reset();
        return Seaworthy.run(
                new Surroundings(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        terminal,
                        terminal,
                        Map.of()),
                survey,
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
