package io.seaworthy.agent.cluster;

/**
 * Something in the cluster may be other than it was.
 *
 * @param kind of the object
 * @param namespace empty = it has none, or every object of the kind may have changed
 * @param name empty = every object of the kind may have changed
 */
public record Change(ResourceKind kind, String namespace, String name) {}
