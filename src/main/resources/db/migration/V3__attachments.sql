create table attachment (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    visitor_id uuid,
    name varchar(200) not null,
    content_type varchar(100) not null,
    size bigint not null,
    complete boolean not null,
    message_id uuid,
    created_at timestamp(6) with time zone not null
);
create index attachment_unused on attachment (message_id, created_at);

create table attachment_chunk (
    attachment_id uuid not null references attachment (id) on delete cascade,
    ordinal integer not null,
    workspace_id uuid not null references workspace (id),
    content bytea not null,
    primary key (attachment_id, ordinal)
);
