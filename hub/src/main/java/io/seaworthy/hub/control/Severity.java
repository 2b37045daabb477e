package io.seaworthy.hub.control;

import java.util.Locale;
import java.util.Optional;

/** How bad a failure is; the worst comes first. */
public enum Severity {
    CRITICAL(40, "C"),
    HIGH(20, "H"),
    MEDIUM(8, "M"),
    LOW(2, "L");

    private final int weight;
    private final String symbol;

    Severity(int weight, String symbol) {
        this.weight = weight;
        this.symbol = symbol;
    }

    /** Its share in the score: 40, 20, 8, 2. */
    public int weight() {
        return weight;
    }

    /** One letter for narrow tables: C, H, M, L. */
    public String symbol() {
        return symbol;
    }

    /** As control files, command lines and exports write it: {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This severity or a worse one. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** From {@link #word()}, in any case; empty if there is no such severity. */
    public static Optional<Severity> of(String word) {
        for (var severity : values()) {
            if (severity.name().equalsIgnoreCase(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
