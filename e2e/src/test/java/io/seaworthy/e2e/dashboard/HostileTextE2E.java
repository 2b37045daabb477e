package io.seaworthy.e2e.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.e2e.process.Await;
import io.seaworthy.e2e.system.AgentProgram;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markup in everything that clusters and people name is shown as the text it is, and nothing of it ever runs. */
@RequiresChromium
class HostileTextE2E {

    private static final String PASSWORD = "Osprey-41-Granite-Delta";
    /** Elements that markup would have made, and addresses that would run. */
    private static final String STRANGE =
            "img[src='x'], svg[onload], iframe, object, embed, script:not([src]), a[href^='javascript' i]";

    @TempDir
    private static Path folder;

    private static HubProgram hub;
    private static ApiClient api;
    private static AgentProgram agent;
    private static Chromium chromium;

    private Visitor visitor;

    @BeforeAll
    static void clusterIsHostile() {
        hub = HubProgram.start(folder).ready();
        api = hub.administrator();
        agent = AgentProgram.recorded(
                folder, HostileCluster.write(folder.resolve(HostileCluster.NAME)), hub, HubProgram.joinToken(api));
        Await.atMost(Duration.ofMinutes(1))
                .until(
                        "the hostile cluster has findings; the agent's log ends with:\n"
                                + agent.process().tail(),
                        () -> !api.all("findings").isEmpty());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (agent != null) {
            agent.close();
        }
        if (api != null) {
            api.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @BeforeEach
    void administratorComes() {
        visitor = chromium.visitor(hub.address()).signIn("admin", PASSWORD);
    }

    @AfterEach
    void theBrowserHadNothingToComplainAbout() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void fleetAndClusterShowNamesAsText() {
        var cluster = id("clusters");

        assertThat(shown("/")).contains(HostileCluster.NAME);
        assertThat(shown("/clusters/" + cluster)).contains(HostileCluster.NAME).contains(HostileCluster.RELEASE);
    }

    @Test
    void findingsAndEachFindingShowEvidenceAsText() {
        var findings = api.all("findings");
        api.post("findings/" + findings.getFirst().path("id").asText() + "/comments", text("comment"));

        assertThat(shown("/findings")).contains(HostileCluster.NAME);
        for (var finding : findings) {
            assertThat(shown("/findings/" + finding.path("id").asText())).contains(HostileCluster.NAME);
        }
        assertThat(shown("/findings/" + findings.getFirst().path("id").asText()))
                .contains(HostileCluster.markup("comment"));
    }

    @Test
    void releasesShowChartsAsText() {
        var release = api.all("releases").getFirst().path("fact");

        assertThat(shown("/releases")).contains(HostileCluster.RELEASE).contains(HostileCluster.markup("chart"));
        assertThat(shown("/clusters/%s/releases/%s"
                        .formatted(
                                release.path("clusterId").asText(),
                                release.path("id").asText())))
                .contains(HostileCluster.RELEASE)
                .contains(HostileCluster.markup("hook"))
                .contains(HostileCluster.markup("dependency"));
    }

    @Test
    void peopleAndTokensAreShownAsText() {
        api.post(
                "people",
                Map.of(
                        "account",
                        "hostile@example.org",
                        "displayName",
                        HostileCluster.markup("person"),
                        "grants",
                        List.of(everything("viewer"))));
        api.post(
                "api-tokens", Map.of("name", HostileCluster.markup("token"), "grant", everything("viewer")));

        assertThat(shown("/access?show=people")).contains(HostileCluster.markup("person"));
        assertThat(shown("/access?show=api-tokens")).contains(HostileCluster.markup("token"));
        assertThat(shown("/access?show=agents")).contains(HostileCluster.NAME);
    }

    @Test
    void addressesThatHoldMarkupAreHarmless() {
        for (var path : List.of(
                "/findings?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwned%3D1%3E",
                "/findings?owner=%22%3E%3Cscript%3Ewindow.__pwned%3D1%3C%2Fscript%3E&control=%3Cb%3E",
                "/?text=%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwned%3D1%3E&group=%3Cb%3E",
                "/controls#%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwned%3D1%3E",
                "/login?returnTo=javascript:window.__pwned%3D1",
                "/login?returnTo=//stranger.example/")) {
            shown(path);
        }
        assertThat(visitor.requested()).allMatch(request -> request.contains(" " + hub.address() + "/"));
    }

    /** The text of a page on which nothing strange was made and nothing ran. */
    private String shown(String path) {
        visitor.open(path);
        var page = visitor.page();
        // What is hidden until it is asked for is looked at as well.
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(page.locator(STRANGE).count()).as("strange elements on " + path).isZero();
        assertThat(page.evaluate("window.__pwned ?? null")).as("what ran on " + path).isNull();
        return page.locator("body").innerText();
    }

    private static String id(String list) {
        return api.all(list).stream()
                .map(one -> one.path("id"))
                .map(JsonNode::asText)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> everything(String role) {
        return Map.of("role", role, "scope", Map.of("kind", "ALL"));
    }

    private static Map<String, Object> text(String place) {
        return Map.of("text", HostileCluster.markup(place));
    }
}
