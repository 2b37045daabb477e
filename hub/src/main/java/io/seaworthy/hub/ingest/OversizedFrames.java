package io.seaworthy.hub.ingest;

import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator of frames that gRPC itself refuses to read, because they are far above the limit. */
final class OversizedFrames extends ServerStreamTracer.Factory {

    private static final Logger LOG = LoggerFactory.getLogger(OversizedFrames.class);

    private final IngestMetrics metrics;

    OversizedFrames(IngestMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        return new ServerStreamTracer() {
            private volatile Attributes attributes = Attributes.EMPTY;

            @Override
            public void serverCallStarted(ServerCallInfo<?, ?> call) {
                attributes = call.getAttributes();
            }

            @Override
            public void streamClosed(Status status) {
                var words = String.valueOf(status.getDescription());
                if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED && words.startsWith("gRPC message exceeds")) {
                    metrics.refused("oversized");
                    LOG.warn(
                            "{} from {} ended: a frame has far more than {} bytes; update the agent",
                            method,
                            Peer.of(attributes).address(),
                            IngestSettings.FRAME_LIMIT);
                }
            }
        };
    }
}
