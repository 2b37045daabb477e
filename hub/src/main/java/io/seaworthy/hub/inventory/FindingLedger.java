package io.seaworthy.hub.inventory;

import io.seaworthy.hub.finding.Finding;
import io.seaworthy.hub.finding.Transition;
import io.seaworthy.hub.score.OpenFailures;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The findings of one cluster, inside a transaction. */
public interface FindingLedger {

    /** Every finding, closed ones too, of these facts. */
    List<Finding> of(Collection<String> factKeys);

    /** Keys of facts with findings that are not closed, after a key, in the order of their bytes. */
    List<String> openKeys(String after, int limit);

    /** Keeps findings as they are now, and their events. */
    void keep(Collection<Transition> transitions);

    /** What fails, waived or not, alike ones together. */
    List<OpenFailures> failures(Instant now);
}
