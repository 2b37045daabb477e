package io.seaworthy.hub.access;

/**
 * A role, and where it holds.
 *
 * @param role what may be done
 * @param scope the clusters it may be done to
 */
public record Grant(Role role, GrantScope scope) {

    /** It reaches every cluster and what belongs to none. */
    public boolean wholeFleet() {
        return scope instanceof GrantScope.AllClusters;
    }
}
