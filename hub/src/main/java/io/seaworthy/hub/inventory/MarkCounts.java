package io.seaworthy.hub.inventory;

/**
 * How many facts of a cluster have which verdict of one control.
 *
 * @param passed P
 * @param failed F, waived or not
 * @param notApplicable N
 * @param unknown U
 */
public record MarkCounts(int passed, int failed, int notApplicable, int unknown) {

    public static final MarkCounts NONE = new MarkCounts(0, 0, 0, 0);

    /** Both together. */
    public MarkCounts plus(MarkCounts more) {
        return new MarkCounts(
                passed + more.passed, failed + more.failed, notApplicable + more.notApplicable, unknown + more.unknown);
    }

    /** @param facts more with this mark; negative = fewer */
    public MarkCounts plus(Mark mark, int facts) {
        return switch (mark) {
            case P -> new MarkCounts(passed + facts, failed, notApplicable, unknown);
            case F -> new MarkCounts(passed, failed + facts, notApplicable, unknown);
            case N -> new MarkCounts(passed, failed, notApplicable + facts, unknown);
            case U -> new MarkCounts(passed, failed, notApplicable, unknown + facts);
        };
    }
}
