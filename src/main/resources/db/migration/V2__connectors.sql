create table connector (
    id uuid primary key,
    type varchar(30) not null,
    name varchar(200) not null,
    label varchar(63) not null,
    credentials varchar(10000),
    settings varchar(20000) not null,
    state varchar(15) not null,
    cause varchar(1000),
    webhook_base varchar(500) not null,
    webhook_secret varchar(1000),
    webhook_parts varchar(1000),
    webhook_trouble varchar(1000),
    webhook_seen_at timestamp(6) with time zone,
    blocked_until timestamp(6) with time zone,
    poll_mark varchar(1000),
    polled_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null
);

create table connector_workspace (
    connector_id uuid not null references connector (id),
    workspace_id uuid not null references workspace (id),
    primary key (connector_id, workspace_id)
);
create index connector_of_workspace on connector_workspace (workspace_id);

create table ticket_link (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    conversation_id uuid not null references conversation (id),
    number integer not null,
    episode_id uuid not null,
    connector_id uuid not null references connector (id),
    external_id varchar(100),
    url varchar(1000),
    requester_id varchar(100),
    status varchar(10) not null,
    covers_position bigint not null,
    first_message uuid,
    follows varchar(100),
    read_mark varchar(100),
    created_at timestamp(6) with time zone not null,
    opened_at timestamp(6) with time zone,
    unique (conversation_id, number),
    unique (connector_id, external_id)
);

create table desk_message (
    link_id uuid not null references ticket_link (id),
    external_id varchar(100) not null,
    workspace_id uuid not null references workspace (id),
    message_id uuid,
    primary key (link_id, external_id)
);
create index desk_message_of_message on desk_message (message_id);

create table webhook_event (
    id uuid primary key,
    connector_id uuid not null references connector (id),
    event_key varchar(100) not null,
    external_ticket varchar(100),
    body bytea not null,
    received_at timestamp(6) with time zone not null,
    unique (connector_id, event_key)
);
create index webhook_event_of_ticket on webhook_event (connector_id, external_ticket);
create index webhook_event_recent on webhook_event (connector_id, received_at);

create table delivery_attempt (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    work_item_id uuid not null references work_item (id),
    at timestamp(6) with time zone not null,
    request varchar(8000) not null,
    response varchar(8000) not null,
    status integer not null,
    millis integer not null,
    cause varchar(1000)
);
create index delivery_attempt_of_item on delivery_attempt (work_item_id, at);
