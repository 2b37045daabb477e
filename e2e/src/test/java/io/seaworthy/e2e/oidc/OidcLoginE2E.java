package io.seaworthy.e2e.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.seaworthy.e2e.process.ProcessReading;
import io.seaworthy.e2e.system.HubProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People of a real Keycloak sign in at a real hub: authorization code with PKCE, roles from groups. */
class OidcLoginE2E {

    private static final String SECRET = "hush-hush-seaworthy";

    @TempDir
    private static Path folder;

    private static OidcServer server;
    private static HubProgram hub;

    @BeforeAll
    static void start() throws IOException {
        server = OidcServer.start(new Realm(
                List.of(new Realm.Client("seaworthy", SECRET, List.of("http://127.0.0.1:*"))),
                List.of(
                        new Realm.Person("rita", "Pelican-7-Harbour", List.of("security")),
                        new Realm.Person("walter", "Gannet-9-Jetty", List.of("platform")),
                        new Realm.Person("nobody", "Puffin-3-Quay", List.of()))));
        System.out.printf(
                "Keycloak ready after %.1f s, %.0f MiB resident%n",
                server.startTime().toMillis() / 1000.0,
                ProcessReading.of(server.pid()).residentMebibytes());
        hub = HubProgram.start(
                        folder,
                        Map.of(
                                "oidc.issuer",
                                server.issuer(),
                                "oidc.client-id",
                                "seaworthy",
                                "oidc.client-secret",
                                SECRET,
                                "oidc.grants",
                                "security=admin,platform=viewer"))
                .ready();
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void memberOfTheAdministratorsGroupBecomesAdmin() throws IOException {
        try (var browser = new Browser()) {
            var page = browser.logIn(browser.open(login()), "rita", "Pelican-7-Harbour");

            assertThat(page.way()).anyMatch(address -> address.getPath().endsWith("/login/oidc/callback"));
            var me = me(browser);
            assertThat(me.path("method").asText()).isEqualTo("oidc");
            assertThat(me.path("grants").toString()).contains("admin");
            assertThat(browser.send(get("join-tokens")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void memberOfAnotherGroupMayOnlyLook() throws IOException {
        try (var browser = new Browser()) {
            browser.logIn(browser.open(login()), "walter", "Gannet-9-Jetty");

            assertThat(me(browser).path("grants").toString()).contains("viewer").doesNotContain("admin");
            assertThat(browser.send(get("clusters")).statusCode()).isEqualTo(200);
            assertThat(browser.send(get("join-tokens")).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void wrongPasswordGetsNobodyIn() {
        try (var browser = new Browser()) {
            browser.logIn(browser.open(login()), "rita", "wrong");

            assertThat(browser.send(get("me")).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void codeOfAnotherBrowserGetsNobodyIn() {
        try (var rita = new Browser();
                var thief = new Browser()) {
            var callback = rita.logInUntil(
                    rita.open(login()), "rita", "Pelican-7-Harbour", hub.address() + "/api/v1/login/oidc/callback");

            var stolen = thief.send(HttpRequest.newBuilder(callback).build());

            assertThat(stolen.statusCode()).isIn(400, 401, 403);
            assertThat(thief.send(get("me")).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void personWithoutARoleIsToldSo() {
        try (var browser = new Browser()) {
            var page = browser.logIn(browser.open(login()), "nobody", "Puffin-3-Quay");

            assertThat(page.status()).isEqualTo(403);
            assertThat(browser.send(get("clusters")).statusCode()).isIn(401, 403);
        }
    }

    private static URI login() {
        return hub.address().resolve("/api/v1/login/oidc");
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(hub.address().resolve("/api/v1/" + path)).build();
    }

    private static JsonNode me(Browser browser) throws IOException {
        var answer = browser.send(get("me"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
