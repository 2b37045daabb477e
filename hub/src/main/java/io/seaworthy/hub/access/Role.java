package io.seaworthy.hub.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a person may do. Viewer, responder, approver and admin build on each other; an auditor is a viewer who reads the audit log. */
public enum Role {
    VIEWER,
    RESPONDER,
    APPROVER,
    AUDITOR,
    ADMIN;

    /** Whether somebody with this role may do what needs that one. */
    public boolean covers(Role needed) {
        return switch (needed) {
            case VIEWER -> true;
            case RESPONDER -> this == RESPONDER || this == APPROVER || this == ADMIN;
            case APPROVER -> this == APPROVER || this == ADMIN;
            case AUDITOR -> this == AUDITOR || this == ADMIN;
            case ADMIN -> this == ADMIN;
        };
    }

    /** {@code viewer}: as the API, the database and settings write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From {@link #word()}; empty if there is no such role. */
    public static Optional<Role> of(String word) {
        for (var role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
