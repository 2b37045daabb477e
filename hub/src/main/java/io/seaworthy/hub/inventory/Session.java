package io.seaworthy.hub.inventory;

import io.seaworthy.hub.enrol.ClusterId;

/**
 * One agent's stream, from its hello to its end.
 *
 * @param cluster whose facts it may write
 * @param number higher than that of any session of this cluster before; also the fence: the newest one writes
 * @param heldFacts how many facts were held when it started
 */
public record Session(ClusterId cluster, long number, long heldFacts) {}
