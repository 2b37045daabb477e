package io.seaworthy.e2e.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.seaworthy.e2e.dashboard.Names.containing;
import static io.seaworthy.e2e.dashboard.Names.inside;
import static io.seaworthy.e2e.dashboard.Names.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.seaworthy.e2e.fleet.GeneratedFleet;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard with 1,000 clusters and 200,000 findings: what is paged, filtered, sorted, scrolled, changed together, exported. */
@RequiresChromium
class LargeFleetE2E {

    private static final GeneratedFleet SIZE = new GeneratedFleet(1_000, 200_000, 41);
    private static final String UNSETTLED = "state=OPEN,REOPENED,ACKNOWLEDGED,IN_PROGRESS,UNKNOWN";
    private static final int MOST_ROWS = 120;

    @TempDir
    private static Path folder;

    private static LargeFleet fleet;
    private static Chromium chromium;

    private Visitor visitor;

    @BeforeAll
    static void generate() throws SQLException {
        fleet = LargeFleet.start(folder, SIZE);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    @BeforeEach
    void administratorComes() {
        visitor = chromium.visitor(fleet.hub().address()).signIn("admin", LargeFleet.PASSWORD);
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void fleetOfAThousandShowsEveryClusterAndNarrowsByTheAddress() {
        visitor.open("/");
        var tiles = visitor.page().locator("a.tile");
        assertThat(tiles).hasCount(SIZE.clusters());
        assertThat(Inspection.of(visitor, "fleet-1000")).isEmpty();

        visitor.page().getByLabel("Group by label").selectOption("environment");
        assertThat(visitor.page()).hasURL(Pattern.compile(".*group=environment.*"));
        assertThat(visitor.page().getByRole(AriaRole.HEADING, named("production")))
                .isVisible();
        Inspection.photograph(visitor.page(), "fleet-1000-grouped-light-1440");
        visitor.page().locator("select[aria-label=Grade]").selectOption("F");

        var expected = fleet.api().all("clusters").stream()
                .filter(cluster -> cluster.path("score").path("grade").asText().equals("F"))
                .count();
        assertThat(tiles).hasCount((int) expected);
        visitor.page().reload();
        assertThat(tiles).hasCount((int) expected);
    }

    @Test
    void lighthouseFindsNothingAgainstAccessibilityAndPractices() {
        var lighthouse = Lighthouse.install();
        for (var name : List.of("fleet", "findings")) {
            var report = lighthouse.run(
                    fleet.hub().address().resolve(name.equals("fleet") ? "/" : "/" + name),
                    visitor.cookies(),
                    JavaProgram.repository().resolve("e2e/target/lighthouse/" + name + ".json"));

            System.out.printf("Lighthouse, one look at %s: %s%n", name, report);
            assertThat(report.accessibility()).as(report.toString()).isEqualTo(100);
            assertThat(report.bestPractices()).as(report.toString()).isGreaterThanOrEqualTo(95);
        }
    }

    @Test
    void findingsAreCountedFilteredAndSortedByTheHub() {
        var table = FindingsPage.open(visitor, "");
        assertThat(table.total()).isEqualTo(fleet.count(UNSETTLED));
        assertThat(Inspection.of(visitor, "findings-200000")).isEmpty();

        visitor.page()
                .getByRole(AriaRole.GROUP, named("Severity"))
                .getByRole(AriaRole.BUTTON, containing("Critical"))
                .click();
        assertThat(visitor.page()).hasURL(Pattern.compile(".*severity=critical.*"));
        table.awaitTotal(fleet.count(UNSETTLED + "&severity=critical"));
        visitor.page().getByLabel("Order").selectOption("Most urgent first");
        assertThat(visitor.page()).hasURL(Pattern.compile(".*sort=due.*"));
        table.awaitFirst(fleet.first(UNSETTLED + "&severity=critical&sort=due"));
        visitor.page().getByLabel("Show findings that contain").fill("nginx");
        visitor.page().getByLabel("Show findings that contain").press("Enter");

        table.awaitTotal(fleet.count(UNSETTLED + "&severity=critical&text=nginx"));
        visitor.page().reload();
        visitor.settled();
        assertThat(table.total()).isEqualTo(fleet.count(UNSETTLED + "&severity=critical&text=nginx"));
        visitor.button("Clear filters").click();
        table.awaitTotal(fleet.count(UNSETTLED));
    }

    @Test
    void textThatMoreThanTenThousandHoldIsNotCountedToTheEnd() {
        var query = UNSETTLED + "&text=redis";
        var bySeverity = Stream.of("critical", "high", "medium", "low")
                .mapToLong(severity -> fleet.count(query + "&severity=" + severity));

        var counts = fleet.api().get("findings/counts?" + query);
        var table = FindingsPage.open(visitor, "?text=redis");

        assertThat(bySeverity.sum()).isGreaterThan(10_000);
        assertThat(counts.path("exact")).isEqualTo(BooleanNode.FALSE);
        assertThat(counts.path("total").asLong()).isEqualTo(10_000);
        assertThat(table.amount()).hasText("10,000+ findings");
        assertThat(table.table()).hasAttribute("aria-rowcount", "-1");
    }

    @Test
    void scrollingLoadsMoreAndKeepsFewRowsInTheDocument() {
        var table = FindingsPage.open(visitor, "");
        var empty = ScrollFrames.ofAnEmptyPage(visitor, 120, 40);

        var slow = ScrollFrames.of(table.viewport(), 120, 40);
        var fast = ScrollFrames.of(table.viewport(), 60, 400);
        for (int i = 0; i < 15; i++) {
            table.scrollBy(4_000);
        }

        System.out.printf(
                "frames while scrolling 200,000 findings, software rendering:%n  an empty page  %s%n  a row a frame   %s (p95 %.1f x)%n"
                        + "  ten rows        %s (p95 %.1f x)%n",
                empty,
                slow,
                slow.percentile(0.95) / empty.percentile(0.95),
                fast,
                fast.percentile(0.95) / empty.percentile(0.95));
        Await.atMost(Duration.ofSeconds(20)).until("a row beyond the 1,000th is shown", () -> {
            table.scrollBy(4_000);
            var last = table.rows().last().getAttribute("aria-rowindex");
            return last != null && Integer.parseInt(last) > 1_000;
        });
        assertThat(table.rows().count()).isBetween(5, MOST_ROWS);
    }

    @Test
    void viewIsSavedUsedAndDeleted() {
        FindingsPage.open(visitor, "?severity=high&sort=due");

        visitor.button("Save view").click();
        visitor.page().getByRole(AriaRole.DIALOG).getByLabel("Name").fill("High, urgent first");
        visitor.button("Save").click();
        assertThat(ownView()).hasAttribute("aria-current", "true");
        assertThat(views()).containsExactly("High, urgent first");
        visitor.link("Unknown").click();
        assertThat(visitor.page()).hasURL(Pattern.compile(".*state=UNKNOWN.*"));
        ownView().click();
        assertThat(visitor.page()).hasURL(Pattern.compile(".*severity=high.*sort=due.*|.*sort=due.*severity=high.*"));
        visitor.page()
                .getByRole(AriaRole.BUTTON, named("Delete view: High, urgent first"))
                .click();
        visitor.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, inside("Delete view"))
                .click();

        assertThat(ownView()).hasCount(0);
        assertThat(views()).isEmpty();
    }

    /** Its name is told after the sign of one's own views. */
    private Locator ownView() {
        return visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("High, urgent first$")));
    }

    private static List<String> views() {
        return fleet.api().get("me/views").path("items").findValuesAsText("name");
    }

    @Test
    void togetherAcknowledgedFindingsSayWhichWasRefusedAndWhy() {
        var cluster = fleet.api().all("clusters").stream()
                .filter(one -> hasState(one.path("id").asText(), "OPEN")
                        && hasState(one.path("id").asText(), "FIXED"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        var open = fleet.first("sort=changed&state=OPEN&cluster=" + cluster);
        var fixed = fleet.first("sort=changed&state=FIXED&cluster=" + cluster);
        var table = FindingsPage.open(visitor, "?state=OPEN,FIXED&cluster=%s&sort=changed".formatted(cluster));
        table.selectFinding(open);
        table.selectFinding(fixed);

        visitor.button("Acknowledge").click();

        var result = visitor.page().getByRole(AriaRole.DIALOG, named("What became of it"));
        assertThat(result).containsText("1 finding was changed; 1 stayed as it was");
        assertThat(result.getByRole(AriaRole.LISTITEM)).hasCount(1);
        Inspection.photograph(visitor.page(), "findings-bulk-refused-light-1440");
        assertThat(Inspection.violations(visitor.page())).isEmpty();
        assertThat(fleet.state(open)).isEqualTo("ACKNOWLEDGED");
        assertThat(fleet.state(fixed)).isEqualTo("FIXED");
    }

    private static boolean hasState(String cluster, String state) {
        return fleet.count("state=%s&cluster=%s".formatted(state, cluster)) > 0;
    }

    @Test
    void wholeViewIsAssignedTogether() {
        var cluster = fleet.api().all("clusters").stream()
                .map(one -> one.path("id").asText())
                .filter(id -> {
                    var size = fleet.count("state=OPEN&cluster=" + id);
                    return size > 60 && size < 400;
                })
                .findFirst()
                .orElseThrow();
        var query = "state=OPEN&cluster=" + cluster;
        var size = fleet.count(query);
        var table = FindingsPage.open(visitor, "?" + query);
        table.select(0);

        visitor.button("Select all " + size + " of this view").click();
        visitor.menu("Assign").click();
        visitor.page().getByLabel("New owner; empty for nobody").fill("crew-of-the-day");
        visitor.page()
                .getByRole(AriaRole.REGION, named("Selected findings"))
                .getByRole(AriaRole.BUTTON, inside("Assign"))
                .click();

        Await.atMost(Duration.ofSeconds(20))
                .until("all are assigned", () -> fleet.count(query + "&owner=crew-of-the-day") == size);
    }

    @Test
    void exportedFileHoldsExactlyTheView() throws IOException {
        var table = FindingsPage.open(visitor, "?severity=critical,high&text=nginx");
        var total = table.total();
        visitor.menu("Export").click();

        var download = visitor.page()
                .waitForDownload(() -> visitor.link("This view as CSV").click());
        var csv = Files.readString(download.path());
        var more = visitor.page().waitForDownload(() -> {
            if (!visitor.link("This view as NDJSON").isVisible()) {
                visitor.menu("Export").click();
            }
            visitor.link("This view as NDJSON").click();
        });
        var ndjson = Files.readAllLines(more.path());

        assertThat(total).isGreaterThan(100);
        assertThat(csv).endsWith("# end, " + total + " findings\r\n");
        assertThat(ndjson).hasSize((int) total + 1);
        assertThat(ndjson.getLast()).isEqualTo("{\"end\":" + total + "}");
        assertThat(ndjson.subList(0, (int) total))
                .allMatch(line -> line.contains("\"critical\"") || line.contains("\"high\""));
    }

    @Test
    void keyboardAloneFindsOpensChangesAndLeaves() {
        var table = FindingsPage.open(visitor, "");
        var keys = visitor.page().keyboard();

        keys.press("/");
        keys.type("redis-3");
        keys.press("Enter");
        table.awaitTotal(fleet.count(UNSETTLED + "&text=redis-3"));
        visitor.page().locator("h1").click();
        keys.press("j");
        keys.press("j");
        keys.press("x");
        assertThat(table.row(1).getByRole(AriaRole.CHECKBOX)).isChecked();
        keys.press("k");
        keys.press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile(".*[?&]open=.*"));
        assertThat(visitor.page().getByRole(AriaRole.HEADING, named("Evidence")))
                .isVisible();
        Inspection.photograph(visitor.page(), "findings-preview-light-1440");
        assertThat(Inspection.violations(visitor.page())).isEmpty();
        keys.press("Escape");
        assertThat(visitor.page().getByRole(AriaRole.HEADING, named("Evidence")))
                .isHidden();
        keys.press("?");

        assertThat(visitor.page().getByRole(AriaRole.DIALOG)).isVisible();
        keys.press("Escape");
        assertThat(visitor.page().getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void changeElsewhereArrivesWithoutMovingTheRowUnderTheCursor() {
        var table = FindingsPage.open(visitor, "?severity=low&sort=changed");
        var row = table.row(4);
        row.hover();
        var before = table.ids();
        var place = row.boundingBox().y;

        fleet.assign(before.get(9), "somebody-else");

        var news = visitor.page().locator(".news button");
        assertThat(news).containsText("1 changed");
        assertThat(table.ids()).isEqualTo(before);
        assertThat(row.boundingBox().y).isEqualTo(place);
        news.click();
        table.awaitFirst(before.get(9));
    }
}
