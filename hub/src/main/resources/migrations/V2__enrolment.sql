-- Who may speak for which cluster: the hub's authorities, join tokens, and the certificates that were issued.

create table authority (
    authority_id      text        not null primary key,           -- first 32 hex digits of the certificate's SHA-256
    certificate       bytea       not null,                       -- DER
    cross_certificate bytea,                                      -- same key, signed by the authority before
    sealed_key        bytea,                                      -- AES-256-GCM under the master key; null = in a file outside
    created_by        text        not null,
    created_at        timestamptz not null,
    retired_at        timestamptz                                 -- null = it issues
);
create unique index authority_one_issues on authority ((true)) where retired_at is null;

create table join_token (
    token_id     text        not null primary key,                -- public part of the token
    cluster_id   text,                                            -- the only cluster it may enrol, known yet or not; null = any
    secret_hash  bytea       not null,                            -- SHA-256; the secret itself is nowhere
    authority_id text        not null,                            -- whose pin it carries
    uses         integer     not null check (uses > 0),
    used         integer     not null default 0 check (used between 0 and uses),
    created_by   text        not null,
    created_at   timestamptz not null,
    ends_at      timestamptz not null,
    revoked_at   timestamptz,
    revoked_by   text
);
create index join_token_authority on join_token (authority_id);

-- Certificates: of each cluster the newest, the one before it, and revoked ones until their end.
create table agent_identity (
    cluster_id   text        not null references cluster on delete cascade,
    serial       text        not null,                            -- 32 hex digits
    number       bigint      not null generated always as identity, -- the newest has the highest
    fingerprint  text        not null,                            -- SHA-256 of the certificate, hex
    key_print    text        not null,                            -- SHA-256 of its public key, hex
    authority_id text        not null,                            -- who issued it
    token_id     text        not null,                            -- what let it in first
    enrolled_at  timestamptz not null,
    issued_at    timestamptz not null,
    not_after    timestamptz not null,
    renewed_at   timestamptz,                                     -- null = the first one
    revoked_at   timestamptz,
    revoked_by   text,
    primary key (cluster_id, serial)
);
create index agent_identity_authority on agent_identity (authority_id, not_after);
create index agent_identity_revoked on agent_identity (revoked_at) where revoked_at is not null;
