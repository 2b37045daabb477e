-- Who may do what, and who did what.

create table person (
    person_id            uuid        not null primary key,
    account              text        not null,                    -- as they type it; upper and lower case are the same
    display_name         text        not null,
    method               text        not null check (method in ('local', 'oidc')),
    issuer               text,                                    -- oidc only: who vouches for them, and under which name
    subject              text,
    password_hash        text,                                    -- local only: Argon2id in PHC form
    must_change_password boolean     not null default false,
    disabled             boolean     not null default false,
    created_at           timestamptz not null,
    last_login_at        timestamptz,
    unique (issuer, subject)
);
create unique index person_account on person (lower(account) collate "C");

create table role_grant (
    person_id uuid    not null references person on delete cascade,
    position  integer not null,
    role      text    not null check (role in ('viewer', 'responder', 'approver', 'auditor', 'admin')),
    scope     jsonb   not null,                                   -- {"kind": "ALL"}, {"kind": "CLUSTERS", "clusters": […]} or {"kind": "LABELS", "labels": {…}}
    primary key (person_id, position)
);

create table api_token (
    token_id     text        not null primary key,
    person_id    uuid        not null references person on delete cascade,
    name         text        not null,
    secret_hash  text        not null,                            -- SHA-256, hex
    role         text        not null,
    scope        jsonb       not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_person on api_token (person_id, created_at);

create table login_session (
    session_hash text        not null primary key,                -- SHA-256 of the cookie, hex
    person_id    uuid        not null references person on delete cascade,
    method       text        not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null                             -- whatever happens
);
create index login_session_person on login_session (person_id);

-- Append-only. Each event's hash is over the event and the hash before it, so that nothing can be changed or left out unseen.
create table audit_event (
    sequence bigint      not null primary key,                    -- 1, 2, 3 … without holes
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null,
    subject  text        not null,
    detail   text        not null,
    address  text        not null,
    hash     text        not null                                 -- hex
);
create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function refuse_change();
create trigger audit_event_never_emptied before truncate on audit_event
    for each statement execute function refuse_change();

-- Whether grants reach a cluster: every part of what may be seen (a person's grants, a token's own grant) must hold a scope that does.
create function in_sight(id text, labels jsonb, sight jsonb) returns boolean language sql immutable as $$
    select not exists (
        select from jsonb_array_elements(sight) part
        where not exists (
            select from jsonb_array_elements(part) scope
            where scope ->> 'kind' = 'ALL'
               or scope ->> 'kind' = 'CLUSTERS' and scope -> 'clusters' ? id
               or scope ->> 'kind' = 'LABELS' and labels @> (scope -> 'labels')))
$$;

-- How people read findings: one index for each order.
create index finding_by_severity on finding ((-severity), changed_at, finding_id);
create index finding_by_change on finding (changed_at, finding_id);
create index finding_by_opening on finding (opened_at, finding_id);
create index finding_by_due_date on finding (coalesce(due_at, timestamptz '9999-01-01 00:00:00+00'), finding_id);
create index score_sample_time on score_sample (at);
