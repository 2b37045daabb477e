-- Filters that people want to see again.

create table saved_view (
    person_id  uuid        not null references person on delete cascade,
    view_id    uuid        not null,
    page       text        not null check (page in ('findings', 'releases')),
    name       text        not null,
    query      text        not null,                              -- the page's address after the question mark
    created_at timestamptz not null,
    primary key (person_id, view_id),
    unique (person_id, page, name)
);
