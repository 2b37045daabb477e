package io.seaworthy.e2e.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.seaworthy.e2e.dashboard.Names.containing;
import static io.seaworthy.e2e.dashboard.Names.inside;
import static io.seaworthy.e2e.dashboard.Names.named;
import static io.seaworthy.e2e.dashboard.Names.startingWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.OneCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard with the fleet of {@code seaworthy demo}: every page in every look, what is opened, changed and followed live. */
@RequiresChromium
class DemoPagesE2E {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final List<String> CLUSTER_VIEWS =
            List.of("overview", "tillers", "releases", "namespaces", "agent", "history");

    @TempDir
    private static Path folder;

    private static OneCommand demo;
    private static ApiClient api;
    private static DemoFleet fleet;
    private static Chromium chromium;

    private Visitor visitor;

    @BeforeAll
    static void demoRuns() {
        demo = OneCommand.demo(folder, Duration.ofSeconds(5));
        chromium = Chromium.start();
        api = demo.signIn();
        fleet = DemoFleet.awaitScores(api);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (api != null) {
            api.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void administratorComes() {
        visitor = chromium.visitor(demo.address()).signIn("admin", demo.password());
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void everyPageIsFitToBeSeenInEveryLook() {
        var wrong = new ArrayList<String>();
        wrong.addAll(inspect("/", "fleet-demo"));
        for (var view : CLUSTER_VIEWS) {
            wrong.addAll(inspect("/clusters/%s?view=%s".formatted(fleet.worst(), view), "cluster-" + view));
        }
        wrong.addAll(inspect(
                "/clusters/%s?view=tillers&tiller=%s".formatted(fleet.worst(), fleet.tiller()), "cluster-tiller"));
        wrong.addAll(inspect("/findings", "findings-demo"));
        wrong.addAll(inspect("/findings/" + fleet.finding("state=OPEN"), "finding"));
        wrong.addAll(inspect("/releases", "releases"));
        wrong.addAll(inspect(fleet.releasePage(), "release"));
        wrong.addAll(inspect("/controls", "controls"));
        wrong.addAll(inspect("/controls#tiller-tls", "control"));

        assertThat(wrong).isEmpty();
    }

    private List<String> inspect(String path, String name) {
        visitor.open(path);
        return Inspection.of(visitor, name);
    }

    @Test
    void everyArrowOfThePictureOpensWhatStandsBehindIt() {
        var expected = api.get("clusters/" + fleet.worst() + "/picture").path("connections");
        visitor.open("/clusters/" + fleet.worst());
        var picture = visitor.page().getByRole(AriaRole.GROUP, named("Protected Helm picture"));
        var arrows = picture.getByRole(AriaRole.BUTTON);
        assertThat(arrows).hasCount(expected.size());

        for (int at = 0; at < expected.size(); at++) {
            arrows.nth(at).dispatchEvent("click");
            assertThat(arrows.nth(at)).hasAttribute("aria-pressed", "true");
            assertThat(visitor.page().locator(".beside"))
                    .containsText(expected.path(at).path("summary").asText());
            arrows.nth(at).dispatchEvent("click");
        }
        assertThat(expected.findValuesAsText("state")).contains("UNSAFE");
        var unsafe = picture.locator(".connection.UNSAFE").first();
        unsafe.focus();
        visitor.page().keyboard().press("Enter");
        Inspection.photograph(visitor.page(), "cluster-picture-open-light-1440");
        assertThat(visitor.page()
                        .locator(".beside")
                        .getByRole(AriaRole.LINK, inside("Open the finding"))
                        .first())
                .isVisible();
        assertThat(Inspection.violations(visitor.page())).isEmpty();

        visitor.button("List").click();

        assertThat(visitor.page().locator(".stage .list details")).hasCount(expected.size());
        visitor.page().locator(".stage .list summary").first().click();
        assertThat(visitor.page().locator(".stage .list details[open]")).hasCount(1);
    }

    @Test
    void everyChartHasItsNumbersAsATable() {
        visitor.open("/");
        visitor.page()
                .getByRole(AriaRole.BUTTON, startingWith("As a table"))
                .first()
                .click();
        assertThat(visitor.page()
                        .getByRole(AriaRole.REGION)
                        .getByRole(AriaRole.TABLE)
                        .first())
                .isVisible();
        visitor.open("/clusters/" + fleet.worst());
        visitor.page()
                .getByRole(AriaRole.BUTTON, startingWith("As a table"))
                .first()
                .click();
        assertThat(visitor.page()
                        .getByRole(AriaRole.REGION)
                        .getByRole(AriaRole.TABLE)
                        .first())
                .isVisible();

        visitor.open(fleet.releasePage());
        visitor.button("Tables").click();

        assertThat(visitor.page().getByRole(AriaRole.TABLE).first()).isVisible();
        assertThat(Inspection.of(visitor, "release-tables")).isEmpty();
    }

    @Test
    void themeIsKeptOverAReload() {
        var root = visitor.page().locator("html");
        visitor.page().getByRole(AriaRole.BUTTON, startingWith("Theme")).click();
        visitor.page().getByRole(AriaRole.BUTTON, named("Theme: light")).click();
        assertThat(root).hasAttribute("data-theme", "dark");

        visitor.open("/findings");

        assertThat(root).hasAttribute("data-theme", "dark");
        assertThat(visitor.page().getByRole(AriaRole.BUTTON, named("Theme: dark")))
                .isVisible();
        assertThat(Inspection.violations(visitor.page())).isEmpty();
    }

    @Test
    void clusterIsNamedAndLabelled() {
        var cluster = api.all("clusters").getLast().path("id").asText();
        visitor.open("/clusters/" + cluster);
        visitor.button("Name and labels").click();
        var dialog = visitor.page().getByRole(AriaRole.DIALOG, named("Name and labels"));
        dialog.getByLabel("Name", exact()).fill("harbour-production");
        dialog.getByLabel("Labels", exact()).fill("environment=production\nteam=harbour");
        assertThat(Inspection.violations(visitor.page())).isEmpty();

        dialog.getByRole(AriaRole.BUTTON, inside("Save")).click();

        assertThat(visitor.heading("harbour-production")).isVisible();
        var changed = api.get("clusters/" + cluster);
        assertThat(changed.path("name").asText()).isEqualTo("harbour-production");
        assertThat(changed.path("labels").toString()).contains("harbour").contains("production");
        visitor.open("/");
        visitor.page().getByLabel("Group by label").selectOption("team");
        assertThat(visitor.heading("harbour")).isVisible();
    }

    @Test
    void findingIsCopiedCommentedAssignedAndTakenOn() {
        var id = fleet.finding("state=OPEN&severity=high");
        visitor.open("/findings/" + id);
        var fix = visitor.snippet("Fix for this object");
        visitor.page()
                .getByRole(AriaRole.BUTTON, named("Copy: Fix for this object"))
                .click();
        assertThat((String) visitor.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo(fix.textContent());
        visitor.page().getByLabel("Comment").fill("Asked the harbour team <b>today</b>.");
        visitor.button("Add").click();
        assertThat(visitor.page().getByText("Asked the harbour team <b>today</b>."))
                .isVisible();
        visitor.page().getByLabel("Owner").fill("harbour@example.org");
        visitor.button("Assign").click();
        Await.atMost(SOON)
                .until(
                        "it has an owner",
                        () -> api.get("findings/" + id).path("owner").asText().equals("harbour@example.org"));

        visitor.button("Acknowledge").click();

        Await.atMost(SOON)
                .until(
                        "it is acknowledged",
                        () -> api.get("findings/" + id).path("state").asText().equals("ACKNOWLEDGED"));
        assertThat(visitor.page().locator("ol li").filter(text("Acknowledged")).first())
                .isVisible();
        assertThat(api.all("findings/" + id + "/events").toString()).contains("harbour team <b>today</b>");
    }

    @Test
    void changeThatSomebodyElseOvertookIsNotMade() {
        var id = fleet.finding("state=OPEN&severity=medium");
        visitor.open("/findings/" + id);
        // The page keeps what it saw, as it does for the moment before news arrive.
        visitor.page().route(Pattern.compile(".*/api/v1/(events|findings/" + id + ")$"), route -> {
            if (route.request().method().equals("GET")) {
                route.abort();
            } else {
                api.post(
                        "findings/bulk",
                        Map.of("findings", List.of(id), "change", Map.of("owner", "faster@example.org")));
                visitor.page().unroute(Pattern.compile(".*/api/v1/(events|findings/" + id + ")$"));
                route.resume();
            }
        });

        visitor.button("Acknowledge").click();

        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("Somebody else changed it meanwhile");
        assertThat(api.get("findings/" + id).path("state").asText()).isEqualTo("OPEN");
        visitor.button("Acknowledge all the same").click();
        Await.atMost(SOON)
                .until(
                        "it is acknowledged",
                        () -> api.get("findings/" + id).path("state").asText().equals("ACKNOWLEDGED"));
    }

    @Test
    void controlIsFoundReadAndFollowedToItsFindings() {
        visitor.open("/controls");
        visitor.page().getByLabel("Show controls that contain").fill("tiller-tls");
        var control = visitor.page().locator("details[id='tiller-tls']");
        if (control.getAttribute("open") == null) {
            control.locator("summary").first().click();
        }
        assertThat(control).containsText("fact.");

        control.getByRole(AriaRole.LINK, containing("open findings")).click();

        assertThat(visitor.page()).hasURL(Pattern.compile(".*/findings\\?.*control=tiller-tls.*"));
        visitor.settled();
        assertThat(visitor.page().locator(".row-link").first()).isVisible();
    }

    @Test
    void fleetFollowsLiveAndKeepsItsOrder() {
        visitor.open("/");
        var tiles = visitor.page().locator("a.tile, sea-cluster-tile");
        var order = names(tiles);
        var before = tiles.allInnerTexts();
        tiles.nth(1).hover();

        Await.atMost(TWO_MINUTES)
                .until("a tile changes", () -> !tiles.allInnerTexts().equals(before));

        assertThat(names(tiles)).isEqualTo(order);
    }

    private static List<String> names(Locator tiles) {
        return tiles.all().stream()
                .map(tile -> tile.getByRole(AriaRole.LINK).or(tile).first().getAttribute("href"))
                .toList();
    }

    private static Locator.GetByLabelOptions exact() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
