package io.seaworthy.hub.store.enrolment;

import io.seaworthy.hub.enrol.AuthorityStore;
import io.seaworthy.hub.store.ConstraintViolated;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.UnitOfWork;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Authorities in table {@code authority}. */
public final class SqlAuthorities implements AuthorityStore {

    private static final HexFormat HEX = HexFormat.of();

    private final UnitOfWork unitOfWork;

    public SqlAuthorities(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    private record Row(
            String id,
            String certificate,
            @Nullable String crossCertificate,
            @Nullable String sealedKey,
            String createdBy,
            Instant createdAt,
            @Nullable Instant retiredAt,
            @Nullable Instant lastUse) {

        KeptAuthority kept() {
            return new KeptAuthority(
                    id,
                    HEX.parseHex(certificate),
                    Optional.ofNullable(crossCertificate).map(HEX::parseHex),
                    Optional.ofNullable(sealedKey).map(HEX::parseHex),
                    createdBy,
                    createdAt,
                    Optional.ofNullable(retiredAt),
                    Optional.ofNullable(lastUse));
        }
    }

    @Override
    public List<KeptAuthority> list() {
        return unitOfWork.call(transaction ->
                Sql.of("""
                        select a.authority_id as "id", encode(a.certificate, 'hex') as "certificate",
                            encode(a.cross_certificate, 'hex') as "crossCertificate",
                            encode(a.sealed_key, 'hex') as "sealedKey", a.created_by as "createdBy",
                            a.created_at as "createdAt", a.retired_at as "retiredAt",
                            greatest(
                                (select max(i.not_after) from agent_identity i
                                 where i.authority_id = a.authority_id and i.revoked_at is null),
                                (select max(t.ends_at) from join_token t
                                 where t.authority_id = a.authority_id and t.revoked_at is null and t.used < t.uses)
                            ) as "lastUse"
                        from authority a order by a.retired_at desc nulls first, a.created_at desc""").rows(transaction, Row.class).stream().map(Row::kept).toList());
    }

    @Override
    public boolean activate(KeptAuthority fresh, Optional<String> before) {
        try {
            return unitOfWork.call(transaction -> {
                var retired = before.isEmpty()
                        || Sql.of("""
                                        update authority set retired_at = cast(:now as timestamptz)
                                        where authority_id = :before and retired_at is null""")
                                        .with("now", fresh.createdAt())
                                        .with("before", before.get())
                                        .run(transaction)
                                == 1;
                return retired
                        && Sql.of("""
                                        insert into authority (authority_id, certificate, cross_certificate, sealed_key,
                                            created_by, created_at)
                                        values (:id, decode(:certificate, 'hex'), decode(nullif(:cross, ''), 'hex'),
                                            decode(nullif(:key, ''), 'hex'), :by, cast(:now as timestamptz))
                                        on conflict (authority_id) do update set retired_at = null""")
                                        .with("id", fresh.id())
                                        .with("certificate", HEX.formatHex(fresh.certificate()))
                                        .with("cross", hex(fresh.crossCertificate()))
                                        .with("key", hex(fresh.sealedKey()))
                                        .with("by", fresh.createdBy())
                                        .with("now", fresh.createdAt())
                                        .run(transaction)
                                == 1;
            });
        } catch (ConstraintViolated faster) {
            // Another hub's authority issues already.
            return false;
        }
    }

    @Override
    public void remove(String id) {
        unitOfWork.run(
                transaction -> Sql.of("delete from authority where authority_id = :id and retired_at is not null")
                        .with("id", id)
                        .run(transaction));
    }

    private static String hex(Optional<byte[]> bytes) {
        return bytes.map(HEX::formatHex).orElse("");
    }
}
