-- Pages of findings are put together from those of each severity: within one, what is due, opened or changed when has little to
-- do with what people filter by, so that few findings are passed by at either end of an order.

drop index finding_by_opening;
drop index finding_by_due_date;
create index finding_by_opening on finding ((-severity), opened_at, finding_id)
    include (cluster_id, control_id, severity, state, family, due_at);
create index finding_by_due_date on finding
    ((-severity), (coalesce(due_at, timestamptz '9999-01-01 00:00:00+00')), finding_id)
    include (cluster_id, control_id, severity, state, family, due_at);

drop index finding_overdue;
create index finding_overdue on finding (coalesce(due_at, timestamptz '9999-01-01 00:00:00+00'))
    include (cluster_id, control_id, severity, state, family, due_at)
    where state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED');

-- Whether any finding of a severity is meant at all is asked first, and answered by these alone.
drop index finding_control;
drop index finding_cluster;
drop index finding_family;
create index finding_control on finding (control_id, (-severity), changed_at, finding_id) include (severity);
create index finding_cluster on finding (cluster_id, (-severity), changed_at, finding_id) include (severity);
create index finding_family on finding (family, (-severity), changed_at, finding_id) include (severity);

-- What changed since a day is mostly asked of one state; the order of changes is that of each severity.
drop index finding_state;
drop index finding_by_change;
create index finding_state on finding (state, changed_at, finding_id)
    include (cluster_id, control_id, severity, family, due_at);

-- Agents send these again, and the release or image that each belongs to is kept from then on.
update fact set hash = '\x' where kind in ('WorkloadFact', 'VulnerabilityFact');
