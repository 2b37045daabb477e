package io.seaworthy.hub.finding;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where findings are kept, for what people do with them.
 *
 * <p>Throws {@link io.seaworthy.hub.StoreUnavailable} where the database cannot be had now; nothing was changed then.
 */
public interface FindingStore {

    /**
     * Changes one finding in a transaction of its own, while nobody else changes its cluster. What the decision returns
     * is kept with its event, and the cluster's revision goes up; an empty decision changes nothing.
     *
     * @param decide called at most once, with the finding as it is; must not block
     * @return false if there is no such finding
     */
    boolean change(FindingId finding, Function<Finding, Optional<Transition>> decide);
}
