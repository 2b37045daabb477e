package io.seaworthy.hub.store;

/** The database refused a change because a rule of a table forbids it; nothing was changed. */
public final class ConstraintViolated extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String constraint;

    /** @param constraint its name in the database, such as {@code finding_pkey}; empty if the database names none */
    public ConstraintViolated(String constraint, Throwable cause) {
        super("forbidden by " + (constraint.isEmpty() ? "a rule of the table" : constraint), cause);
        this.constraint = constraint;
    }

    public String constraint() {
        return constraint;
    }
}
