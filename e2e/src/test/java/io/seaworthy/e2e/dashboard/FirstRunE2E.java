package io.seaworthy.e2e.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.system.AgentProgram;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The first hour with a new hub, step after step: a password of one's own, the first cluster, sessions and a hub that end. */
@RequiresChromium
@TestMethodOrder(OrderAnnotation.class)
class FirstRunE2E {

    private static final String OWN_PASSWORD = ApiClient.NEW_PASSWORD;
    private static final Pattern JOIN_TOKEN = Pattern.compile("sw1\\.[\\w.-]+");
    private static final double A_MINUTE = 60_000;

    @TempDir
    private static Path folder;

    private static HubProgram hub;
    private static Chromium chromium;
    private static @Nullable AgentProgram agent;

    private Visitor visitor;

    @BeforeAll
    static void emptyHub() {
        hub = HubProgram.start(folder);
        chromium = Chromium.start();
        hub.ready();
    }

    @AfterAll
    static void stop() {
        if (agent != null) {
            agent.close();
        }
        if (chromium != null) {
            chromium.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @BeforeEach
    void somebodyComes() {
        visitor = chromium.visitor(hub.address());
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    @Order(1)
    void firstPasswordHasToBeChangedBeforeAnythingIsShown() {
        visitor.open("/findings?sort=due");
        assertThat(visitor.heading("Sign in")).isVisible();
        assertThat(Inspection.of(visitor, "sign-in")).isEmpty();

        visitor.enter("admin", "not-the-password");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).isVisible();
        visitor.enter("admin", hub.firstPassword());
        assertThat(visitor.heading("Choose your own password")).isVisible();
        assertThat(Inspection.of(visitor, "first-password")).isEmpty();
        choose(hub.firstPassword(), OWN_PASSWORD, "Osprey-42-Granite-Delta");
        assertThat(visitor.page().getByRole(AriaRole.ALERT)).containsText("differ");
        choose(hub.firstPassword(), OWN_PASSWORD, OWN_PASSWORD);

        assertThat(visitor.page()).hasURL(Pattern.compile(".*/findings\\?sort=due.*"));
        assertThat(visitor.heading("Findings")).isVisible();
        try (var api = administrator()) {
            assertThat(api.get("me").path("mustChangePassword").asBoolean()).isFalse();
        }
    }

    private void choose(String current, String chosen, String again) {
        var page = visitor.page();
        page.locator("[name=current]").fill(current);
        page.locator("[name=chosen]").fill(chosen);
        page.locator("[name=again]").fill(again);
        visitor.button("Change the password").click();
    }

    @Test
    @Order(2)
    void emptyFleetShowsHowToEnrolAndTheClusterAppearsByItself() {
        visitor.signIn("admin", OWN_PASSWORD);
        assertThat(visitor.heading("No cluster reports yet")).isVisible();
        assertThat(Inspection.of(visitor, "first-run")).isEmpty();

        visitor.button("Make a join token").click();
        var command = visitor.snippet("Command that starts the agent");
        var token = JOIN_TOKEN.matcher(command.textContent());
        assertThat(token.find()).isTrue();
        visitor.page()
                .getByRole(AriaRole.BUTTON, named("Copy: Command that starts the agent"))
                .click();
        assertThat((String) visitor.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo(command.textContent());
        agent = AgentProgram.recorded(
                folder, JavaProgram.repository().resolve("e2e/recordings/old-tiller-shop"), hub, token.group());

        var tile = visitor.page().getByRole(AriaRole.LINK, named("old-tiller-shop"));
        assertThat(tile.first()).isVisible(within(A_MINUTE));
        assertThat(visitor.heading("No cluster reports yet")).isHidden();
        try (var api = administrator()) {
            assertThat(api.all("clusters")).hasSize(1);
        }
    }

    @Test
    @Order(3)
    void addressWithoutAPageSaysSo() {
        visitor.signIn("admin", OWN_PASSWORD).open("/no/such/page");

        assertThat(visitor.heading("There is no such page")).isVisible();
        assertThat(Inspection.of(visitor, "not-found")).isEmpty();
        visitor.link("Go to the fleet").click();
        assertThat(visitor.heading("Fleet")).isVisible();
    }

    @Test
    @Order(4)
    void clusterAndFindingThatDoNotExistSaySo() {
        visitor.signIn("admin", OWN_PASSWORD).open("/findings/00000000-0000-0000-0000-000000000000");
        assertThat(visitor.page().getByRole(AriaRole.ALERT).first()).isVisible();

        visitor.open("/clusters/00000000-0000-0000-0000-000000000000");

        assertThat(visitor.page().getByRole(AriaRole.ALERT).first()).isVisible();
    }

    @Test
    @Order(5)
    void signingOutEndsTheSession() {
        visitor.signIn("admin", OWN_PASSWORD);

        visitor.button("Sign out").click();

        assertThat(visitor.heading("Sign in")).isVisible();
        visitor.open("/findings");
        assertThat(visitor.heading("Sign in")).isVisible();
    }

    @Test
    @Order(6)
    void sessionThatEndedElsewhereLeadsToTheLoginAndBack() {
        visitor.signIn("admin", OWN_PASSWORD).open("/controls");
        var otherTab = visitor.anotherTab();
        otherTab.navigate(hub.address() + "/controls");
        otherTab.getByRole(AriaRole.BUTTON, named("Sign out").setExact(true)).click();
        otherTab.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
        otherTab.close();

        visitor.link("Findings").click();
        assertThat(visitor.heading("Sign in")).isVisible();
        visitor.enter("admin", OWN_PASSWORD);

        assertThat(visitor.page()).hasURL(Pattern.compile(".*/(findings|controls).*"));
        assertThat(visitor.page().getByRole(AriaRole.NAVIGATION, named("Pages")))
                .isVisible();
    }

    @Test
    @Order(7)
    void hubThatGoesAndComesBackIsFollowedWithoutReloading() {
        visitor.signIn("admin", OWN_PASSWORD);
        var link = visitor.page().locator("header .link[role=status]");
        assertThat(link).hasText("Live");

        visitor.hubIsAway(true);
        hub.kill();
        assertThat(link).hasText("Not live", textWithin(A_MINUTE));
        assertThat(visitor.page().getByText("look whether the hub runs")).isVisible(within(A_MINUTE));
        Inspection.photograph(visitor.page(), "hub-away-light-1440");
        hub.startAgain();
        hub.ready();

        assertThat(link).hasText("Live", textWithin(A_MINUTE));
        visitor.hubIsAway(false);
        assertThat(visitor.page()
                        .getByRole(AriaRole.LINK, named("old-tiller-shop"))
                        .first())
                .isVisible(within(A_MINUTE));
    }

    private static ApiClient administrator() {
        return ApiClient.administrator(hub.address(), "admin", OWN_PASSWORD);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static LocatorAssertions.HasTextOptions textWithin(double milliseconds) {
        return new LocatorAssertions.HasTextOptions().setTimeout(milliseconds);
    }

    private static LocatorAssertions.IsVisibleOptions within(double milliseconds) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(milliseconds);
    }
}
