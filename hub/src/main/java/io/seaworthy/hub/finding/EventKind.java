package io.seaworthy.hub.finding;

/** What happened to a finding. */
public enum EventKind {
    OPENED,
    FIXED,
    REOPENED,
    BECAME_UNKNOWN,
    KNOWN_AGAIN,
    /** It fails for another reason, or worse than before. */
    EVIDENCE_CHANGED,
    WITHDRAWN,
    ACKNOWLEDGED,
    STARTED,
    ASSIGNED,
    COMMENTED
}
