package io.seaworthy.hub.ingest;

import io.seaworthy.agent.v1.HeldFact;
import java.time.Duration;
import java.util.List;

/** Sends the map of what the hub holds in frames of bounded size, as fast as the agent takes them. */
final class HeldFactChunks {

    private static final int PER_FRAME = 1000;

    private final Outbound out;
    private final Duration patience;
    private boolean taken = true;

    HeldFactChunks(Outbound out, Duration patience) {
        this.out = out;
        this.patience = patience;
    }

    void page(List<HeldFact> facts) {
        for (var from = 0; from < facts.size() && taken; from += PER_FRAME) {
            send(facts.subList(from, Math.min(from + PER_FRAME, facts.size())), false);
        }
    }

    /** False = the agent did not take them in time, or is gone. */
    boolean last() {
        send(List.of(), true);
        return taken;
    }

    private void send(List<HeldFact> facts, boolean last) {
        try {
            taken = taken && out.awaitReady(patience);
        } catch (InterruptedException stopping) {
            // The stream's own wait for its next frame tells it too.
            Thread.currentThread().interrupt();
            taken = false;
        }
        if (taken) {
            out.send(HubFrames.held(facts, last));
        }
    }
}
