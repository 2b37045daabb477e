package io.seaworthy.hub.api;

import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.api.reading.ClusterReads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Browsers that look on: one stream each, with a heartbeat and a check that they still may. */
final class EventStreams {

    private static final int PER_PERSON = 8;
    private static final int ALL = 1000;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final int RETRY_MILLIS = 3_000;

    private final Vertx vertx;
    private final Workers workers;
    private final LiveEvents live;
    private final ClusterReads clusters;
    private final Map<PersonId, Integer> open = new HashMap<>();

    EventStreams(Vertx vertx, Workers workers, LiveEvents live, ClusterReads clusters) {
        this.vertx = vertx;
        this.workers = workers;
        this.live = live;
        this.clusters = clusters;
    }

    /** @param stillAllowed asks again whether the caller may; blocks */
    void start(RoutingContext context, Request request, BooleanSupplier stillAllowed) {
        var person = request.caller().person().id();
        if (!enter(person)) {
            Reply.send(
                    context,
                    new Refusal.TooMany(
                            "There are " + PER_PERSON + " streams of yours already.", Duration.ofSeconds(30)));
            return;
        }
        var response = context.response();
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        response.write("retry: " + RETRY_MILLIS + "\n\n");
        var stream = new Stream(vertx.getOrCreateContext(), response, request, stillAllowed);
        long timer = vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> stream.beat());
        LiveEvents.Listener listener = event -> stream.context.runOnContext(_ -> stream.offer(event));
        // A connection outlives a stream that the hub ends, and is closed without an end where the browser leaves.
        var released = new AtomicBoolean();
        Runnable release = () -> {
            stream.ended = true;
            if (released.compareAndSet(false, true)) {
                vertx.cancelTimer(timer);
                live.leave(listener);
                leave(person);
            }
        };
        response.endHandler(_ -> release.run());
        response.closeHandler(_ -> release.run());
        live.listen(listener);
        request.text("Last-Event-ID")
                .ifPresent(
                        id -> live.since(id).ifPresentOrElse(events -> events.forEach(stream::offer), stream::missed));
    }

    private synchronized boolean enter(PersonId person) {
        int mine = open.getOrDefault(person, 0);
        if (mine >= PER_PERSON
                || open.values().stream().mapToInt(Integer::intValue).sum() >= ALL) {
            return false;
        }
        open.put(person, mine + 1);
        return true;
    }

    private synchronized void leave(PersonId person) {
        open.computeIfPresent(person, (_, count) -> count > 1 ? count - 1 : null);
    }

    /** One connection; everything in it happens on its context. */
    private final class Stream {
        private final Context context;
        private final HttpServerResponse response;
        private final Request request;
        private final BooleanSupplier stillAllowed;
        private boolean ended;
        private boolean behind;

        private Stream(Context context, HttpServerResponse response, Request request, BooleanSupplier stillAllowed) {
            this.context = context;
            this.response = response;
            this.request = request;
            this.stillAllowed = stillAllowed;
        }

        private void offer(LiveEvents.Event event) {
            if (request.sight().wholeFleet()) {
                write(event);
                return;
            }
            workers.run(
                            context,
                            () -> clusters.cluster(event.cluster(), request.sight())
                                    .isPresent())
                    .onSuccess(seen -> {
                        if (seen) {
                            write(event);
                        }
                    })
                    .onFailure(_ -> missed());
        }

        private void write(LiveEvents.Event event) {
            if (ended || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                // A slow reader does not make the hub remember more for it: it reads everything again later.
                behind = true;
                return;
            }
            var data = Json.text(Map.of("clusterId", event.cluster()));
            response.write("id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + data + "\n\n");
        }

        private void missed() {
            if (!ended && !response.closed()) {
                response.write("event: resync\ndata: {}\n\n");
            }
        }

        private void beat() {
            if (ended || response.closed() || response.writeQueueFull()) {
                return;
            }
            if (behind) {
                behind = false;
                missed();
            }
            response.write(": still here\n\n");
            workers.run(context, stillAllowed::getAsBoolean).onSuccess(allowed -> {
                if (!allowed && !ended) {
                    ended = true;
                    response.end();
                }
            });
        }
    }
}
