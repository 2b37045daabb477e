package io.seaworthy.hub.ingest;

import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Virtual threads for what blocks, event loops for what does not. */
record ServerThreads(ExecutorService calls, NioEventLoopGroup accepting, NioEventLoopGroup connections) {

    private static final Logger LOG = LoggerFactory.getLogger(ServerThreads.class);

    static ServerThreads start() {
        return new ServerThreads(
                Executors.newVirtualThreadPerTaskExecutor(), new NioEventLoopGroup(1), new NioEventLoopGroup());
    }

    void stop() {
        calls.shutdown();
        stop(accepting);
        stop(connections);
    }

    private static void stop(NioEventLoopGroup loops) {
        if (!loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS)) {
            LOG.warn("connections of agents did not close within 5 s");
        }
    }
}
