package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;
    private Browser admin;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
        new Fleet(DATABASE).cluster("one", "{}", 50);
        admin = api.as(Role.ADMIN);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clusters?limit=0",
                "/clusters?limit=201",
                "/clusters?limit=1e9",
                "/clusters?limit=99999999999999999999",
                "/clusters?limit=",
                "/clusters?limit=5&limit=6",
                "/clusters?nonsense=1",
                "/clusters?sort=name;drop",
                "/clusters?text=%00",
                "/clusters?text=%ff%fe",
                "/clusters?text=%c0%ae",
                "/clusters?text=a%0Ab",
                "/clusters?label=nolabel",
                "/clusters?health=GOOD",
                "/clusters/%00",
                "/clusters/..%2f..%2fetc",
                "/clusters/one/facts/%21",
                "/findings?dueBefore=2026-02-30",
                "/findings?changedAfter=yesterday",
                "/findings/counts?changedAfter=2026-02-30",
                "/findings/export?changedAfter=2026-13-01",
                "/agents?cluster=",
                "/findings?severity=bad",
                "/findings/not-a-uuid",
                "/scores?from=yesterday",
                "/join-tokens?cursor=%22",
            })
    void whatCannotBeReadIsRefusedWithItsReason(String path) {
        Answers.problem(admin.raw("GET", "/api/v1" + path, null), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"uses\": 1e400}",
                "{\"uses\": 0}",
                "{\"uses\": \"1\"}",
                "{\"other\": 1}",
                "{\"uses\": 1} trailing",
                "{\"clusterId\": \"a b\"}",
                "{\"clusterId\": \"\"}",
                "{\"clusterId\": \"-a\"}",
                "{\"clusterId\": \"a\\n\"}",
                "{\"clusterId\": null}"
            })
    void aBodyThatTheContractDoesNotKnowIsRefused(String body) {
        Answers.problem(admin.raw("POST", "/api/v1/join-tokens", body), 400);
    }

    @Test
    void deepAndBrokenTextsAreRefused() {
        Answers.problem(admin.raw("POST", "/api/v1/join-tokens", "[".repeat(50_000)), 400);
        Answers.problem(admin.raw("POST", "/api/v1/agents/one/revoke", "{\"reason\": \"a\\u0000b\"}"), 400);
        Answers.problem(admin.raw("POST", "/api/v1/agents/one/revoke", "{\"reason\": \"\\ud800\"}"), 400);
        Answers.problem(admin.raw("POST", "/api/v1/agents/one/revoke", "{\"reason\": \" \\u2003\"}"), 400);
    }

    @Test
    void aHugeBodyIsRefused() {
        Answers.problem(admin.raw("POST", "/api/v1/join-tokens", "{\"a\": \"" + "x".repeat(300_000) + "\"}"), 413);
    }

    @Test
    void aHugeAddressOrHeaderIsRefused() {
        Answers.problem(admin.raw("GET", "/api/v1/clusters?text=" + "x".repeat(9_000), null), 400);
        var large = admin.raw("GET", "/api/v1/clusters", null, "X-Other", "x".repeat(20_000));
        Answers.problem(large, 431);
        assertThat(large.body()).contains("headers are larger than");

        assertThat(admin.raw("GET", "/api/v1/clusters", null).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherMediaTypeIsRefused() {
        Answers.problem(admin.raw("POST", "/api/v1/join-tokens", "uses=1", "Content-Type", "text/plain"), 415);
        Answers.problem(admin.raw("GET", "/api/v1/clusters", null, "Accept", "text/html"), 406);
        Answers.problem(admin.raw("GET", "/api/v1/clusters", null, "Accept", "application/json;q=0"), 406);
        assertThat(admin.raw("GET", "/api/v1/clusters", null, "Accept", "text/html, */*;q=0.1")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsNamedAlongWithThoseItHas() {
        var answer = admin.raw("PUT", "/api/v1/clusters/one", "{}");

        Answers.problem(answer, 405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, PATCH");
        Answers.problem(admin.raw("PATCH", "/api/v1/findings/bulk", "{}", "If-Match", "*"), 405);
    }

    @Test
    void anUnknownPathIsAProblemToo() {
        Answers.problem(admin.raw("GET", "/api/v1/nothing", null), 404);
        Answers.problem(admin.raw("GET", "/api/v1", null), 404);
        Answers.problem(admin.raw("GET", "/../../etc/passwd.txt", null), 404);
        Answers.problem(admin.raw("POST", "/somewhere", "{}"), 405);
    }

    @Test
    void everyAnswerTellsBrowsersWhatNotToDo() {
        var headers = admin.raw("GET", "/api/v1/clusters", null).headers();

        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("content-security-policy").orElseThrow()).contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
        assertThat(headers.firstValue("cache-control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/clusters?text=%zz HTTP/1.1",
                "GET /api/v1/clusters/%zz HTTP/1.1",
                "GET /api/v1/clusters?%zz=1 HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET //evil.example/ HTTP/1.1",
                "GET /clusters//evil.example HTTP/1.1",
                "GET /\\\\evil.example/ HTTP/1.1",
                "GET /%5c%5cevil.example HTTP/1.1",
                "GET /clusters/../findings HTTP/1.1",
                "GET /clusters/%2e%2E/findings HTTP/1.1",
                "GET /clusters/. HTTP/1.1",
                "GET //api/v1/health HTTP/1.1",
                "BREW /api/v1/clusters HTTP/1.1",
                "GET /api/v1/clusters?text=\u00e9 HTTP/1.1",
                "GET /api/v1/clusters HTTP/9.9",
                "nonsense"
            })
    void rawNonsenseIsTheSendersMistake(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), admin.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).matches("(?s)HTTP/\\d\\.\\d (4\\d\\d|501|505).*");
        }
    }
}
