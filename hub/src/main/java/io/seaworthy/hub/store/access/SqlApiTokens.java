package io.seaworthy.hub.store.access;

import io.seaworthy.hub.AuditEntry;
import io.seaworthy.hub.access.ApiTokenStore;
import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** API tokens in table {@code api_token}. */
public final class SqlApiTokens implements ApiTokenStore {

    private static final String TOKENS = """
            select t.token_id as "id", t.name as "name", t.person_id as "personId", p.account as "account",
                jsonb_build_object('role', t.role, 'scope', t.scope) as "grant", t.created_at as "createdAt",
                t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"
            from api_token t join person p using (person_id)\s""";

    private final UnitOfWork unitOfWork;

    public SqlApiTokens(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Hash(String hash) {}

    @Override
    public boolean add(Token token, String secretHash, int most, AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            int added = Sql.of("""
                    insert into api_token (token_id, person_id, name, secret_hash, role, scope, created_at, expires_at)
                    select :id, cast(:person as uuid), :name, :hash, :role, cast(:scope as jsonb),
                        cast(:created as timestamptz), cast(:expires as timestamptz)
                    where (select count(*) from api_token where person_id = cast(:person as uuid) and revoked_at is null
                        and expires_at > cast(:created as timestamptz)) < cast(:most as integer)""")
                    .with("id", token.id())
                    .with("person", token.personId())
                    .with("name", token.name())
                    .with("hash", secretHash)
                    .with("role", token.grant().role().word())
                    .withJson("scope", token.grant().scope())
                    .with("created", token.createdAt())
                    .with("expires", token.expiresAt())
                    .with("most", most)
                    .run(transaction);
            if (added == 1) {
                SqlAuditLog.append(transaction, entry);
            }
            return added == 1;
        });
    }

    @Override
    public Optional<Kept> token(String id) {
        return unitOfWork.call(transaction -> Sql.of(TOKENS + "where t.token_id = :id")
                .with("id", id)
                .row(transaction, Token.class)
                .flatMap(token -> Sql.of("select secret_hash as \"hash\" from api_token where token_id = :id")
                        .with("id", id)
                        .row(transaction, Hash.class)
                        .map(hash -> new Kept(token, hash.hash()))));
    }

    @Override
    public List<Token> page(@Nullable PersonId owner, @Nullable Place before, int limit) {
        return unitOfWork.call(transaction -> Sql.of(TOKENS + """
                        where (:owner = '' or t.person_id = cast(nullif(:owner, '') as uuid))
                            and (:made = '' or (t.created_at, t.token_id collate "C") < (cast(nullif(:made, '') as timestamptz), :id))
                        order by t.created_at desc, t.token_id collate "C" desc limit cast(:limit as integer)""")
                .with("owner", owner == null ? "" : owner)
                .with("made", before == null ? "" : before.createdAt())
                .with("id", before == null ? "" : before.id())
                .with("limit", limit)
                .rows(transaction, Token.class));
    }

    @Override
    public void used(String id, Instant at) {
        unitOfWork.run(transaction -> Sql.of(
                        "update api_token set last_used_at = cast(:at as timestamptz) where token_id = :id")
                .with("id", id)
                .with("at", at)
                .run(transaction));
    }

    @Override
    public boolean revoke(String id, Instant at, AuditEntry entry) {
        return unitOfWork.call(transaction -> {
            int revoked = Sql.of("""
                    update api_token set revoked_at = cast(:at as timestamptz)
                    where token_id = :id and revoked_at is null""").with("id", id).with("at", at).run(transaction);
            if (revoked == 1) {
                SqlAuditLog.append(transaction, entry);
            }
            return revoked == 1;
        });
    }
}
