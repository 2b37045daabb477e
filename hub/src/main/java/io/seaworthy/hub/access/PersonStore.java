package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where people are kept. Calls block, and each is one transaction that holds the audit entry too. All throw
 * StoreUnavailable where the database is away.
 */
public interface PersonStore {

    /** What became of a change. */
    enum Change {
        DONE,
        /** There is no such person. */
        GONE,
        /** They have changed since they were read. */
        STALE,
        /** Nobody could administer the whole fleet afterwards. */
        NO_ADMIN_LEFT
    }

    /** The name an identity provider knows somebody by. */
    record ProviderName(String issuer, String subject) {}

    Optional<Person> person(PersonId id);

    /** Upper and lower case are the same. */
    Optional<Person> account(String account);

    Optional<Person> known(ProviderName name);

    /** Argon2id in PHC form; empty for people without a local password. */
    Optional<String> passwordHash(PersonId id);

    /** By account, after this one; an empty text is before the first. */
    List<Person> after(String account, int limit);

    /** @return false if the account is taken */
    boolean add(Person person, String passwordHash, AuditEntry entry);

    /** Adds only if there is nobody yet. */
    boolean addFirst(Person person, String passwordHash, AuditEntry entry);

    /** @return false if the account is taken by somebody else */
    boolean add(Person person, ProviderName name, AuditEntry entry);

    /** Name, lock and grants. Locking out ends sessions and API tokens. */
    Change change(Person expected, Person next, AuditEntry entry);

    /** Ends all of their sessions but {@code keptSession}. */
    void password(PersonId id, String passwordHash, boolean mustChange, String keptSession, AuditEntry entry);

    void loggedIn(PersonId id, Instant at);
}
