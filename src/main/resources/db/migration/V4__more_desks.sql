alter table ticket_link add column read_at timestamp(6) with time zone;
create index ticket_link_open on ticket_link (connector_id, status);
alter table connector add column poll_every integer default 1 not null;
