package io.seaworthy.hub.inventory;

import io.seaworthy.hub.control.Verdict;

/** A verdict as one letter, kept beside its fact. */
public enum Mark {
    /** Pass. */
    P,
    /** Fail. */
    F,
    /** Not applicable. */
    N,
    /** Unknown. */
    U;

    public static Mark of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> P;
            case Verdict.Fail _ -> F;
            case Verdict.NotApplicable _ -> N;
            case Verdict.Unknown _ -> U;
        };
    }
}
