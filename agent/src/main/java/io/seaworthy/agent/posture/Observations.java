package io.seaworthy.agent.posture;

import java.time.Duration;
import java.util.Optional;

/** What is known of a cluster, always as of the last time it was looked at. */
public interface Observations {

    /** The newest observation; empty = the cluster was not looked at yet. Never older than what {@link #pending} tells. */
    Optional<Observation> latest();

    /** What changed and was not taken yet. */
    PendingKeys pending();

    /** Look at everything again at least this often. */
    void resyncEvery(Duration interval);
}
