package io.seaworthy.hub.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.Welcome;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What an agent and the hub say to each other in one stream. */
final class Conversation {

    private final BlockingQueue<HubFrame> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final StreamObserver<AgentFrame> requests;

    Conversation(Function<StreamObserver<HubFrame>, StreamObserver<AgentFrame>> connect) {
        requests = connect.apply(responses());
    }

    private StreamObserver<HubFrame> responses() {
        return new StreamObserver<>() {
            @Override
            public void onNext(HubFrame frame) {
                heard.add(frame);
            }

            @Override
            public void onError(Throwable failure) {
                end.complete(Status.fromThrowable(failure));
            }

            @Override
            public void onCompleted() {
                end.complete(Status.OK);
            }
        };
    }

    void send(AgentFrame frame) {
        requests.onNext(frame);
    }

    void finish() {
        requests.onCompleted();
    }

    /** The next frame of this kind; others in between are let go. */
    HubFrame hear(HubFrame.FrameCase kind) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            var frame = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(frame).as("a frame %s; ended with %s", kind, end).isNotNull();
            if (frame.getFrameCase() == kind) {
                return frame;
            }
        }
    }

    Welcome welcome() throws InterruptedException {
        return hear(HubFrame.FrameCase.WELCOME).getWelcome();
    }

    boolean heardNothingOf(HubFrame.FrameCase kind) {
        return heard.stream().noneMatch(frame -> frame.getFrameCase() == kind);
    }

    boolean isOpen() {
        return !end.isDone();
    }

    Status end() throws Exception {
        return end.get(10, TimeUnit.SECONDS);
    }
}
