package io.seaworthy.hub.finding;

import io.seaworthy.hub.AuditEntry;
import java.util.List;
import java.util.function.Function;

/**
 * Where findings are kept, for what people do with them.
 *
 * <p>Throws {@link io.seaworthy.hub.StoreUnavailable} where the database cannot be had now; nothing was changed then.
 */
public interface FindingStore {

    /**
     * What is to be kept of a finding.
     *
     * @param transitions one after the other, with their events
     * @param entries of the audit log
     */
    record Change(List<Transition> transitions, List<AuditEntry> entries) {}

    /**
     * Changes one finding in a transaction of its own, while nobody else changes its cluster. What the decision returns
     * is kept, all or nothing, and the cluster's revision goes up; where it has no transition nothing is changed.
     *
     * @param decide called at most once, with the finding as it is; must not block
     * @return false if there is no such finding
     */
    boolean change(FindingId finding, Function<Finding, Change> decide);
}
