-- What makes a million findings quick to read.

-- Of workloads the release that owns them, of releases themselves: namespace/name. Of vulnerabilities the image.
alter table fact add column release text not null default '';
alter table fact add column image text not null default '';
update fact set release = namespace || '/' || name where kind = 'ReleaseFact';
create index fact_release on fact (release, cluster_id) where release <> '';
create index fact_image on fact (cluster_id, image) where image <> '';
create index fact_namespace on fact (cluster_id, namespace, kind) where namespace <> '';
create index fact_release_deployed on fact (coalesce(deployed_at, timestamptz '1970-01-01 00:00:00+00'),
    (cluster_id collate "C"), key) where kind = 'ReleaseFact';
create index fact_release_bytes on fact (coalesce(record_bytes, -1), (cluster_id collate "C"), key) where kind = 'ReleaseFact';
create index fact_release_key on fact ((cluster_id collate "C"), key) where kind = 'ReleaseFact';

-- How bad it was then, so that what happened in a week is counted without looking at each finding.
alter table finding_event add column severity smallint not null default 3;
alter table finding_event disable trigger finding_event_append_only;
update finding_event e set severity = f.severity from finding f
    where f.cluster_id = e.cluster_id and f.finding_id = e.finding_id;
alter table finding_event enable trigger finding_event_append_only;
alter table finding_event alter column severity drop default;
create index finding_event_change on finding_event (at) include (cluster_id, kind, severity)
    where kind in ('OPENED', 'REOPENED', 'FIXED', 'BECAME_UNKNOWN');
create index finding_event_history on finding_event (cluster_id, at, event_id);

-- Orders are read from their index alone, however many findings have to be passed by: it holds what filters look at most.
drop index finding_by_severity;
drop index finding_by_change;
drop index finding_by_opening;
drop index finding_by_due_date;
create index finding_by_severity on finding ((-severity), changed_at, finding_id)
    include (cluster_id, control_id, severity, state, family, due_at);
create index finding_by_change on finding (changed_at, finding_id)
    include (cluster_id, control_id, severity, state, family, due_at);
create index finding_by_opening on finding (opened_at, finding_id)
    include (cluster_id, control_id, severity, state, family, due_at);
create index finding_by_due_date on finding (coalesce(due_at, timestamptz '9999-01-01 00:00:00+00'), finding_id)
    include (cluster_id, control_id, severity, state, family, due_at);

-- Filters that leave few findings each have their index; those that leave many follow the index of the order.
create index finding_control on finding (control_id, (-severity), changed_at, finding_id);
create index finding_cluster on finding (cluster_id, (-severity), changed_at, finding_id);
create index finding_family on finding (family, (-severity), changed_at, finding_id);
create index finding_owner on finding (owner) include (cluster_id, control_id, severity, state, family, due_at);
create index finding_namespace on finding (namespace, name) include (cluster_id, control_id, severity, state, family, due_at);
create index finding_name on finding (name, namespace);
create index finding_overdue on finding (due_at) include (cluster_id, control_id, severity, state, family)
    where state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED');

-- Findings, counted; every transaction that changes a cluster's findings holds the lock of its row.
create table finding_count (
    cluster_id text     not null references cluster on delete cascade,
    control_id text     not null,
    family     text     not null,
    severity   smallint not null,
    state      text     not null,
    count      bigint   not null,
    primary key (cluster_id, control_id, family, severity, state)
);
insert into finding_count
    select cluster_id, control_id, family, severity, state, count(*) from finding group by 1, 2, 3, 4, 5;

create function count_findings() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        update finding_count c set count = c.count - gone.count
        from (select cluster_id, control_id, family, severity, state, count(*) as count from before
              group by 1, 2, 3, 4, 5) gone
        where (c.cluster_id, c.control_id, c.family, c.severity, c.state)
            = (gone.cluster_id, gone.control_id, gone.family, gone.severity, gone.state);
    end if;
    if tg_op <> 'DELETE' then
        insert into finding_count
            select cluster_id, control_id, family, severity, state, count(*) from after group by 1, 2, 3, 4, 5
        on conflict (cluster_id, control_id, family, severity, state)
            do update set count = finding_count.count + excluded.count;
    end if;
    return null;
end $$;
create trigger finding_counted_in after insert on finding referencing new table as after
    for each statement execute function count_findings();
create trigger finding_counted_on after update on finding referencing old table as before new table as after
    for each statement execute function count_findings();
create trigger finding_counted_out after delete on finding referencing old table as before
    for each statement execute function count_findings();

-- Texts are found by groups of three letters where the server has the extension and lets the hub use it; elsewhere a rare text
-- takes as long as it takes to read all findings.
do $$
begin
    create extension if not exists pg_trgm;
    create index finding_text on finding using gin
        (lower(title || E'\n' || name || E'\n' || namespace || E'\n' || control_id || E'\n' || owner) gin_trgm_ops);
    create index fact_text on fact using gin
        (lower(name || E'\n' || namespace || E'\n' || coalesce(chart, '')) gin_trgm_ops) where kind = 'ReleaseFact';
exception when insufficient_privilege or feature_not_supported or undefined_file then
    raise warning 'pg_trgm cannot be had (%): searching findings for rare texts will be slow', sqlerrm;
end $$;
