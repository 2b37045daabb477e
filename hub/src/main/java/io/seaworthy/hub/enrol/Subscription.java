package io.seaworthy.hub.enrol;

/** Something that is told until it is closed. */
public interface Subscription extends AutoCloseable {

    @Override
    void close();
}
