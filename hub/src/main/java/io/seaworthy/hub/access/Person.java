package io.seaworthy.hub.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param id never changes
 * @param account what they type, or what the identity provider calls them
 * @param displayName what screens show
 * @param method LOCAL or OIDC
 * @param disabled locked out
 * @param mustChangePassword the password was made by somebody else
 * @param grants what they may do; in a fixed order
 * @param createdAt when they became known
 * @param lastLoginAt null = never
 */
public record Person(
        PersonId id,
        String account,
        String displayName,
        Method method,
        boolean disabled,
        boolean mustChangePassword,
        List<Grant> grants,
        Instant createdAt,
        @Nullable Instant lastLoginAt) {

    public Person {
        grants = List.copyOf(grants);
    }

    /** May administer everything, and is not locked out. */
    public boolean administersAll() {
        return !disabled && grants.stream().anyMatch(grant -> grant.role() == Role.ADMIN && grant.wholeFleet());
    }

    public Person with(String name, boolean lockedOut, List<Grant> newGrants) {
        return new Person(id, account, name, method, lockedOut, mustChangePassword, newGrants, createdAt, lastLoginAt);
    }
}
