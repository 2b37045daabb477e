package io.seaworthy.hub.finding;

import io.seaworthy.hub.enrol.ClusterId;
import java.time.Instant;

/**
 * Under which circumstances the hub sees what it sees.
 *
 * @param cluster where
 * @param at when, by the hub's clock
 * @param proof what the agent had shown by then
 * @param conclusive the agent's session has shown the cluster as a whole, so that a pass or an absence is proof
 */
public record Sighting(ClusterId cluster, Instant at, Proof proof, boolean conclusive) {}
