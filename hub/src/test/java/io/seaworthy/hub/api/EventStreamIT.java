package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Person;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventStreamIT {

    private static final String END = "(the stream has ended)";
    private static final int HEARTBEAT_AND_MORE = 25;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final HttpClient http = HttpClient.newHttpClient();
    private ApiUnderTest api;
    private Fleet fleet;
    private Browser admin;

    @BeforeEach
    void start() {
        api = new ApiUnderTest(DATABASE);
        fleet = new Fleet(DATABASE);
        admin = api.as(Role.ADMIN);
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        api.close();
    }

    @Test
    void committedChangesArriveAndTheStreamBeatsUntilItsSessionEnds() throws Exception {
        fleet.cluster("stream-one", "{}", 50);
        var finding = fleet.finding("stream-one", fleet.tiller("stream-one", "tiller"), 3);
        var browser = signedIn(new GrantScope.AllClusters());
        var lines = listen(browser);

        admin.post("/findings/" + finding + "/comments", "{\"text\": \"seen\"}");

        assertThat(until(lines, "data: ", 10))
                .anyMatch(line -> line.startsWith("id: "))
                .contains("event: findings-changed", "data: {\"clusterId\":\"stream-one\"}");
        assertThat(until(lines, ": still here", HEARTBEAT_AND_MORE)).doesNotContain(END);

        assertThat(browser.post("/logout", null).statusCode()).isEqualTo(204);

        assertThat(until(lines, END, HEARTBEAT_AND_MORE)).endsWith(END);
    }

    @Test
    void whoSeesOneClusterHearsOfThatOneOnly() throws Exception {
        fleet.cluster("stream-mine", "{}", 50);
        fleet.cluster("stream-other", "{}", 50);
        var mine = fleet.finding("stream-mine", fleet.tiller("stream-mine", "tiller"), 3);
        var other = fleet.finding("stream-other", fleet.tiller("stream-other", "tiller"), 3);
        var lines = listen(signedIn(new GrantScope.TheseClusters(List.of("stream-mine"))));

        admin.post("/findings/" + other + "/comments", "{\"text\": \"not for you\"}");
        admin.post("/findings/" + mine + "/comments", "{\"text\": \"for you\"}");

        assertThat(until(lines, "data: ", 10))
                .contains("data: {\"clusterId\":\"stream-mine\"}")
                .noneMatch(line -> line.contains("stream-other"));
    }

    @Test
    void streamsThatHaveEndedAreNotCountedAnyMore() throws Exception {
        var browser = signedIn(new GrantScope.AllClusters());

        for (int count = 0; count < 12; count++) {
            try (var client = HttpClient.newHttpClient()) {
                var answer = client.send(request(browser), HttpResponse.BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                answer.body().close();
                client.shutdownNow();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void aStreamEndsWhenItsViewerSeesOtherClustersThanBefore() throws Exception {
        fleet.cluster("stream-kept", "{}", 50);
        fleet.cluster("stream-taken", "{}", 50);
        var kept = fleet.finding("stream-kept", fleet.tiller("stream-kept", "tiller"), 3);
        var taken = fleet.finding("stream-taken", fleet.tiller("stream-taken", "tiller"), 3);
        var person = api.person(new Grant(Role.VIEWER, new GrantScope.AllClusters()));
        var browser = signedIn(person);
        var lines = listen(browser);
        assertThat(until(lines, ": still here", HEARTBEAT_AND_MORE)).doesNotContain(END);

        var narrowed = admin.patch("/people/" + person.id(), """
                {"grants": [{"role": "viewer", "scope": {"kind": "CLUSTERS", "clusters": ["stream-kept"]}}]}""", "If-Match", "*");

        assertThat(narrowed.statusCode()).as(narrowed.body()).isEqualTo(200);
        assertThat(until(lines, END, HEARTBEAT_AND_MORE)).endsWith(END);
        var next = listen(browser);
        admin.post("/findings/" + taken + "/comments", "{\"text\": \"not for you any more\"}");
        admin.post("/findings/" + kept + "/comments", "{\"text\": \"for you\"}");
        assertThat(until(next, "data: ", 10)).contains("data: {\"clusterId\":\"stream-kept\"}");
    }

    private Browser signedIn(GrantScope scope) {
        return signedIn(api.person(new Grant(Role.VIEWER, scope)));
    }

    private Browser signedIn(Person person) {
        var browser = api.anonymous();
        browser.login(person.account(), "correct horse battery");
        return browser;
    }

    private HttpRequest request(Browser browser) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/v1/events"))
                .header("Cookie", "seaworthy=" + browser.cookies.get("seaworthy"))
                .build();
    }

    private BlockingQueue<String> listen(Browser browser) throws Exception {
        var answer = http.send(request(browser), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        var lines = new LinkedBlockingQueue<String>();
        Thread.startVirtualThread(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
                lines.add(END);
            } catch (IOException | UncheckedIOException cut) {
                // The test is over and its client is closed; a stream that the hub ends properly does not come here.
            }
        });
        assertThat(until(lines, "retry: ", 10)).isNotEmpty();
        return lines;
    }

    private static List<String> until(BlockingQueue<String> lines, String start, int seconds)
            throws InterruptedException {
        var seen = new ArrayList<String>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            var line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(line).as("a line like %s after %s", start, seen).isNotNull();
            seen.add(line);
            if (line.startsWith(start)) {
                return seen;
            }
        }
    }
}
