-- What is known of each cluster, how it is judged and what is being tracked. Every table of a cluster leads with cluster_id.

create table cluster (
    cluster_id         text        not null primary key,          -- UID of kube-system
    name               text        not null,
    labels             jsonb       not null default '{}',         -- given by people: {"environment": "production"}
    kubernetes_version text        not null default '',
    agent_version      text        not null default '',
    namespaces         text[]      not null default '{}',         -- empty = the whole cluster
    enrolled_at        timestamptz not null,
    connected_at       timestamptz,                               -- start of the latest session
    last_heard_at      timestamptz,                               -- any frame of the agent
    observed_at        timestamptz,                               -- the agent's latest complete snapshot
    silent_since       timestamptz,                               -- null = heard of in time
    clock_skew_millis  bigint      not null default 0,            -- agent's clock minus the hub's, at connect
    session            bigint      not null default 0,            -- newest session; only it may write
    snapshot_session   bigint      not null default 0,            -- session that last completed a snapshot; = session: live
    snapshot_epoch     bigint      not null default 0,
    sequence           bigint      not null default 0,            -- last committed sequence number of the newest session
    judged_by          text        not null default '',           -- digest of the catalogue that all verdicts are of
    judged_at          timestamptz,                               -- when all facts were last judged
    points             smallint,                                  -- null = no control could be judged
    grade              text,
    judged             integer     not null default 0,            -- verdicts that are a pass or a failure
    unknown            integer     not null default 0,            -- verdicts that could not be given
    open_critical      integer     not null default 0,
    open_high          integer     not null default 0,
    open_medium        integer     not null default 0,
    open_low           integer     not null default 0,
    revision           bigint      not null default 0             -- +1 with every change that people can see; the ETag
);

create table fact (
    cluster_id    text        not null references cluster on delete cascade,
    key           text        not null collate "C",
    kind          text        not null,                           -- ReleaseFact, TillerFact …
    namespace     text        not null default '',
    name          text        not null default '',
    hash          bytea       not null,                           -- as the agent sent it
    body          bytea       not null,                           -- seaworthy.posture.v1.Fact
    unreadable    text,                                           -- what stands in the way; null = readable
    verdicts      jsonb       not null default '{}',              -- control id → P, F, N or U; a ClusterFact's also hold
                                                                  -- the U of controls whose facts could not all be seen
    changed_at    timestamptz not null,
    -- of releases only
    generation    smallint,
    status        text,
    chart         text,
    chart_version text,
    storage       text,
    record_bytes  bigint,
    deployed_at   timestamptz,
    primary key (cluster_id, key)
);
create index fact_kind on fact (kind, cluster_id, namespace, name);

-- Items of input the agent could not use: shown, never silently skipped.
create table item_error (
    cluster_id text    not null references cluster on delete cascade,
    position   integer not null,
    item       text    not null,
    reason     text    not null,
    remedy     text    not null,
    primary key (cluster_id, position)
);

-- What the latest snapshot looked at.
create table scope (
    cluster_id text    not null references cluster on delete cascade,
    kind       text    not null,
    namespace  text    not null,                                  -- empty = all the agent looks at
    complete   boolean not null,
    missing    text    not null default '',
    primary key (cluster_id, kind, namespace)
);

create table finding (
    cluster_id        text        not null references cluster on delete cascade,
    finding_id        uuid        not null,                       -- made from cluster, control and fact key: one finding each
    control_id        text        not null,
    fact_key          text        not null collate "C",
    fact_kind         text        not null,
    subject_kind      text        not null,
    namespace         text        not null,
    name              text        not null,
    severity          smallint    not null,                       -- 0 critical … 3 low
    family            text        not null,
    title             text        not null,
    state             text        not null check (state in
                          ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'FIXED', 'REOPENED', 'WAIVED', 'UNKNOWN', 'WITHDRAWN')),
    state_before      text,                                       -- only while UNKNOWN: where it goes when it fails again
    evidence          text        not null,
    fix               text        not null,
    missing           text        not null default '',            -- only while UNKNOWN: what is missing
    owner             text        not null default '',
    due_at            timestamptz,
    opened_at         timestamptz not null,
    changed_at        timestamptz not null,
    closed_at         timestamptz,
    closed_session    bigint,                                     -- proof: the session and snapshot that showed it;
    closed_epoch      bigint,                                     -- null for WITHDRAWN, which nobody proved
    times_reopened    integer     not null default 0,
    primary key (cluster_id, finding_id),
    unique (cluster_id, control_id, fact_key)
);
create unique index finding_by_id on finding (finding_id);
create index finding_state on finding (state, severity, changed_at desc, finding_id);
create index finding_fact on finding (cluster_id, fact_key);
create index finding_open on finding (cluster_id, control_id) where state not in ('FIXED', 'WITHDRAWN');

-- Append-only: what happened to a finding, and the proof.
create table finding_event (
    cluster_id text        not null references cluster on delete cascade,
    finding_id uuid        not null,
    event_id   bigint      not null generated always as identity,
    at         timestamptz not null,
    kind       text        not null,                              -- finding.EventKind: OPENED, FIXED, REOPENED, BECAME_UNKNOWN …
    state      text        not null,                              -- after it
    actor      text        not null,                              -- 'hub', or a person's name
    session    bigint,
    epoch      bigint,
    sequence   bigint,
    text       text        not null default '',                   -- evidence, what is missing, or a comment
    primary key (cluster_id, finding_id, event_id)
);
create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception '% is append-only', tg_table_name; end $$;
create trigger finding_event_append_only before update on finding_event
    for each row execute function refuse_change();
-- Events end with their cluster and never alone.
create trigger finding_event_stays before delete on finding_event
    for each row when (pg_trigger_depth() = 0) execute function refuse_change();

create table score_sample (
    cluster_id             text             not null references cluster on delete cascade,
    at                     timestamptz      not null,
    version                smallint         not null,             -- of the formula
    points                 smallint,                              -- null = no control could be judged
    grade                  text,
    base                   double precision,
    cap                    smallint,                              -- severity as in finding; null = nothing open
    penalty                smallint         not null default 0,
    points_without_waivers smallint,
    judged                 integer          not null,
    unknown                integer          not null,
    primary key (cluster_id, at)
);

-- Verdicts of one control in one cluster, counted with every change. All are unknown while the cluster is silent.
create table control_tally (
    cluster_id     text             not null references cluster on delete cascade,
    control_id     text             not null,
    passed         integer          not null,
    failed         integer          not null,
    waived         integer          not null,
    unknown        integer          not null,
    not_applicable integer          not null,
    lost           double precision not null,                     -- points of the base its failures cost
    gain           smallint         not null,                     -- points that fixing one of them brings at least
    gain_all       smallint         not null,                     -- points that fixing all of them brings
    primary key (cluster_id, control_id)
);
