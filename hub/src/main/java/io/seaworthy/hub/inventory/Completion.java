package io.seaworthy.hub.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A complete snapshot.
 *
 * @param epoch its number in its session
 * @param sequence of the message that completed it
 * @param kubernetesVersion of the cluster's own fact; empty = it could not be read
 * @param observedAt by the agent's clock, if it makes sense
 * @param scopes what was looked at
 * @param at by the hub's clock
 */
public record Completion(
        long epoch,
        long sequence,
        String kubernetesVersion,
        Optional<Instant> observedAt,
        List<LookedAt> scopes,
        Instant at) {

    /**
     * A part of the cluster that was looked at.
     *
     * @param kind name of the facts' message
     * @param namespace empty = all that the agent looks at
     * @param complete everything of this kind was read here
     * @param missing what stood in the way, in words; empty if complete
     */
    public record LookedAt(String kind, String namespace, boolean complete, String missing) {}
}
