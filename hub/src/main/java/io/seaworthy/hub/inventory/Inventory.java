package io.seaworthy.hub.inventory;

import io.seaworthy.agent.v1.AgentHeartbeat;
import io.seaworthy.agent.v1.Batch;
import io.seaworthy.agent.v1.HeldFact;
import io.seaworthy.agent.v1.Hello;
import io.seaworthy.agent.v1.SnapshotComplete;
import io.seaworthy.hub.StoreUnavailable;
import io.seaworthy.hub.enrol.ClusterId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the latest facts of each cluster and everything that follows from them. Each call is one transaction: facts,
 * verdicts, findings, their events and the score commit together or not at all.
 *
 * <p>Calls block, so they are made from virtual threads; calls for one session come one after the other. All throw
 * {@link StoreUnavailable} where the database cannot be had now: nothing was changed then, and the same call may be made
 * again.
 */
public interface Inventory {

    /** Starts a session; from its return on, no older session of this cluster writes any more. */
    Session open(ClusterId cluster, Hello hello);

    /** Every fact held of the session's cluster, in pages, in the order of the keys. */
    void held(Session session, Consumer<List<HeldFact>> page);

    /**
     * Takes in what changed. Until the session has completed a snapshot, findings open but none closes.
     *
     * @return Committed, Superseded or Refused
     */
    Outcome apply(Session session, Batch batch);

    /**
     * Takes in that the agent has shown everything it can see: whatever is now absent or passes is proven.
     *
     * @return Committed, Superseded, Refused or Differs
     */
    Outcome complete(Session session, SnapshotComplete snapshot);

    /**
     * Notes that the agent lives.
     *
     * @return Committed (with the last committed sequence number) or Superseded
     */
    Outcome heard(Session session, AgentHeartbeat heartbeat);
}
