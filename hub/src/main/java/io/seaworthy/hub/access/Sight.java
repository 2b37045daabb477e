package io.seaworthy.hub.access;

import java.util.List;

/**
 * The clusters that somebody may do a certain thing to.
 *
 * @param parts a cluster is in sight if each part has a scope that reaches it: one part are the person's grants, another
 *     the grant of the token they came with
 */
public record Sight(List<List<GrantScope>> parts) {

    public Sight {
        parts = parts.stream().map(List::copyOf).toList();
    }

    /** Every cluster, and what belongs to none. */
    public boolean wholeFleet() {
        return parts.stream().allMatch(part -> part.stream().anyMatch(GrantScope.AllClusters.class::isInstance));
    }

    /** No cluster can be in it. */
    public boolean empty() {
        return parts.stream().anyMatch(List::isEmpty);
    }
}
