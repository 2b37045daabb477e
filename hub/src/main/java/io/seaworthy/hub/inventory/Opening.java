package io.seaworthy.hub.inventory;

import java.time.Instant;
import java.util.List;

/**
 * What an agent says of itself when it connects.
 *
 * @param session number of the new session
 * @param name what people call the cluster; empty = the agent knows none
 * @param agentVersion as the agent says
 * @param namespaces it looks at; empty = the whole cluster
 * @param clockSkewMillis the agent's clock minus the hub's
 * @param at by the hub's clock
 */
public record Opening(
        long session, String name, String agentVersion, List<String> namespaces, long clockSkewMillis, Instant at) {}
