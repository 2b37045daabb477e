package io.seaworthy.hub.inventory;

import io.seaworthy.hub.score.Score;
import io.seaworthy.hub.score.Tally;
import io.seaworthy.posture.v1.ItemError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything kept of one cluster, inside one transaction that nobody else's change to this cluster can come between. */
public interface Ledger {

    /** As it was when the transaction began. */
    ClusterRecord cluster();

    FactLedger facts();

    FindingLedger findings();

    /** Starts a session, with nothing committed yet. */
    void opened(Opening opening);

    /** @param observedAt when the agent last looked at everything, if it says so */
    void heard(Instant at, Optional<Instant> observedAt);

    /** Everything up to and with this number is taken in. */
    void committed(long sequence, Instant at);

    /** The newest session has shown everything; the cluster is no longer silent. */
    void completed(Completion completion);

    /** Notes that the cluster is silent, and takes the right to write from its newest session. */
    void silenced(Instant since);

    /** All facts were judged by this catalogue. */
    void judged(String catalogue, Instant at);

    /** Items that the agent could not use, instead of those known before. */
    void errors(List<ItemError> errors);

    /** Verdicts by control id, as counted with the last change. */
    Map<String, MarkCounts> counts();

    /** Verdicts by control id, counted from the facts themselves. */
    Map<String, MarkCounts> recount();

    /** Keeps counts and score, and adds a sample to the score's history. */
    void scored(Tally tally, Optional<Score> score, Instant at);

    /** People can see that something is different: the revision goes up. */
    void changed();
}
