package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebRootTest {

    private static final Pattern NONCE = Pattern.compile("ngCspNonce=\"([A-Za-z0-9+/]{22})\"");

    private final Vertx vertx = Vertx.vertx();
    private final Workers workers = new Workers();
    private Browser browser;

    @BeforeAll
    void serve() {
        var router = Router.router(vertx);
        router.get().handler(new WebRoot(workers, "/webroot-sample")::serve);
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture());
        browser = new Browser(server.actualPort(), "");
    }

    @AfterAll
    void stop() {
        await(vertx.close().toCompletionStage().toCompletableFuture());
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chunk-B--S26_j.js", "/main-GEMANBF3.js", "/styles-MQO7JAIE.css"})
    void aFileNamedAfterItsContentIsKeptForGood(String path) {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain.js", "/favicon.svg"})
    void anotherFileIsAskedForAgainAndSentOnlyIfItHasChanged(String path) {
        var first = get(path);

        var again = get(path, "If-None-Match", header(first, "etag"));

        assertThat(header(first, "cache-control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void filesSayWhatTheyAre() {
        assertThat(header(get("/plain.js"), "content-type")).contains("javascript; charset=utf-8");
        assertThat(header(get("/styles-MQO7JAIE.css"), "content-type")).isEqualTo("text/css; charset=utf-8");
        assertThat(header(get("/favicon.svg"), "content-type")).isEqualTo("image/svg+xml");
    }

    @Test
    void theFirstPageIsNeverKeptAndItsPolicyNamesTheNonceInIt() {
        var answer = get("/");

        var nonce = nonce(answer);
        assertThat(header(answer, "content-security-policy"))
                .contains("style-src 'self' 'nonce-" + nonce + "'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(header(answer, "cache-control")).isEqualTo("no-store");
        assertThat(nonce(get("/"))).isNotEqualTo(nonce);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index.html", "/clusters", "/clusters/one/findings", "/findings/%20x"})
    void aRouteOfTheInterfaceIsItsFirstPage(String path) {
        assertThat(nonce(get(path, "Accept", "text/html,application/xhtml+xml;q=0.9")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing.js",
                "/chunk-AAAAAAAA.js",
                "/clusters/one.js",
                "/a%2f..%2fb",
                "/%5cevil.example",
                "/a%00"
            })
    void whatIsNeitherFileNorRouteIsNotFound(String path) {
        Answers.problem(get(path), 404);
    }

    @Test
    void whoeverWantsNoPageGetsNone() {
        Answers.problem(get("/clusters", "Accept", "application/json"), 404);
        assertThat(browser.raw("POST", "/clusters", "{}").statusCode()).isEqualTo(405);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return browser.raw("GET", path, null, headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String nonce(HttpResponse<String> page) {
        var nonce = NONCE.matcher(page.body());
        assertThat(nonce.find()).as(page.body()).isTrue();
        return nonce.group(1);
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.join();
    }
}
