package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Caller;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Method;
import io.seaworthy.hub.access.Person;
import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.finding.ChangeFeed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {

    private static final int PER_PERSON = 8;
    private static final int MORE_THAN_WORKERS_TAKE = 1500;

    private final Vertx vertx = Vertx.vertx();
    private final Workers workers = new Workers();
    private final LiveEvents live = new LiveEvents();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<Set<String>> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch startedLate = new CountDownLatch(PER_PERSON);
    private UnaryOperator<Set<String>> inSight = clusters -> clusters;
    private final EventStreams streams = new EventStreams(vertx, workers, live, (clusters, _) -> {
        questions.add(clusters);
        return inSight.apply(clusters);
    });
    private HttpServer server;

    @BeforeEach
    void start() {
        live.listen(event -> ids.add(event.id()));
        var router = Router.router(vertx);
        router.get("/events").handler(this::stream);
        router.get("/late")
                .handler(context -> vertx.setPeriodic(10, timer -> {
                    if (context.response().closed()) {
                        vertx.cancelTimer(timer);
                        stream(context);
                        startedLate.countDown();
                    }
                }));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        workers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void browsersThatLeaveBeforeTheirStreamStartsAreNotCounted() throws Exception {
        for (int count = 0; count < PER_PERSON; count++) {
            asking("/late", "").close();
        }
        assertThat(startedLate.await(20, TimeUnit.SECONDS)).isTrue();

        try (var socket = asking("/events", "")) {
            assertThat(lines(socket).readLine()).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void allThatHappenedSinceTheLastEventIsOneQuestion() throws Exception {
        var answer = new CountDownLatch(1);
        inSight = clusters -> {
            await(answer);
            return clusters;
        };
        happen("before");
        happen(IntStream.range(0, MORE_THAN_WORKERS_TAKE)
                .mapToObj(number -> "cluster-" + number)
                .toArray(String[]::new));

        try (var socket = asking("/events", ids.getFirst())) {
            var lines = lines(socket);
            until(lines, "retry: ");
            var others = workers.run(vertx.getOrCreateContext(), () -> "served")
                    .toCompletionStage()
                    .toCompletableFuture();
            assertThat(others).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("served");
            answer.countDown();

            assertThat(idsIn(until(lines, "id: " + ids.getLast()))).isEqualTo(ids.subList(1, ids.size()));
        }
        assertThat(questions)
                .singleElement()
                .satisfies(first -> assertThat(first).hasSize(MORE_THAN_WORKERS_TAKE));
    }

    @Test
    void anEventWhoseQuestionTakesLongIsStillWrittenBeforeLaterOnes() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        inSight = clusters -> {
            if (clusters.contains("slow")) {
                asked.countDown();
                await(answer);
            }
            return clusters;
        };

        try (var socket = asking("/events", "")) {
            var lines = lines(socket);
            until(lines, "retry: ");
            happen("slow");
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            happen("second", "third");
            TimeUnit.MILLISECONDS.sleep(300);
            answer.countDown();

            assertThat(idsIn(until(lines, "id: " + ids.getLast()))).isEqualTo(ids);
        }
        assertThat(questions).containsExactly(Set.of("slow"), Set.of("second", "third"));
    }

    @Test
    void whoMissedEventsIsToldOnceAndGetsNoLaterOneBefore() throws Exception {
        var last = new CountDownLatch(1);
        inSight = clusters -> {
            if (clusters.contains("known")) {
                last.countDown();
                return clusters;
            }
            throw new IllegalStateException("The database is away.");
        };

        try (var socket = asking("/events", "")) {
            var lines = lines(socket);
            until(lines, "retry: ");
            for (int count = 0; count < 20; count++) {
                happen("unknown-" + count);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            happen("known");
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(until(lines, ": still here"))
                    .containsOnlyOnce("event: resync")
                    .noneMatch(line -> line.startsWith("id: "));
            happen("known");
            assertThat(idsIn(until(lines, "id: "))).containsExactly(ids.getLast());
        }
    }

    private void stream(RoutingContext context) {
        var last = Objects.requireNonNullElse(context.request().getHeader("Last-Event-ID"), "");
        var grant = new Grant(Role.VIEWER, new GrantScope.TheseClusters(List.of("some")));
        var person = new Person(
                new PersonId(new UUID(0, 1)),
                "viewer",
                "Viewer",
                Method.LOCAL,
                false,
                false,
                List.of(grant),
                Instant.EPOCH,
                null);
        var caller = new Caller(person, new Caller.Proof.BySession("none", "none", Method.LOCAL), Instant.MAX);
        Map<String, Object> parameters = last.isEmpty() ? Map.of() : Map.of("Last-Event-ID", last);
        var request = new Request("streamEvents", Role.VIEWER, parameters, "", caller, "", "", "", false, "");
        streams.start(context, request, () -> true);
    }

    private void happen(String... clusters) {
        for (var cluster : clusters) {
            live.changed(new ChangeFeed.Change(new ClusterId(cluster), Set.of(), true, false, false));
        }
        live.flush();
    }

    private Socket asking(String path, String lastEventId) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(25_000);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: h\r\nLast-Event-ID: %s\r\n\r\n"
                        .formatted(path, lastEventId)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static List<String> until(BufferedReader lines, String start) throws IOException {
        var seen = new ArrayList<String>();
        while (true) {
            var line = lines.readLine();
            assertThat(line).as("a line like %s after %s", start, seen).isNotNull();
            seen.add(line);
            if (line.startsWith(start)) {
                return seen;
            }
        }
    }

    private static List<String> idsIn(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("id: "))
                .map(line -> line.substring(4))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopping) {
            // The test is over.
            Thread.currentThread().interrupt();
        }
    }
}
