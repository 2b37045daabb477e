package io.seaworthy.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.seaworthy.agent.v1.AgentFrame;
import io.seaworthy.agent.v1.HubFrame;
import io.seaworthy.agent.v1.PostureLinkGrpc;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One stream to the hub, as a queue of events for the one thread that works on it. The hub may send no more than a few
 * frames before that thread asks for more.
 */
final class HubStream implements ClientResponseObserver<AgentFrame, HubFrame> {

    private static final int FRAMES_AHEAD = 4;

    /** Something that the link's thread should know. */
    sealed interface Event {}

    record Heard(HubFrame frame) implements Event {}

    record Ended(Status status) implements Event {}

    record Renewed(Enroller.Outcome outcome) implements Event {}

    /** Look around: there is room to send, or something to send. */
    record Woken() implements Event {}

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicBoolean waking = new AtomicBoolean();
    private final AtomicReference<ClientCallStreamObserver<AgentFrame>> requests = new AtomicReference<>();

    static HubStream open(ManagedChannel channel) {
        var stream = new HubStream();
        var _ = PostureLinkGrpc.newStub(channel).connect(stream);
        return stream;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<AgentFrame> stream) {
        stream.disableAutoRequestWithInitial(FRAMES_AHEAD);
        stream.setOnReadyHandler(this::wake);
        requests.set(stream);
    }

    @Override
    public void onNext(HubFrame frame) {
        events.add(new Heard(frame));
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Ended(Status.fromThrowable(failure)));
    }

    @Override
    public void onCompleted() {
        events.add(new Ended(Status.OK));
    }

    void wake() {
        if (waking.compareAndSet(false, true)) {
            events.add(new Woken());
        }
    }

    void add(Event event) {
        events.add(event);
    }

    /** The next event; empty = nothing happened in this time. */
    Optional<Event> await(Duration time) throws InterruptedException {
        var event = events.poll(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        if (event instanceof Woken) {
            waking.set(false);
        }
        if (event instanceof Heard) {
            requests.get().request(1);
        }
        return Optional.ofNullable(event);
    }

    /** Whether another frame may be sent without being kept in memory. */
    boolean isReady() {
        return requests.get().isReady();
    }

    void send(AgentFrame frame) {
        requests.get().onNext(frame);
    }

    /** Nothing more will be sent. */
    void finish() {
        requests.get().onCompleted();
    }
}
