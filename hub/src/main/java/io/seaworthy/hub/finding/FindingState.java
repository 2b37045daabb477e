package io.seaworthy.hub.finding;

/** Where a finding is in its life. */
public enum FindingState {
    /** It fails, and nobody has said anything yet. */
    OPEN,
    /** Somebody knows. */
    ACKNOWLEDGED,
    /** Somebody is at it. */
    IN_PROGRESS,
    /** It was closed and fails again. */
    REOPENED,
    /** It fails and that is accepted for a time. */
    WAIVED,
    /** It failed, and now it cannot be seen. */
    UNKNOWN,
    /** A complete look at the cluster proved that it no longer fails. */
    FIXED,
    /** Its control left the catalogue: nobody asks any more, and nothing was proven. */
    WITHDRAWN;

    /** Nothing is left to do. */
    public boolean closed() {
        return this == FIXED || this == WITHDRAWN;
    }

    /** It fails, as far as is known, and is not accepted. */
    public boolean failing() {
        return switch (this) {
            case OPEN, ACKNOWLEDGED, IN_PROGRESS, REOPENED -> true;
            case WAIVED, UNKNOWN, FIXED, WITHDRAWN -> false;
        };
    }
}
