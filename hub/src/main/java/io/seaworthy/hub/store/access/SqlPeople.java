package io.seaworthy.hub.store.access;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.Person;
import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.access.PersonStore;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** People in tables {@code person} and {@code role_grant}. */
public final class SqlPeople implements PersonStore {

    private static final String PEOPLE = """
            select p.person_id as "id", p.account as "account", p.display_name as "displayName", p.method as "method",
                p.disabled as "disabled", p.must_change_password as "mustChangePassword", p.created_at as "createdAt",
                p.last_login_at as "lastLoginAt",
                coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope) order by g.position)
                    from role_grant g where g.person_id = p.person_id), '[]') as "grants"
            from person p\s""";

    private final UnitOfWork unitOfWork;

    public SqlPeople(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Hash(String hash) {}

    private record Count(long count) {}

    @Override
    public Optional<Person> person(PersonId id) {
        return unitOfWork.call(transaction -> find(transaction, id));
    }

    @Override
    public Optional<Person> account(String account) {
        return unitOfWork.call(transaction -> Sql.of(PEOPLE + "where lower(p.account) collate \"C\" = lower(:account)")
                .with("account", account)
                .row(transaction, Person.class));
    }

    @Override
    public Optional<Person> known(ProviderName name) {
        return unitOfWork.call(transaction -> Sql.of(PEOPLE + "where p.issuer = :issuer and p.subject = :subject")
                .with("issuer", name.issuer())
                .with("subject", name.subject())
                .row(transaction, Person.class));
    }

    @Override
    public Optional<String> passwordHash(PersonId id) {
        return unitOfWork.call(transaction ->
                Sql.of("""
                        select password_hash as "hash" from person
                        where person_id = cast(:id as uuid) and password_hash is not null""").with("id", id).row(transaction, Hash.class).map(Hash::hash));
    }

    @Override
    public List<Person> after(String account, int limit) {
        return unitOfWork.call(transaction -> Sql.of(PEOPLE + """
                        where lower(p.account) collate "C" > lower(:account)
                        order by lower(p.account) collate "C" limit cast(:limit as integer)""")
                .with("account", account)
                .with("limit", limit)
                .rows(transaction, Person.class));
    }

    @Override
    public boolean add(Person person, String passwordHash, AuditEntry entry) {
        return unitOfWork.call(transaction -> insert(transaction, person, passwordHash, "", "", entry));
    }

    @Override
    public boolean addFirst(Person person, String passwordHash, AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            Sql.of("lock table person in exclusive mode").run(transaction);
            return count(transaction, "select count(*) as count from person") == 0
                    && insert(transaction, person, passwordHash, "", "", entry);
        });
    }

    @Override
    public boolean add(Person person, ProviderName name, AuditEntry entry) {
        return unitOfWork.call(transaction -> insert(transaction, person, "", name.issuer(), name.subject(), entry));
    }

    @Override
    public Change change(Person expected, Person next, AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            Sql.of("lock table person in exclusive mode").run(transaction);
            var now = find(transaction, expected.id());
            if (now.isEmpty()) {
                return Change.GONE;
            }
            if (!now.get().equals(expected)) {
                return Change.STALE;
            }
            if (expected.administersAll() && !next.administersAll() && otherAdministrators(transaction, next) == 0) {
                return Change.NO_ADMIN_LEFT;
            }
            Sql.of("""
                    update person set display_name = :name, disabled = cast(:disabled as boolean)
                    where person_id = cast(:id as uuid)""")
                    .with("id", next.id())
                    .with("name", next.displayName())
                    .with("disabled", next.disabled())
                    .run(transaction);
            Sql.of("delete from role_grant where person_id = cast(:id as uuid)")
                    .with("id", next.id())
                    .run(transaction);
            insertGrants(transaction, next.id(), next.grants());
            if (next.disabled()) {
                endSessions(transaction, next.id(), "");
                Sql.of("""
                        update api_token set revoked_at = cast(:at as timestamptz)
                        where person_id = cast(:id as uuid) and revoked_at is null""").with("id", next.id()).with("at", entry.at()).run(transaction);
            }
            SqlAuditLog.append(transaction, entry);
            return Change.DONE;
        });
    }

    @Override
    public void password(PersonId id, String passwordHash, boolean mustChange, String keptSession, AuditEntry entry) {
        unitOfWork.run(transaction -> {
            Sql.of("""
                    update person set password_hash = :hash, must_change_password = cast(:must as boolean)
                    where person_id = cast(:id as uuid)""")
                    .with("id", id)
                    .with("hash", passwordHash)
                    .with("must", mustChange)
                    .run(transaction);
            endSessions(transaction, id, keptSession);
            SqlAuditLog.append(transaction, entry);
        });
    }

    @Override
    public void loggedIn(PersonId id, Instant at) {
        unitOfWork.run(transaction -> Sql.of(
                        "update person set last_login_at = cast(:at as timestamptz) where person_id = cast(:id as uuid)")
                .with("id", id)
                .with("at", at)
                .run(transaction));
    }

    private static Optional<Person> find(Transaction transaction, PersonId id) {
        return Sql.of(PEOPLE + "where p.person_id = cast(:id as uuid)")
                .with("id", id)
                .row(transaction, Person.class);
    }

    private static boolean insert(
            Transaction transaction, Person person, String hash, String issuer, String subject, AuditEntry entry) {
        int added = Sql.of("""
                insert into person (person_id, account, display_name, method, issuer, subject, password_hash,
                    must_change_password, disabled, created_at)
                values (cast(:id as uuid), :account, :name, :method, nullif(:issuer, ''), nullif(:subject, ''),
                    nullif(:hash, ''), cast(:must as boolean), false, cast(:at as timestamptz))
                on conflict do nothing""")
                .with("id", person.id())
                .with("account", person.account())
                .with("name", person.displayName())
                .with("method", person.method().word())
                .with("issuer", issuer)
                .with("subject", subject)
                .with("hash", hash)
                .with("must", person.mustChangePassword())
                .with("at", person.createdAt())
                .run(transaction);
        if (added == 0) {
            return false;
        }
        insertGrants(transaction, person.id(), person.grants());
        SqlAuditLog.append(transaction, entry);
        return true;
    }

    private static void insertGrants(Transaction transaction, PersonId id, List<Grant> grants) {
        Sql.of("""
                insert into role_grant (person_id, position, role, scope)
                select cast(:id as uuid), position, given ->> 'role', given -> 'scope'
                from jsonb_array_elements(cast(:grants as jsonb)) with ordinality as list (given, position)""").with("id", id).withJson("grants", grants).run(transaction);
    }

    private static void endSessions(Transaction transaction, PersonId id, String kept) {
        Sql.of("delete from login_session where person_id = cast(:id as uuid) and session_hash <> :kept")
                .with("id", id)
                .with("kept", kept)
                .run(transaction);
    }

    private static long otherAdministrators(Transaction transaction, Person person) {
        return Sql.of("""
                select count(*) as count from person p join role_grant g using (person_id)
                where not p.disabled and g.role = 'admin' and g.scope ->> 'kind' = 'ALL'
                    and p.person_id <> cast(:id as uuid)""")
                .with("id", person.id())
                .row(transaction, Count.class)
                .map(Count::count)
                .orElse(0L);
    }

    private static long count(Transaction transaction, String query) {
        return Sql.of(query).row(transaction, Count.class).map(Count::count).orElse(0L);
    }
}
