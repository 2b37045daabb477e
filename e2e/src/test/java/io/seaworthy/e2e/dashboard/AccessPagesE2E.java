package io.seaworthy.e2e.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.seaworthy.e2e.dashboard.Names.inside;
import static io.seaworthy.e2e.dashboard.Names.named;
import static io.seaworthy.e2e.dashboard.Names.startingWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.process.JavaProgram;
import io.seaworthy.e2e.process.ProgramFailure;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubWithAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who and what may talk to the hub, given and taken in a browser, and asked again of the hub. */
@RequiresChromium
class AccessPagesE2E {

    private static final String PASSWORD = ApiClient.NEW_PASSWORD;
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private static Path folder;

    private static HubWithAgent running;
    private static ApiClient api;
    private static Chromium chromium;

    private Visitor visitor;

    @BeforeAll
    static void hubHasAnAgent() {
        running = HubWithAgent.start(folder, JavaProgram.repository().resolve("e2e/recordings/clean"));
        api = running.api();
        chromium = Chromium.start();
        running.awaitAny("agents");
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (running != null) {
            running.close();
        }
    }

    @BeforeEach
    void administratorComes() {
        visitor = chromium.visitor(running.hub().address()).signIn("admin", PASSWORD);
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void personIsAddedSignsInIsChangedAndDisabled() {
        visitor.open("/access?show=people");
        visitor.button("Add a local account").click();
        var dialog = visitor.page().getByRole(AriaRole.DIALOG).filter(visible());
        dialog.getByLabel("Account").fill("vera@example.org");
        dialog.getByLabel("Name", labelled()).fill("Vera");
        Inspection.photograph(visitor.page(), "access-add-person-light-1440");
        assertThat(Inspection.violations(visitor.page())).isEmpty();
        dialog.getByRole(AriaRole.BUTTON, inside("Add")).click();
        var password = visitor.snippet("First password").textContent().strip();
        assertThat(person().path("grants").path(0).path("role").asText()).isEqualTo("viewer");

        viewerChangesThePasswordAndMayOnlyLook(password);
        visitor.page()
                .getByRole(AriaRole.BUTTON, named("Change: vera@example.org"))
                .click();
        dialog.getByLabel("May act as").selectOption("responder");
        dialog.getByRole(AriaRole.BUTTON, inside("Save")).click();
        Await.atMost(SOON)
                .until(
                        "Vera is a responder",
                        () -> person().path("grants").toString().contains("responder"));
        confirm("Disable: vera@example.org");

        Await.atMost(SOON)
                .until("Vera is disabled", () -> person().path("disabled").asBoolean());
        assertThat(visitor.button("Enable")).isVisible();
    }

    private void viewerChangesThePasswordAndMayOnlyLook(String password) {
        var vera = chromium.visitor(running.hub().address());
        vera.open("/login").enter("vera@example.org", password);
        vera.page().locator("[name=current]").fill(password);
        vera.page().locator("[name=chosen]").fill("Petrel-17-Basalt-Wharf");
        vera.page().locator("[name=again]").fill("Petrel-17-Basalt-Wharf");
        vera.button("Change the password").click();
        assertThat(vera.link("Fleet")).isVisible();
        vera.open("/access");
        assertThat(vera.link("People")).hasCount(0);
        assertThat(vera.page().getByRole(AriaRole.BUTTON, startingWith("Revoke")))
                .hasCount(0);
        vera.open("/findings");
        assertThat(vera.page().getByRole(AriaRole.CHECKBOX, startingWith("Select")))
                .hasCount(0);
        assertThat(vera.complaints()).isEmpty();
    }

    private static JsonNode person() {
        return api.all("people").stream()
                .filter(one -> one.path("account").asText().equals("vera@example.org"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void apiTokenIsShownOnceWorksAndIsRevoked() {
        visitor.open("/access?show=api-tokens");
        visitor.page().getByLabel("For what").fill("nightly numbers");
        visitor.button("Make an API token").click();
        var secret = visitor.snippet("API token").textContent().strip();
        try (var program = ApiClient.with(running.hub().address(), secret)) {
            assertThat(program.get("me").path("account").asText()).isEqualTo("admin");
            visitor.open("/access?show=api-tokens");
            assertThat(visitor.page().locator("body").innerText())
                    .contains("nightly numbers")
                    .doesNotContain(secret);

            confirm("Revoke: nightly numbers");

            Await.atMost(SOON)
                    .until(
                            "the token is revoked",
                            () -> api.all("api-tokens").stream()
                                    .anyMatch(
                                            token -> token.path("name").asText().equals("nightly numbers")
                                                    && !token.path("revokedAt").isNull()));
            assertThatThrownBy(() -> program.get("me"))
                    .isInstanceOf(ProgramFailure.class)
                    .hasMessageContaining("401");
        }
    }

    @Test
    void joinTokenIsMadeForSomeClustersAndRevoked() {
        visitor.open("/access?show=join-tokens");
        visitor.page().getByLabel("Clusters").fill("3");
        visitor.page().getByLabel("Hours").fill("2");
        visitor.button("Make a join token").click();
        var command = visitor.snippet("Command that starts the agent").textContent();
        var token = Pattern.compile("sw1\\.([^.]+)\\.[\\w-]+\\.[\\w-]+").matcher(command);
        assertThat(token.find()).isTrue();
        assertThat(joinToken(token.group(1)).path("usesLeft").asInt()).isEqualTo(3);

        confirm("Revoke: " + token.group(1));

        Await.atMost(SOON)
                .until(
                        "the join token is revoked",
                        () -> !joinToken(token.group(1)).path("revokedAt").isNull());
    }

    private static JsonNode joinToken(String id) {
        return api.all("join-tokens").stream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void revokedAgentIsDroppedAndToldSo() {
        visitor.open("/access?show=agents");

        visitor.button("Revoke: clean").click();
        var dialog = visitor.page().getByRole(AriaRole.DIALOG, named("Revoke: clean"));
        dialog.getByLabel("Reason").fill("The cluster was sold");
        dialog.getByRole(AriaRole.BUTTON, inside("Revoke")).click();

        assertThat(visitor.page().getByText("Revoked")).isVisible();
        assertThat(api.all("agents").getFirst().path("revokedAt").isNull()).isFalse();
        Await.atMost(SOON)
                .until(
                        "the agent is told; its log ends with:\n"
                                + running.agent().process().tail(),
                        () -> running.agent().process().log().contains("the identity of this cluster was revoked"));
    }

    @Test
    void everyPartIsFitToBeSeen() {
        for (var part : new String[] {"agents", "join-tokens", "people", "api-tokens"}) {
            visitor.open("/access?show=" + part);
            assertThat(Inspection.of(visitor, "access-" + part)).isEmpty();
        }
    }

    /** The deed, and the same once more where it is asked whether one is sure. */
    private void confirm(String deed) {
        visitor.page().getByRole(AriaRole.BUTTON, named(deed)).click();
        visitor.page()
                .getByRole(AriaRole.DIALOG, named(deed))
                .getByRole(AriaRole.BUTTON, inside(deed.substring(0, deed.indexOf(':'))))
                .click();
    }

    private static Locator.GetByLabelOptions labelled() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.FilterOptions visible() {
        return new Locator.FilterOptions().setVisible(true);
    }
}
