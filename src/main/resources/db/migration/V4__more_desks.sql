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
