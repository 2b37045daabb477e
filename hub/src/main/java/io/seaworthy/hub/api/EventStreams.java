package io.seaworthy.hub.api;

import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.access.Sight;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Browsers that look on: one stream each, with a heartbeat and a check that they still may. */
final class EventStreams {

    private static final int PER_PERSON = 8;
    private static final int ALL = 1000;
    private static final int MOST_WAITING = 2000;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final int RETRY_MILLIS = 3_000;

    private final Vertx vertx;
    private final Workers workers;
    private final LiveEvents live;
    private final InSight inSight;
    private final Map<PersonId, Integer> open = new HashMap<>();

    EventStreams(Vertx vertx, Workers workers, LiveEvents live, InSight inSight) {
        this.vertx = vertx;
        this.workers = workers;
        this.live = live;
        this.inSight = inSight;
    }

    /** Says which of the clusters are in sight; blocks. */
    @FunctionalInterface
    interface InSight {
        Set<String> of(Set<String> clusters, Sight sight);
    }

    /** @param unchanged asks again whether the caller may, and sees the same clusters as the request; blocks */
    void start(RoutingContext context, Request request, BooleanSupplier unchanged) {
        var person = request.caller().person().id();
        if (!enter(person)) {
            Reply.send(
                    context,
                    new Refusal.TooMany(
                            "There are " + PER_PERSON + " streams of yours already.", Duration.ofSeconds(30)));
            return;
        }
        var response = context.response();
        var stream = new Stream(vertx.getOrCreateContext(), response, request, unchanged);
        // A connection outlives a stream that the hub ends, and is closed without an end where the browser leaves.
        response.endHandler(_ -> stream.release());
        response.closeHandler(_ -> stream.release());
        if (response.closed()) {
            // The browser left while its request was looked at; then neither handler is called any more.
            stream.release();
            return;
        }
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        response.write("retry: " + RETRY_MILLIS + "\n\n");
        live.listen(stream.listener);
        request.text("Last-Event-ID").ifPresent(id -> live.since(id).ifPresentOrElse(stream::offer, stream::missed));
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
        private final BooleanSupplier unchanged;
        private final LiveEvents.Listener listener;
        private final long timer;
        private final List<LiveEvents.Event> waiting = new ArrayList<>();
        private boolean asking;
        private boolean behind;
        private boolean ended;

        private Stream(Context context, HttpServerResponse response, Request request, BooleanSupplier unchanged) {
            this.context = context;
            this.response = response;
            this.request = request;
            this.unchanged = unchanged;
            this.listener = event -> context.runOnContext(_ -> offer(List.of(event)));
            this.timer = vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> beat());
        }

        private void release() {
            if (!ended) {
                ended = true;
                vertx.cancelTimer(timer);
                live.leave(listener);
                leave(request.caller().person().id());
            }
        }

        private void offer(List<LiveEvents.Event> events) {
            if (request.sight().wholeFleet()) {
                events.forEach(this::write);
            } else if (waiting.size() + events.size() > MOST_WAITING) {
                waiting.clear();
                behind = true;
            } else {
                waiting.addAll(events);
                ask();
            }
        }

        /** One question at a time: what happens meanwhile waits for the next one, and all is written in its order. */
        private void ask() {
            if (ended || asking || waiting.isEmpty()) {
                return;
            }
            asking = true;
            var batch = List.copyOf(waiting);
            waiting.clear();
            var clusters = batch.stream().map(LiveEvents.Event::cluster).collect(Collectors.toSet());
            workers.run(context, () -> inSight.of(clusters, request.sight())).onComplete(answer -> {
                asking = false;
                if (answer.succeeded()) {
                    batch.stream()
                            .filter(event -> answer.result().contains(event.cluster()))
                            .forEach(this::write);
                } else {
                    // Told with the next heartbeat: whoever reads everything again now finds a hub that cannot answer.
                    behind = true;
                }
                ask();
            });
        }

        private void write(LiveEvents.Event event) {
            if (ended || response.closed()) {
                return;
            }
            // A slow reader does not make the hub remember more for it: it reads everything again later. Until it is
            // told so it gets no event: the id of a later one would hide those before it when it comes back.
            behind = behind || response.writeQueueFull();
            if (!behind) {
                var data = Json.text(Map.of("clusterId", event.cluster()));
                response.write("id: " + event.id() + "\nevent: " + event.name() + "\ndata: " + data + "\n\n");
            }
        }

        private void missed() {
            behind = response.writeQueueFull();
            if (!behind) {
                response.write("event: resync\ndata: {}\n\n");
            }
        }

        private void beat() {
            if (response.closed()) {
                release();
            }
            if (ended) {
                return;
            }
            if (!response.writeQueueFull()) {
                if (behind) {
                    missed();
                }
                response.write(": still here\n\n");
            }
            workers.run(context, unchanged::getAsBoolean).onSuccess(same -> {
                if (!same && !ended) {
                    release();
                    response.end();
                }
            });
        }
    }
}
