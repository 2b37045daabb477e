package io.seaworthy.hub.finding;

import io.seaworthy.hub.enrol.ClusterId;
import java.util.Set;

/** Hears, after the commit, what became different in a cluster. */
@FunctionalInterface
public interface ChangeFeed {

    /** Must neither block nor throw: what changed is committed already. */
    void changed(Change change);

    /**
     * What became different.
     *
     * @param cluster where
     * @param findings those with another state, owner or evidence, or a new event
     * @param facts facts came, went or changed
     * @param score points, grade or counts are others
     * @param connection the agent's session began, came to life or fell silent
     */
    record Change(ClusterId cluster, Set<FindingId> findings, boolean facts, boolean score, boolean connection) {

        public Change {
            findings = Set.copyOf(findings);
        }

        /** Nobody needs to hear of it. */
        public boolean isEmpty() {
            return findings.isEmpty() && !facts && !score && !connection;
        }
    }

    /** Nobody listens. */
    static ChangeFeed none() {
        return _ -> {};
    }
}
