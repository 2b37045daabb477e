package io.seaworthy.hub.ingest;

import io.grpc.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.ClientAuth;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.Subscription;
import io.seaworthy.hub.inventory.Inventory;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Both gRPC ports: one for streams and renewals over mTLS, one for enrolment over server-authenticated TLS. */
public final class IngestServer implements AutoCloseable {

    private final Server link;
    private final Server enrol;
    private final LiveStreams live;
    private final List<Subscription> subscriptions;
    private final Thread ticker;
    private final ServerThreads threads;

    private IngestServer(
            Server link,
            Server enrol,
            LiveStreams live,
            List<Subscription> subscriptions,
            Thread ticker,
            ServerThreads threads) {
        this.link = link;
        this.enrol = enrol;
        this.live = live;
        this.subscriptions = subscriptions;
        this.ticker = ticker;
        this.threads = threads;
    }

    /**
     * Listens on both ports.
     *
     * @throws CannotStart if a port is taken or BoringSSL cannot be loaded; nothing listens then
     */
    public static IngestServer start(
            IngestSettings settings,
            Authority authority,
            Identities identities,
            Inventory inventory,
            MeterRegistry registry,
            InstantSource clock) {
        var live = new LiveStreams();
        var metrics = new IngestMetrics(registry, live::count);
        var context = new LinkContext(settings, identities, authority, inventory, live, metrics, clock);
        var enrolment = new EnrolmentService(identities, settings, metrics, clock);
        var linkTls = new HubTls(authority, ClientAuth.REQUIRE, settings.allowTls12());
        var enrolTls = new HubTls(authority, ClientAuth.NONE, settings.allowTls12());
        var listening = new Listening(settings, metrics, ServerThreads.start(), clock);
        Server link;
        Server enrol;
        try {
            link = listening.on(
                    "grpc port",
                    settings.linkPort(),
                    linkTls,
                    List.of(PostureLinkService.of(context), enrolment.renew()));
        } catch (CannotStart taken) {
            // Whatever stands already is taken down again.
            listening.threads().stop();
            throw taken;
        }
        try {
            enrol = listening.on("enrol port", settings.enrolPort(), enrolTls, List.of(enrolment.enrol()));
        } catch (CannotStart taken) {
            // Half a server is none.
            link.shutdownNow();
            listening.threads().stop();
            throw taken;
        }
        var subscriptions = List.of(identities.onRevocation(live::drop), authority.onChange(() -> {
            linkTls.reload();
            enrolTls.reload();
            live.renew(authority.active(), authority.trust().pem());
        }));
        var ticker = Thread.ofVirtual().name("hub-heartbeats").start(() -> tick(settings, live, clock));
        return new IngestServer(link, enrol, live, subscriptions, ticker, listening.threads());
    }

    /** Port of streams and renewals. */
    public int linkPort() {
        return link.getPort();
    }

    /** Port of enrolment. */
    public int enrolPort() {
        return enrol.getPort();
    }

    /** Streams that are open. */
    public int streams() {
        return live.count();
    }

    /** Tells every agent to come back later, and listens no more. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        ticker.interrupt();
        link.shutdown();
        enrol.shutdown();
        live.stop();
        try {
            if (!link.awaitTermination(5, TimeUnit.SECONDS)) {
                link.shutdownNow();
            }
            if (!enrol.awaitTermination(1, TimeUnit.SECONDS)) {
                enrol.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            // Whoever waits for the end is in a hurry.
            link.shutdownNow();
            enrol.shutdownNow();
            Thread.currentThread().interrupt();
        }
        threads.stop();
    }

    private static void tick(IngestSettings settings, LiveStreams live, InstantSource clock) {
        try {
            while (true) {
                Thread.sleep(settings.heartbeat().dividedBy(2));
                live.tick(clock.instant());
            }
        } catch (InterruptedException closed) {
            // close() ends the heartbeats.
        }
    }
}
