package io.seaworthy.agent.link;

import io.grpc.stub.StreamObserver;

/** Somebody whom nothing reaches. */
final class Deaf<T> implements StreamObserver<T> {

    @Override
    public void onNext(T frame) {
        // Nobody listens.
    }

    @Override
    public void onError(Throwable failure) {
        // Nobody listens.
    }

    @Override
    public void onCompleted() {
        // Nobody listens.
    }
}
