create table visitor_action (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    name varchar(100) not null,
    definition varchar(200000) not null,
    header_secret varchar(8000),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    unique (workspace_id, name)
);

create table action_host (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    host varchar(300) not null,
    unique (workspace_id, host)
);
