package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionIT {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private String account;

    @BeforeEach
    void start() {
        api = new ApiUnderTest(DATABASE);
        account =
                api.person(new Grant(Role.ADMIN, new GrantScope.AllClusters())).account();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aBrowserSignsInAndOut() {
        var browser = api.anonymous();

        var answer = browser.login(account, PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("seaworthy=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(browser.json("/me").path("account").asText()).isEqualTo(account);
        var stolen = browser.cookies.getOrDefault("seaworthy", "");
        assertThat(browser.post("/logout", null).statusCode()).isEqualTo(204);
        browser.cookies.put("seaworthy", stolen);
        Answers.problem(browser.get("/me"), 401);
    }

    @Test
    void aChangeWithoutTheWordOfItsSessionIsRefused() {
        var browser = api.anonymous();
        browser.login(account, PASSWORD);
        var right = browser.csrf;
        var other = api.anonymous();
        other.login(account, PASSWORD);

        browser.csrf = "";
        Answers.problem(browser.post("/join-tokens", "{}"), 403);
        browser.csrf = other.csrf;
        Answers.problem(browser.post("/join-tokens", "{}"), 403);

        browser.csrf = right;
        assertThat(browser.post("/join-tokens", "{}").statusCode()).isEqualTo(201);
    }

    @Test
    void aCookieThatABrowserCameWithIsNeverTheOneItGets() {
        var browser = api.anonymous();
        browser.cookies.put("seaworthy", "chosen-by-somebody-else");

        browser.login(account, PASSWORD);

        assertThat(browser.cookies.getOrDefault("seaworthy", "")).isNotEqualTo("chosen-by-somebody-else");
        var victim = api.anonymous();
        victim.cookies.put("seaworthy", "chosen-by-somebody-else");
        Answers.problem(victim.get("/me"), 401);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        var browser = api.anonymous();
        browser.login(account, PASSWORD);
        var before = browser.cookies.getOrDefault("seaworthy", "");

        browser.login(account, PASSWORD);

        var old = api.anonymous();
        old.cookies.put("seaworthy", before);
        Answers.problem(old.get("/me"), 401);
    }

    @Test
    void aSessionEndsWhenNobodyUsesItAndAtTheEndOfItsLife() {
        var idle = api.anonymous();
        idle.login(account, PASSWORD);
        api.clock.advance(Duration.ofMinutes(61));
        Answers.problem(idle.get("/me"), 401);

        var busy = api.anonymous();
        busy.login(account, PASSWORD);
        for (int minute = 0; minute < 12 * 60 - 30; minute += 30) {
            api.clock.advance(Duration.ofMinutes(30));
            assertThat(busy.get("/me").statusCode()).isEqualTo(200);
        }
        api.clock.advance(Duration.ofMinutes(31));
        Answers.problem(busy.get("/me"), 401);
    }

    @Test
    void wrongPasswordsAndUnknownAccountsLookTheSame() {
        var wrong = api.anonymous().login(account, "wrong");
        var unknown = api.anonymous().login("nobody", "wrong");

        Answers.problem(wrong, 401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void tooManyLoginsHaveToWait() {
        for (int attempt = 0; attempt < 10; attempt++) {
            Answers.problem(api.anonymous().login(account, "wrong" + attempt), 401);
        }

        var answer = api.anonymous().login(account, PASSWORD);

        Answers.problem(answer, 429);
        assertThat(answer.headers().firstValueAsLong("retry-after").orElseThrow())
                .isBetween(1L, 900L);
        api.clock.advance(Duration.ofMinutes(16));
        assertThat(api.anonymous().login(account, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void aFirstPasswordMustBeChangedBeforeAnythingElse() {
        var accountOf = "first" + System.nanoTime();
        var admin = api.as(Role.ADMIN);
        var made = Answers.tree(admin.post(
                        "/people",
                        "{\"account\": \"%s\", \"displayName\": \"F\", \"grants\": [{\"role\": \"viewer\", \"scope\": {\"kind\": \"ALL\"}}]}"
                                .formatted(accountOf))
                .body());
        var password = made.path("password").asText();
        var browser = api.anonymous();
        browser.login(accountOf, password);

        Answers.problem(browser.get("/clusters"), 403);
        Answers.problem(
                browser.post(
                        "/me/password", Json.text(java.util.Map.of("current", "wrong", "new", "long enough words"))),
                422);
        Answers.problem(
                browser.post("/me/password", Json.text(java.util.Map.of("current", password, "new", "aaaaaaaaaaaaaa"))),
                422);
        var changed = browser.post(
                "/me/password", Json.text(java.util.Map.of("current", password, "new", "long enough words")));

        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(browser.get("/clusters").statusCode()).isEqualTo(200);
    }

    @Test
    void whoeverIsLockedOutIsOutAtOnce() {
        var admin = api.as(Role.ADMIN);
        var person = api.person(new Grant(Role.VIEWER, new GrantScope.AllClusters()));
        var browser = api.anonymous();
        browser.login(person.account(), PASSWORD);

        admin.patch("/people/" + person.id(), "{\"disabled\": true}", "If-Match", "*");

        Answers.problem(browser.get("/me"), 401);
        Answers.problem(api.anonymous().login(person.account(), PASSWORD), 401);
    }

    @Test
    void overHttpsCookiesAreForThisHostAloneAndBrowsersStayOnIt() {
        try (var https = new ApiUnderTest(
                DATABASE,
                Optional.empty(),
                new ApiSettings("127.0.0.1", 0, Optional.of(URI.create("https://seaworthy.example"))))) {
            var browser = https.anonymous();

            var answer = browser.login(account, PASSWORD);

            assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                    .startsWith("__Host-seaworthy=")
                    .contains("Secure", "Path=/")
                    .doesNotContain("Domain");
            assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        }
    }

    @Test
    void overHttpsNoOtherCookieIsReadThanTheOneForThisHostAlone() {
        try (var https = new ApiUnderTest(
                DATABASE,
                Optional.empty(),
                new ApiSettings("127.0.0.1", 0, Optional.of(URI.create("https://seaworthy.example"))))) {
            var browser = https.anonymous();
            browser.login(account, PASSWORD);
            var session = browser.cookies.getOrDefault("__Host-seaworthy", "");

            browser.cookies.clear();
            browser.cookies.put("seaworthy", session);

            Answers.problem(browser.get("/me"), 401);
        }
    }

    @Test
    void overPlainHttpTheCookieIsReadByTheContractsNameToo() {
        var browser = api.anonymous();
        browser.login(account, PASSWORD);
        var session = browser.cookies.getOrDefault("seaworthy", "");

        browser.cookies.clear();
        browser.cookies.put("__Host-seaworthy", session);
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);

        browser.cookies.put("__Host-seaworthy", "wrong");
        Answers.problem(browser.get("/me"), 401);
    }

    @Test
    void quotesAroundACookieAreNotPartOfIt() {
        var browser = api.anonymous();
        browser.login(account, PASSWORD);
        var session = browser.cookies.getOrDefault("seaworthy", "");

        browser.cookies.put("seaworthy", '"' + session + '"');
        assertThat(browser.get("/me").statusCode()).isEqualTo(200);

        browser.cookies.put("seaworthy", session + "\"\"");
        Answers.problem(browser.get("/me"), 401);
    }

    @Test
    void ofTwoProofsBothMustHold() {
        var token = "Bearer " + api.token(new Grant(Role.VIEWER, new GrantScope.AllClusters()));
        var browser = api.anonymous();
        browser.login(account, PASSWORD);

        assertThat(browser.get("/clusters", "Authorization", token).statusCode())
                .isEqualTo(200);
        Answers.problem(browser.get("/clusters", "Authorization", "Bearer wrong"), 401);
        Answers.problem(browser.get("/clusters", "Authorization", "Bearer " + "x".repeat(3000)), 401);
        Answers.problem(browser.get("/clusters", "Authorization", "Basic YWRtaW46YWRtaW4="), 401);
        for (var name : new String[] {"seaworthy", "__Host-seaworthy"}) {
            browser.cookies.clear();
            browser.cookies.put(name, "wrong");
            Answers.problem(browser.get("/clusters", "Authorization", token), 401);
            browser.cookies.put(name, "x".repeat(3000));
            Answers.problem(browser.get("/clusters", "Authorization", token), 401);
            for (var odd : new String[] {"", "\"", "a b", "a,b", "\u00e9"}) {
                browser.cookies.put(name, odd);
                Answers.problem(browser.get("/clusters", "Authorization", token), 401);
            }
        }
    }

    @Test
    void noSecretIsInTheDatabase() {
        var browser = api.anonymous();
        browser.login(account, PASSWORD);
        var cookie = browser.cookies.getOrDefault("seaworthy", "");

        var dump = DATABASE.unitOfWork()
                .call(transaction -> String.join(
                                "\n",
                                io.seaworthy.hub.store.Sql.of("select session_hash from login_session")
                                        .texts(transaction))
                        + io.seaworthy.hub.store.Sql.of("select password_hash from person")
                                .texts(transaction));

        assertThat(dump).doesNotContain(cookie, PASSWORD, browser.csrf).contains("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
