package io.seaworthy.hub.finding;

/**
 * What the agent had shown when the hub saw it.
 *
 * @param session of the agent
 * @param epoch the session's latest complete snapshot; 0 = none yet
 * @param sequence the batch or snapshot that showed it
 */
public record Proof(long session, long epoch, long sequence) {}
