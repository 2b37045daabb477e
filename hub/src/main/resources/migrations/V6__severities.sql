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
