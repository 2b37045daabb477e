package io.seaworthy.e2e.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import io.seaworthy.e2e.system.ApiClient;
import io.seaworthy.e2e.system.HubWithAgent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing runs in a page that the dashboard did not bring: markup in everything that clusters and people name is shown as
 * the text it is, the policy lets no inline script in, and what is served to strangers holds no secret.
 */
@RequiresChromium
class PageSafetyE2E {

    private static final String PASSWORD = ApiClient.NEW_PASSWORD;
    /** Elements that markup would have made, and addresses that would run. */
    private static final String STRANGE =
            "img[src='x'], svg[onload], iframe, object, embed, script:not([src]), a[href^='javascript' i]";

    /** What passwords, keys and tokens look like where they are written down. */
    private static final Pattern SECRET = Pattern.compile(
            "-----BEGIN|sw1\\.[A-Za-z0-9_-]{6,}\\.|eyJ[A-Za-z0-9_-]{16,}\\.|AKIA[0-9A-Z]{16}|Bearer [A-Za-z0-9._-]{12,}"
                    + "|(?i:password|passwd|secret|api_?key)[\"']?\\s*[:=]\\s*[\"'][^\"'\\s]{6,}[\"']");

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)|\\son[a-z]+=|javascript:", Pattern.CASE_INSENSITIVE);

    @TempDir
    private static Path folder;

    private static HubWithAgent running;
    private static ApiClient api;
    private static Chromium chromium;

    private Visitor visitor;

    @BeforeAll
    static void clusterIsHostile() {
        running = HubWithAgent.start(folder, HostileCluster.write(folder.resolve(HostileCluster.NAME)));
        api = running.api();
        running.awaitAny("findings");
        chromium = Chromium.start();
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
    void fleetAndClusterShowNamesAsText() {
        var cluster = id("clusters");

        assertThat(shown("/")).contains(HostileCluster.NAME);
        for (var view : List.of("overview", "tillers", "releases", "namespaces", "agent", "history")) {
            assertThat(shown("/clusters/%s?view=%s".formatted(cluster, view)))
                    .as(view)
                    .contains(HostileCluster.NAME);
        }
        assertThat(shown("/clusters/" + cluster + "?view=releases")).contains(HostileCluster.RELEASE);
        assertThat(shown("/clusters/" + cluster + "?view=namespaces")).contains(HostileCluster.NAMESPACE);
        assertThat(shown("/clusters/" + cluster + "?view=agent")).contains(HostileCluster.markup("damaged"));
        var tiller = api.all("tillers").getFirst().path("fact").path("id").asText();
        assertThat(shown("/clusters/%s?view=tillers&tiller=%s".formatted(cluster, tiller)))
                .contains(HostileCluster.markup("tiller image"))
                .contains(HostileCluster.markup("account"))
                .contains(HostileCluster.markup("service"));
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
                .contains(HostileCluster.markup("hook"));
        visitor.button("Tables").click();
        assertThat(textOfPage()).contains(HostileCluster.markup("dependency"));
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
        api.post("api-tokens", Map.of("name", HostileCluster.markup("token"), "grant", everything("viewer")));

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
        assertThat(visitor.requested())
                .allMatch(request -> request.contains(" " + running.hub().address() + "/"));
    }

    @Test
    void policyLetsOnlyScriptsOfTheHubIn() {
        try (var files = new ServedFiles(running.hub().address())) {
            for (var path : List.of("/", "/login", "/findings?severity=critical", "/no/such/page")) {
                var answer = files.get(path);
                var policy =
                        answer.headers().firstValue("Content-Security-Policy").orElseThrow();
                assertThat(directive(policy, "script-src")).as(path).isEqualTo("'self'");
                assertThat(directive(policy, "default-src")).isEqualTo("'none'");
                assertThat(directive(policy, "connect-src")).isEqualTo("'self'");
                assertThat(directive(policy, "frame-ancestors")).isEqualTo("'none'");
                assertThat(policy).doesNotContain("unsafe-inline").doesNotContain("unsafe-eval");
                assertThat(policy).contains("require-trusted-types-for 'script'");
                assertThat(INLINE_SCRIPT.matcher(answer.body()).find())
                        .as("inline script in " + path)
                        .isFalse();
            }
        }
    }

    private static String directive(String policy, String name) {
        return Arrays.stream(policy.split(";"))
                .map(String::strip)
                .filter(part -> part.startsWith(name + " "))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    @Test
    void policyStopsAScriptThatGotIntoThePage() {
        var page = visitor.page();

        assertThatThrownBy(() -> page.addScriptTag(new Page.AddScriptTagOptions().setContent("window.__pwned = 1")))
                .isInstanceOf(PlaywrightException.class);

        assertThat(page.evaluate("window.__pwned ?? null")).isNull();
        assertThat(visitor.complaints())
                .isNotEmpty()
                .allMatch(complaint -> complaint.contains("Security Policy")
                        || complaint.contains("policy violated")
                        || complaint.contains("TrustedScript"));
        visitor = chromium.visitor(running.hub().address());
    }

    @Test
    void filesForStrangersHoldNoSecret() {
        var password = running.hub().firstPassword();
        try (var files = new ServedFiles(running.hub().address())) {
            var paths = files.paths();
            assertThat(paths).hasSizeGreaterThan(10).contains("/index.html");

            for (var path : paths) {
                var answer = files.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().allValues("Set-Cookie")).as(path).isEmpty();
                assertThat(answer.body()).as(path).doesNotContain(password).doesNotContain(PASSWORD);
                var secret = SECRET.matcher(answer.body());
                assertThat(secret.find() ? path + ": " + secret.group() : "").isEmpty();
            }
        }
    }

    @Test
    void sessionCannotBeReadByScripts() {
        var cookies = visitor.page().context().cookies();

        assertThat(cookies).isNotEmpty().allMatch(cookie -> cookie.httpOnly);
        assertThat((String) visitor.page().evaluate("document.cookie")).isEmpty();
        assertThat((String) visitor.page().evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
                .doesNotContain(cookies.getFirst().value);
    }

    /** The text of a page on which nothing strange was made and nothing ran. */
    private String shown(String path) {
        visitor.open(path);
        assertThat(visitor.complaints()).isEmpty();
        return textOfPage();
    }

    private String textOfPage() {
        var page = visitor.page();
        // What is hidden until it is asked for is looked at as well.
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(page.locator(STRANGE).count())
                .as("strange elements on " + page.url())
                .isZero();
        assertThat(page.evaluate("window.__pwned ?? null"))
                .as("what ran on " + page.url())
                .isNull();
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
