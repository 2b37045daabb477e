package io.seaworthy.hub.access;

import io.seaworthy.hub.AuditEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Local accounts: who may sign in with a password that Seaworthy keeps. */
public final class Accounts {

    /** The account that is made on the first start. */
    public static final String FIRST = "admin";

    private static final int SHORTEST = 12;

    private final PersonStore store;
    private final Sessions sessions;
    private final InstantSource clock;
    private final AttemptLimit byAccount;
    private final AttemptLimit byAddress;

    public Accounts(PersonStore store, Sessions sessions, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
        this.byAccount = new AttemptLimit(10, Duration.ofMinutes(15), clock);
        this.byAddress = new AttemptLimit(100, Duration.ofMinutes(15), clock);
    }

    /** What became of a login. */
    public sealed interface Login {

        record SignedIn(Sessions.Started session) implements Login {}

        /** Account or password is wrong, or the person is locked out: nobody is told which. */
        record Refused() implements Login {}

        /** @param retryAfter how long to wait */
        record TooMany(Duration retryAfter) implements Login {}
    }

    /** What became of a new password. */
    public sealed interface PasswordChange {

        record Done() implements PasswordChange {}

        /** The present password is another one. */
        record Wrong() implements PasswordChange {}

        /** @param why what the new one lacks */
        record TooWeak(String why) implements PasswordChange {}

        /** The identity provider keeps this person's password. */
        record NotLocal() implements PasswordChange {}

        /** @param retryAfter how long to wait */
        record TooMany(Duration retryAfter) implements PasswordChange {}
    }

    /** What became of a new account. */
    public sealed interface Added {

        /** @param password to be changed at the first login; shown once */
        record Made(Person person, String password) implements Added {}

        record Taken() implements Added {}
    }

    /**
     * Makes the account {@code admin} where there is nobody yet.
     *
     * @return its password, to be shown once; empty if there are people already
     */
    public Optional<String> first() {
        if (!store.after("", 1).isEmpty()) {
            return Optional.empty();
        }
        var password = Secret.readable(20);
        var admin = person(FIRST, "Administrator", List.of(new Grant(Role.ADMIN, new GrantScope.AllClusters())));
        var entry = new AuditEntry(admin.createdAt(), "hub", "createPerson", FIRST, "first start", "");
        return store.addFirst(admin, PasswordHash.of(password), entry) ? Optional.of(password) : Optional.empty();
    }

    /**
     * A new password for the account {@code admin} that need not be changed, for a demo; its old one ends, and its sessions.
     *
     * @return to be shown once; empty if there is no such account
     */
    public Optional<String> demoPassword() {
        return store.account(FIRST).map(admin -> {
            var password = Secret.readable(20);
            var entry = new AuditEntry(clock.instant(), "hub", "resetPassword", FIRST, "start of a demo", "");
            store.password(admin.id(), PasswordHash.of(password), false, "", entry);
            return password;
        });
    }

    public Login login(String account, String password, String address) {
        var wait = tooMany(account, address);
        if (wait.isPresent()) {
            return new Login.TooMany(wait.get());
        }
        var person = store.account(account);
        var hash = person.flatMap(known -> store.passwordHash(known.id()));
        boolean right = PasswordHash.matches(password, hash.orElse(PasswordHash.OF_NOBODY));
        if (!right || hash.isEmpty() || person.isEmpty() || person.get().disabled()) {
            return new Login.Refused();
        }
        byAccount.forget(name(account));
        return new Login.SignedIn(sessions.start(person.get(), Method.LOCAL, address));
    }

    /** Changes one's own password and ends one's other sessions. */
    public PasswordChange change(Caller caller, String current, String wanted, String address) {
        var person = caller.person();
        var wait = tooMany(person.account(), address);
        if (wait.isPresent()) {
            return new PasswordChange.TooMany(wait.get());
        }
        var hash = store.passwordHash(person.id());
        if (hash.isEmpty() || !(caller.proof() instanceof Caller.Proof.BySession session)) {
            return new PasswordChange.NotLocal();
        }
        if (!PasswordHash.matches(current, hash.get())) {
            return new PasswordChange.Wrong();
        }
        var weakness = weakness(person.account(), current, wanted);
        if (weakness.isPresent()) {
            return new PasswordChange.TooWeak(weakness.get());
        }
        var entry = new AuditEntry(clock.instant(), caller.name(), "changePassword", person.account(), "", address);
        store.password(person.id(), PasswordHash.of(wanted), false, session.hash(), entry);
        byAccount.forget(name(person.account()));
        return new PasswordChange.Done();
    }

    public Added add(Caller caller, String account, String displayName, List<Grant> grants, String address) {
        var password = Secret.readable(20);
        var person = person(account, displayName, grants);
        var entry =
                new AuditEntry(person.createdAt(), caller.name(), "createPerson", account, described(grants), address);
        return store.add(person, PasswordHash.of(password), entry)
                ? new Added.Made(person, password)
                : new Added.Taken();
    }

    public PersonStore.Change change(Caller caller, Person expected, Person next, String address) {
        var detail = (next.disabled() ? "locked out" : "active") + "; " + described(next.grants());
        return store.change(
                expected,
                next,
                new AuditEntry(clock.instant(), caller.name(), "changePerson", next.account(), detail, address));
    }

    /** @return a new first password, shown once; empty if the identity provider keeps this person's password */
    public Optional<String> reset(Caller caller, Person person, String address) {
        if (person.method() != Method.LOCAL) {
            return Optional.empty();
        }
        var password = Secret.readable(20);
        var entry = new AuditEntry(clock.instant(), caller.name(), "resetPassword", person.account(), "", address);
        store.password(person.id(), PasswordHash.of(password), true, "", entry);
        return Optional.of(password);
    }

    /** Grants in words: {@code admin on ALL, viewer on CLUSTERS}. */
    static String described(List<Grant> grants) {
        return grants.isEmpty()
                ? "no roles"
                : String.join(
                        ", ",
                        grants.stream()
                                .map(grant -> grant.role().word() + " on " + grant.scope())
                                .toList());
    }

    private Person person(String account, String displayName, List<Grant> grants) {
        return new Person(
                new PersonId(UUID.randomUUID()),
                account,
                displayName,
                Method.LOCAL,
                false,
                true,
                grants,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private Optional<Duration> tooMany(String account, String address) {
        return byAddress.take(address).or(() -> byAccount.take(name(account)));
    }

    private static String name(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> weakness(String account, String current, String wanted) {
        if (wanted.length() < SHORTEST) {
            return Optional.of("It needs at least " + SHORTEST + " characters.");
        }
        if (wanted.equals(current)) {
            return Optional.of("It is the present one; choose another.");
        }
        if (wanted.toLowerCase(Locale.ROOT).contains(account.toLowerCase(Locale.ROOT))) {
            return Optional.of("It contains the account's name; choose another.");
        }
        return wanted.chars().distinct().count() < 5
                ? Optional.of("It repeats a few characters; choose another.")
                : Optional.empty();
    }
}
