package io.seaworthy.hub.ingest;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.seaworthy.agent.v1.HubFrame;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The hub's half of a stream: several threads may write, and after its end nothing more is written. */
final class Outbound {

    private final ServerCall<?, HubFrame> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    Outbound(ServerCall<?, HubFrame> call) {
        this.call = call;
    }

    void open() {
        guarded(() -> call.sendHeaders(new Metadata()));
    }

    /** The agent's next frame may come. */
    void request() {
        guarded(() -> call.request(1));
    }

    void send(HubFrame frame) {
        guarded(() -> call.sendMessage(frame));
    }

    /** Drops the frame where the agent does not read fast enough. */
    void sendIfReady(HubFrame frame) {
        guarded(() -> {
            if (call.isReady()) {
                call.sendMessage(frame);
            }
        });
    }

    /** Waits until the agent reads; false = it did not in time, or the stream has ended. */
    boolean awaitReady(Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && !call.isReady() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed && call.isReady();
        } finally {
            lock.unlock();
        }
    }

    void becameReady() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream; only the first ending counts. */
    boolean close(Ending ending) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            closed = true;
            changed.signalAll();
            if (!call.isCancelled()) {
                call.close(ending.status(), new Metadata());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void guarded(Runnable write) {
        lock.lock();
        try {
            if (!closed && !call.isCancelled()) {
                write.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
