package io.seaworthy.hub.ingest;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.ClientAuth;
import io.seaworthy.hub.enrol.Authority;
import io.seaworthy.hub.enrol.CannotStart;
import io.seaworthy.hub.enrol.Identities;
import io.seaworthy.hub.enrol.Subscription;
import io.seaworthy.hub.inventory.Inventory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both gRPC ports: one for streams and renewals over mTLS, one for enrolment over server-authenticated TLS. */
public final class IngestServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IngestServer.class);
    private static final int FLOW_CONTROL_WINDOW = 512 * 1024;
    private static final int METADATA_LIMIT = 8 * 1024;
    private static final int CALLS_PER_CONNECTION = 8;

    private final Server link;
    private final Server enrol;
    private final LiveStreams live;
    private final List<Subscription> subscriptions;
    private final Thread ticker;
    private final ExecutorService calls;

    private IngestServer(
            Server link,
            Server enrol,
            LiveStreams live,
            List<Subscription> subscriptions,
            Thread ticker,
            ExecutorService calls) {
        this.link = link;
        this.enrol = enrol;
        this.live = live;
        this.subscriptions = subscriptions;
        this.ticker = ticker;
        this.calls = calls;
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
        var calls = Executors.newVirtualThreadPerTaskExecutor();
        var link = listen(
                "grpc port",
                settings,
                settings.linkPort(),
                linkTls,
                calls,
                List.of(PostureLinkService.of(context), enrolment.renew()));
        Server enrol;
        try {
            enrol = listen("enrol port", settings, settings.enrolPort(), enrolTls, calls, List.of(enrolment.enrol()));
        } catch (CannotStart taken) {
            // Half a server is none.
            link.shutdownNow();
            calls.close();
            throw taken;
        }
        var subscriptions = List.of(identities.onRevocation(live::drop), authority.onChange(() -> {
            linkTls.reload();
            enrolTls.reload();
            live.renew(authority.active(), authority.trust().pem());
        }));
        var ticker = Thread.ofVirtual().name("hub-heartbeats").start(() -> tick(settings, live, clock));
        return new IngestServer(link, enrol, live, subscriptions, ticker, calls);
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
        calls.shutdown();
    }

    private static Server listen(
            String what,
            IngestSettings settings,
            int port,
            HubTls tls,
            ExecutorService calls,
            List<ServerServiceDefinition> services) {
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(settings.bind(), port))
                .sslContext(tls)
                .executor(calls)
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                // The marshallers refuse what is above their limit in our own words; this is the end of all patience.
                .maxInboundMessageSize(2 * IngestSettings.FRAME_LIMIT)
                .maxInboundMetadataSize(METADATA_LIMIT)
                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(1, TimeUnit.MINUTES)
                .maxConnectionIdle(5, TimeUnit.MINUTES);
        services.forEach(builder::addService);
        try {
            var server = builder.build().start();
            LOG.info("{}: listening on {}:{}", what, settings.bind(), server.getPort());
            return server;
        } catch (IOException taken) {
            throw new CannotStart(
                    what + " " + port,
                    "the hub cannot listen on " + settings.bind() + ":" + port + " (" + rootMessage(taken) + ")",
                    "stop what listens there, or choose another port",
                    taken);
        }
    }

    private static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
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
