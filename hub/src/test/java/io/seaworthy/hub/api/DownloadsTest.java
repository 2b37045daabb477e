package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.StoreUnavailable;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private static final byte[] PIECE = new byte[100_000];

    private final Vertx vertx = Vertx.vertx();
    private final Downloads downloads = new Downloads(vertx);
    private final AtomicInteger made = new AtomicInteger();
    private Supplier<Optional<byte[]>> pieces = Optional::empty;
    private HttpServer server;

    @BeforeEach
    void start() {
        var router = Router.router(vertx);
        router.get()
                .handler(context -> downloads.start(context, new Answer.File("f", "text/plain", () -> pieces.get())));
        router.route().failureHandler(context -> Reply.send(context, Pipeline.refusal(context)));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() {
        downloads.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aReaderThatStandsStillStopsTheWork() throws Exception {
        pieces = this::endless;

        try (var socket = asking()) {
            assertThat(socket.getInputStream().read()).isPositive();
            int standing = settled();

            Thread.sleep(500);
            assertThat(made.get()).isLessThanOrEqualTo(standing + 1);
            assertThat(standing).isLessThan(500);
        }
    }

    @Test
    void aReaderThatGoesAwayEndsTheWork() throws Exception {
        pieces = this::endless;

        try (var socket = asking()) {
            assertThat(socket.getInputStream().read()).isPositive();
        }
        int last = settled();
        Thread.sleep(500);

        assertThat(made.get()).isEqualTo(last);
        try (var next = asking()) {
            assertThat(next.getInputStream().read())
                    .as("its turn is free again")
                    .isPositive();
        }
    }

    @Test
    void aFileThatBreaksOffHasNoProperEnd() throws Exception {
        pieces = () -> {
            if (made.incrementAndGet() > 2) {
                throw new StoreUnavailable("gone", new IllegalStateException());
            }
            return Optional.of("line\n".getBytes(StandardCharsets.UTF_8));
        };

        try (var socket = asking()) {
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(all).contains("line\n").doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void aFailureBeforeTheFirstPieceIsAnAnswerLikeAnyOther() throws Exception {
        pieces = () -> {
            throw new StoreUnavailable("gone", new IllegalStateException());
        };

        try (var socket = asking()) {
            var all = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);

            assertThat(all).isEqualTo("HTTP/1.1 503");
        }
    }

    @Test
    void onlySoManyAreWrittenAtOnce() throws Exception {
        pieces = this::endless;
        var open = new java.util.ArrayList<Socket>();
        for (int at = 0; at < 8; at++) {
            var socket = asking();
            assertThat(socket.getInputStream().read()).isPositive();
            open.add(socket);
        }

        try (var ninth = asking()) {
            assertThat(new String(ninth.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 503");
        }
        for (var socket : open) {
            socket.close();
        }
    }

    private Optional<byte[]> endless() {
        made.incrementAndGet();
        return Optional.of(PIECE);
    }

    private Socket asking() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** How many pieces were made when no more came. */
    private int settled() throws InterruptedException {
        int before = -1;
        while (made.get() != before) {
            before = made.get();
            Thread.sleep(300);
        }
        return before;
    }
}
