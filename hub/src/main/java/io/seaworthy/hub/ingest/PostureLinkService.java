package io.seaworthy.hub.ingest;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.PostureLinkGrpc;

/** Gives each call a stream with a virtual thread. */
final class PostureLinkService implements ServerCallHandler<Inbound<AgentFrame>, HubFrame> {

    private final LinkContext link;

    private PostureLinkService(LinkContext link) {
        this.link = link;
    }

    static ServerServiceDefinition of(LinkContext link) {
        var method = PostureLinkGrpc.getConnectMethod();
        var bounded = method.toBuilder(
                        new BoundedMarshaller<>(AgentFrame.parser(), IngestSettings.FRAME_LIMIT),
                        method.getResponseMarshaller())
                .build();
        return ServerServiceDefinition.builder(PostureLinkGrpc.SERVICE_NAME)
                .addMethod(bounded, new PostureLinkService(link))
                .build();
    }

    @Override
    public ServerCall.Listener<Inbound<AgentFrame>> startCall(
            ServerCall<Inbound<AgentFrame>, HubFrame> call, Metadata headers) {
        var out = new Outbound(call);
        var stream = new AgentStream(link, Peer.of(call.getAttributes()), out);
        out.open();
        Thread.ofVirtual().name("agent-stream").start(stream);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(Inbound<AgentFrame> frame) {
                stream.offer(new StreamEvent.Arrived(frame));
            }

            @Override
            public void onHalfClose() {
                stream.offer(new StreamEvent.HalfClosed());
            }

            @Override
            public void onCancel() {
                stream.end(Ending.left());
            }

            @Override
            public void onReady() {
                out.becameReady();
            }
        };
    }
}
