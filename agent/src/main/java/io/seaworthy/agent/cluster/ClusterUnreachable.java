package io.seaworthy.agent.cluster;

import io.seaworthy.posture.v1.ItemError;
import java.io.IOException;

/** A cluster cannot be looked at, at all. */
public final class ClusterUnreachable extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ItemError error;

    ClusterUnreachable(String item, String reason, String remedy) {
        super(item + ": " + reason);
        this.error = ItemError.newBuilder()
                .setItem(item)
                .setReason(reason)
                .setRemedy(remedy)
                .build();
    }

    /** The item, the reason and the remedy. */
    public ItemError error() {
        return error;
    }
}
