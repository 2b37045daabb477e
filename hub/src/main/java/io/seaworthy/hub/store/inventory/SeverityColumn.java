package io.seaworthy.hub.store.inventory;

import io.seaworthy.hub.control.Severity;

/** Severities as columns hold them: 0 critical, 1 high, 2 medium, 3 low, so that the worst sorts first. */
public final class SeverityColumn {

    private SeverityColumn() {}

    /** What the column gets. */
    public static short of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case MEDIUM -> 2;
            case LOW -> 3;
        };
    }

    /** @throws IllegalArgumentException if the column holds no severity */
    public static Severity severity(int column) {
        return switch (column) {
            case 0 -> Severity.CRITICAL;
            case 1 -> Severity.HIGH;
            case 2 -> Severity.MEDIUM;
            case 3 -> Severity.LOW;
            default -> throw new IllegalArgumentException("no severity has the number " + column);
        };
    }
}
