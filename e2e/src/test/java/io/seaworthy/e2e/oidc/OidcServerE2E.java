package io.seaworthy.e2e.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.seaworthy.e2e.process.ProcessReading;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fixture itself: Keycloak runs on this Java, and the browser gets through its login with PKCE. */
class OidcServerE2E {

    private static final String RETURN = "http://127.0.0.1:9/back";

    @Test
    void authorizationCodeWithPkceGivesTheGroupsOfThePerson() throws Exception {
        var realm = new Realm(
                List.of(new Realm.Client("program", "hush", List.of(RETURN))),
                List.of(new Realm.Person("rita", "correct horse", List.of("security"))));
        try (var server = OidcServer.start(realm);
                var browser = new Browser()) {
            System.out.printf(
                    "Keycloak ready after %.1f s, %.0f MiB resident%n",
                    server.startTime().toMillis() / 1000.0,
                    ProcessReading.of(server.pid()).residentMebibytes());
            var endpoint = server.issuer() + "/protocol/openid-connect/";
            // Verifier and challenge of RFC 7636, appendix B.
            var start = URI.create(endpoint + "auth?client_id=program&response_type=code&scope=openid&state=abc"
                    + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                    + "&redirect_uri=" + Browser.encode(RETURN));

            var refused = browser.logIn(browser.open(start), "rita", "wrong");
            var back = browser.logInUntil(refused, "rita", "correct horse", RETURN);
            var code = back.getQuery().replaceFirst(".*\\bcode=([^&]+).*", "$1");
            var tokens = browser.send(HttpRequest.newBuilder(URI.create(endpoint + "token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=authorization_code&client_id=program&client_secret=hush&code=" + code
                                    + "&redirect_uri=" + Browser.encode(RETURN)
                                    + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                    .build());

            assertThat(back.getQuery()).contains("state=abc");
            assertThat(tokens.statusCode()).isEqualTo(200);
            var idToken = new ObjectMapper()
                    .readTree(tokens.body())
                    .path("id_token")
                    .asText()
                    .split("\\.");
            assertThat(new String(Base64.getUrlDecoder().decode(idToken[1]), StandardCharsets.UTF_8))
                    .contains("\"groups\":[\"security\"]")
                    .contains("rita@acme.test");
        }
    }
}
