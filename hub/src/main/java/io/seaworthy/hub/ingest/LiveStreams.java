package io.seaworthy.hub.ingest;

import io.seaworthy.hub.enrol.ClusterId;
import io.seaworthy.hub.inventory.Session;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The streams of this hub that are open now. */
final class LiveStreams {

    private final Set<AgentStream> streams = ConcurrentHashMap.newKeySet();

    void enter(AgentStream stream) {
        streams.add(stream);
    }

    void leave(AgentStream stream) {
        streams.remove(stream);
    }

    int count() {
        return streams.size();
    }

    /** Of two streams of a cluster the one with the lower session ends. */
    void supersedeOlder(AgentStream stream, Session opened) {
        for (var other : streams) {
            var number = other.session()
                    .filter(session -> other != stream && session.cluster().equals(opened.cluster()))
                    .map(Session::number);
            if (number.filter(older -> older < opened.number()).isPresent()) {
                other.supersede(opened.number());
            } else {
                number.ifPresent(stream::supersede);
            }
        }
    }

    void drop(ClusterId cluster) {
        forEach(stream -> {
            if (stream.cluster().filter(cluster::equals).isPresent()) {
                stream.end(Ending.revoked());
            }
        });
    }

    void tick(Instant now) {
        forEach(stream -> stream.tick(now));
    }

    void renew(String activeAuthority, String trustPem) {
        forEach(stream -> stream.renewIfIssuedBefore(activeAuthority, trustPem));
    }

    void stop() {
        forEach(stream -> stream.end(Ending.stopping()));
    }

    private void forEach(Consumer<AgentStream> action) {
        streams.forEach(action);
    }
}
