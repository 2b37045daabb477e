package io.seaworthy.hub.inventory;

import io.seaworthy.hub.enrol.ClusterId;
import java.time.Instant;
import java.util.Optional;

/**
 * What the hub notes of a cluster's agent.
 *
 * @param id which cluster
 * @param session number of the newest session; only it may write
 * @param snapshotSession session that last completed a snapshot
 * @param snapshotEpoch number of that snapshot in its session
 * @param sequence last committed number of the newest session
 * @param heardAt when anything last came from the agent; before that, when the cluster was enrolled
 * @param silentSince empty = heard of in time
 */
public record ClusterRecord(
        ClusterId id,
        long session,
        long snapshotSession,
        long snapshotEpoch,
        long sequence,
        Instant heardAt,
        Optional<Instant> silentSince) {

    /** The newest session has shown the cluster as a whole, and goes on telling what changes. */
    public boolean live() {
        return session > 0 && session == snapshotSession && silentSince.isEmpty();
    }
}
