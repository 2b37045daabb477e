package io.seaworthy.agent.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one watch going: takes the present version, watches from there, and starts over when it has grown too old. */
final class WatchLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchLoop.class);
    private static final String LIST =
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
    private static final String EVENTS =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";
    private static final int SECONDS = 240;
    private static final int SECONDS_MORE = 60;
    private static final Duration REFUSED = Duration.ofMinutes(1);
    private static final Duration NOT_SERVED = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final JsonFactory json = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();
    private final ApiServer server;
    private final Watched watched;
    private final String path;
    private final String selector;
    private final Consumer<Change> changed;
    private final WatchEvents events;
    private final Thread thread;
    private final AtomicReference<ApiServer.@Nullable Reply> open = new AtomicReference<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean closed;
    private boolean refusalTold;
    private int failures;

    WatchLoop(ApiServer server, Watched watched, String namespace, Consumer<Change> changed) {
        this.server = server;
        this.watched = watched;
        this.path = watched.kind().path(namespace);
        this.selector = watched.labelSelector().isEmpty()
                ? ""
                : "&labelSelector=" + URLEncoder.encode(watched.labelSelector(), StandardCharsets.UTF_8);
        this.changed = changed;
        this.events = new WatchEvents(watched, "", changed);
        this.thread = Thread.ofVirtual()
                .name("seaworthy-watch-" + watched.kind().resource())
                .unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Whether, in this time, it has come to know from which version on it tells of changes, or that it cannot. */
    boolean awaitBegun(Duration time) throws InterruptedException {
        return begun.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var reply = open.getAndSet(null);
        if (reply != null) {
            try {
                reply.close();
            } catch (IOException alreadyGone) {
                // It was to end anyway.
                LOG.trace("watch of {} ended by itself", path);
            }
        }
    }

    private void work() {
        try {
            while (!closed) {
                Thread.sleep(step());
            }
        } catch (InterruptedException stopping) {
            // Only close() interrupts it.
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            // The others go on, and everything is looked at again from time to time anyway.
            LOG.error(
                    "The watch of {} ended because of a mistake in Seaworthy ({}).",
                    path,
                    bug.getClass().getName());
        }
    }

    /** How long to wait before the next one. */
    private Duration step() {
        try {
            return events.version().isEmpty() ? begin() : watch();
        } catch (IOException lost) {
            // The server went away or closed the connection: what is missed is in the versions to come.
            LOG.debug("watch of {} was cut: {}", path, ApiServer.words(lost));
            var pause = Duration.ofMillis(500L << Math.min(failures++, MOST_DOUBLINGS));
            var bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 2 + 1));
        } finally {
            begun.countDown();
        }
    }

    private Duration begin() throws IOException {
        try (var reply = server.get(path + "?limit=1" + selector, LIST)) {
            if (!reply.ok()) {
                return refused(reply.code());
            }
            events.restart(mapper.readTree(reply.body())
                    .path("metadata")
                    .path("resourceVersion")
                    .asText(""));
        }
        if (begun.getCount() == 0) {
            changed.accept(new Change(watched.kind(), "", ""));
        }
        return events.version().isEmpty() ? NOT_SERVED : Duration.ZERO;
    }

    private Duration watch() throws IOException {
        var seconds = SECONDS + ThreadLocalRandom.current().nextInt(SECONDS_MORE);
        var query = path + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + seconds + "&resourceVersion="
                + URLEncoder.encode(events.version(), StandardCharsets.UTF_8) + selector;
        try (var reply = server.get(query, EVENTS)) {
            open.set(reply);
            if (reply.code() == 410) {
                events.restart("");
                return Duration.ZERO;
            }
            if (!reply.ok()) {
                return refused(reply.code());
            }
            failures = 0;
            refusalTold = false;
            try (var parser = json.createParser(reply.body())) {
                events.read(parser);
            }
            return Duration.ZERO;
        } finally {
            open.set(null);
        }
    }

    private Duration refused(int code) throws IOException {
        return switch (code) {
            case 401, 403 -> {
                tellRefusal(code);
                yield REFUSED;
            }
            case 404 -> NOT_SERVED;
            default -> throw new IOException("the API server answers " + code);
        };
    }

    private void tellRefusal(int code) {
        if (!refusalTold) {
            refusalTold = true;
            LOG.warn(
                    "{} may not be watched ({}): changes are seen at the next look at everything. Allow the agent to list"
                            + " and watch them.",
                    watched.kind().resource(),
                    code);
            changed.accept(new Change(watched.kind(), "", ""));
        }
    }
}
