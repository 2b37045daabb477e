package io.seaworthy.hub.ingest;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.seaworthy.hub.enrol.CannotStart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a port, with everything that comes in bounded. */
record Listening(IngestSettings settings, IngestMetrics metrics, ServerThreads threads, InstantSource clock) {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int FLOW_CONTROL_WINDOW = 512 * 1024;
    private static final int METADATA_LIMIT = 8 * 1024;
    private static final int CALLS_PER_CONNECTION = 8;
    private static final int LINES_PER_MINUTE = 6;
    private static final int LINES_PER_MINUTE_OVERALL = 60;

    /** @throws CannotStart if the port is taken */
    Server on(String what, int port, HubTls tls, List<ServerServiceDefinition> services) {
        var lines = new AttemptLimit(clock, LINES_PER_MINUTE, LINES_PER_MINUTE_OVERALL);
        var refused = new RefusedHandshakes(what, metrics, lines);
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress(settings.bind(), port))
                .sslContext(tls)
                .executor(threads.calls())
                .bossEventLoopGroup(threads.accepting())
                .workerEventLoopGroup(threads.connections())
                .channelFactory(refused::listener)
                .addStreamTracerFactory(new OversizedFrames(metrics))
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
}
