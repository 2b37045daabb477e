package io.seaworthy.agent.helm;

/** Hears how far the work is; may be called by several threads. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress NONE = (done, total) -> {};

    void at(int done, int total);
}
