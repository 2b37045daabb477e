package io.seaworthy.agent.posture;

import io.seaworthy.posture.v1.Posture;
import java.io.IOException;

/** Where postures come from: one cluster that can be looked at again and again. */
public interface PostureSource extends AutoCloseable {

    /** What people call the cluster. */
    String name();

    /**
     * Everything that can be said of the cluster now. Blocks while it is read.
     *
     * @throws IOException with the item, the reason and the remedy, if the cluster cannot be looked at, at all
     */
    Posture collect() throws IOException;

    /**
     * Starts to tell of changes; to be called once.
     *
     * @param changed must return at once; hears no more than that something changed
     */
    void watch(Runnable changed);

    @Override
    void close();
}
