alter table ticket_link add column read_at timestamp(6) with time zone;
create index ticket_link_open on ticket_link (connector_id, status);
alter table connector add column poll_every integer default 1 not null;

alter table conversation add column origin varchar(30);

create table assisted_ticket (
    conversation_id uuid primary key references conversation (id),
    workspace_id uuid not null references workspace (id),
    connector_id uuid not null references connector (id),
    external_id varchar(100) not null,
    assistants boolean not null,
    status varchar(10) not null,
    read_mark varchar(100),
    created_at timestamp(6) with time zone not null,
    unique (connector_id, external_id)
);

create table desk_import (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    connector_id uuid not null references connector (id),
    target varchar(10) not null,
    since timestamp(6) with time zone not null,
    mark varchar(1000),
    seen bigint not null,
    made bigint not null,
    state varchar(10) not null,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);
create index desk_import_of_workspace on desk_import (workspace_id, started_at);

create table imported_ticket (
    import_id uuid not null references desk_import (id),
    external_id varchar(100) not null,
    workspace_id uuid not null references workspace (id),
    primary key (import_id, external_id)
);

create table article_draft (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    source_key varchar(200) not null,
    title varchar(300) not null,
    body varchar(60000) not null,
    decided boolean not null,
    created_at timestamp(6) with time zone not null,
    unique (workspace_id, source_key)
);
create index article_draft_waiting on article_draft (workspace_id, decided, id);

alter table workspace alter column helpdesk_mode set data type varchar(40);
