package io.seaworthy.hub.api;

/** Verdicts of one control, counted ({@code Tally}). */
record TallyView(int passed, int failed, int waived, int unknown, int notApplicable) {

    static final TallyView NONE = new TallyView(0, 0, 0, 0, 0);
}
