package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FindingReads;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.store.TestDatabase;
import io.seaworthy.hub.store.reading.SqlFindings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportIT {

    private static final int COUNT = 30_000;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Fleet fleet;
    private Browser viewer;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        fleet = new Fleet(DATABASE);
        fleet.cluster("many", "{}", 50);
        fleet.findings("many", COUNT);
        fleet.cluster("odd", "{}", 50);
        odd("a", "=1+1", "plain");
        odd("b", "+cmd", "two\nlines, \"quoted\"");
        odd("c", "-2", "@import");
        odd("d", "\tx", "ünïcödé ✓");
        odd("e", "  =x", "#hash");
        viewer = api.as(Role.VIEWER);
    }

    private void odd(String key, String owner, String evidence) {
        var id = fleet.finding("odd", key, 1);
        fleet.run("update finding set owner = E'" + owner.replace("\t", "\\t") + "', evidence = '" + evidence
                + "' where finding_id = '" + id + "'");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void everyRowComesOnceAndInTheOrderOfTheList() {
        var answer = viewer.get("/findings/export?cluster=many&sort=-opened");

        var rows = rows(answer.body());
        assertThat(answer.body()).endsWith("\r\n# end, " + COUNT + " findings\r\n");
        assertThat(answer.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .matches("attachment; filename=\"findings-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(rows).hasSize(COUNT + 1);
        assertThat(withoutHead(rows).map(row -> row.getField(0))).doesNotHaveDuplicates();
        assertThat(withoutHead(rows).map(row -> row.getField(11))).isSorted();
        var first = viewer.json("/findings?cluster=many&sort=-opened&limit=200")
                .path("items")
                .findValuesAsText("id");
        assertThat(rows.subList(1, 201)).extracting(row -> row.getField(0)).isEqualTo(first);
    }

    @Test
    void linesOfJsonAreFindings() {
        var answer = viewer.get("/findings/export?cluster=many&format=ndjson&severity=high");

        var lines = answer.body().lines().toList();
        assertThat(lines).hasSize(COUNT / 4 + 1);
        assertThat(lines.getLast()).isEqualTo("{\"end\":" + COUNT / 4 + "}");
        assertThat(Answers.tree(lines.getFirst()))
                .isEqualTo(viewer.json("/findings?cluster=many&severity=high&limit=1")
                        .path("items")
                        .get(0));
    }

    @Test
    void findingsThatPeopleWorkOnMeanwhileAreNeitherLostNorToldTwice() {
        fleet.cluster("busy", "{}", 50);
        fleet.findings("busy", 1_500);
        var findings = new SqlFindings(DATABASE.unitOfWork());
        var export = new FindingExport(
                findings,
                question("busy"),
                new Sight(List.of()),
                "severity",
                FindingExport.Form.NDJSON,
                Catalogue.builtIn());
        var written = new String(export.next().orElseThrow(), StandardCharsets.UTF_8);

        fleet.run("update finding set changed_at = now() + severity * interval '1 hour', state = 'ACKNOWLEDGED',"
                + " severity = 3 - severity where cluster_id = 'busy'");
        written += new String(export.next().orElseThrow(), StandardCharsets.UTF_8);

        assertThat(export.next()).isEmpty();
        assertThat(written.lines()
                        .map(line -> line.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"))
                        .distinct())
                .hasSize(1_501);
        assertThat(written).endsWith("{\"end\":1500}\n").contains("ACKNOWLEDGED");
        fleet.run("delete from cluster where cluster_id = 'busy'");
    }

    private static FindingReads.Question question(String cluster) {
        return new FindingReads.Question(
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(cluster),
                "",
                "",
                "",
                null,
                "",
                List.of(),
                null,
                false,
                null,
                Instant.now());
    }

    @Test
    void noCellIsAFormulaAndEveryTextComesBackAsItWas() {
        var rows = rows(viewer.get("/findings/export?cluster=odd&sort=opened").body());

        assertThat(withoutHead(rows).map(row -> row.getField(10)))
                .containsExactlyInAnyOrder("'=1+1", "'+cmd", "'-2", "'\tx", "'  =x");
        assertThat(withoutHead(rows).map(row -> row.getField(16)))
                .containsExactlyInAnyOrder("plain", "two\nlines, \"quoted\"", "'@import", "ünïcödé ✓", "#hash");
    }

    @Test
    void nothingThatMatchesIsAFileToo() {
        var body = viewer.get("/findings/export?cluster=none").body();

        assertThat(rows(body)).hasSize(1);
        assertThat(body).endsWith("\r\n# end, 0 findings\r\n");
    }

    @Test
    void whoTakesOnlyAnotherFormIsRefused() {
        Answers.problem(viewer.get("/findings/export", "Accept", "application/pdf"), 406);
        Answers.problem(viewer.get("/findings/export?format=ndjson", "Accept", "text/csv"), 406);
        assertThat(viewer.get("/findings/export?cluster=odd", "Accept", "text/csv")
                        .statusCode())
                .isEqualTo(200);
    }

    /** The first row names the columns. */
    private static Stream<CsvRecord> withoutHead(List<CsvRecord> rows) {
        return rows.subList(1, rows.size()).stream();
    }

    private static List<CsvRecord> rows(String csv) {
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter('#')
                .ofCsvRecord(csv)) {
            return reader.stream().toList();
        } catch (java.io.IOException impossible) {
            // It is read from memory.
            throw new IllegalStateException(impossible);
        }
    }
}
