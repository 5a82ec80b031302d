alter table article add column language varchar(10) default '' not null;

create table knowledge_source (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    kind varchar(10) not null,
    name varchar(300) not null,
    address varchar(2000),
    language varchar(10) not null,
    every varchar(10) not null,
    most_pages integer not null,
    state varchar(10) not null,
    message varchar(2000) not null,
    round integer not null,
    robots varchar(100000),
    bytes bigint not null,
    troubles integer not null,
    cut boolean not null,
    created_at timestamp(6) with time zone not null,
    started_at timestamp(6) with time zone,
    finished_at timestamp(6) with time zone,
    next_at timestamp(6) with time zone
);
create index knowledge_source_of_workspace on knowledge_source (workspace_id, created_at);
create index knowledge_source_due on knowledge_source (next_at);

create table source_chunk (
    source_id uuid not null references knowledge_source (id) on delete cascade,
    ordinal integer not null,
    workspace_id uuid not null references workspace (id),
    content bytea not null,
    primary key (source_id, ordinal)
);

create table source_page (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    source_id uuid not null references knowledge_source (id) on delete cascade,
    address varchar(2000) not null,
    address_hash varchar(64) not null,
    listing boolean not null,
    depth integer not null,
    hops integer not null,
    attempts integer not null,
    round integer not null,
    state varchar(10) not null,
    why varchar(500) not null,
    content_hash varchar(64) not null,
    unique (source_id, address_hash)
);
create index source_page_waiting on source_page (source_id, round, state, depth, id);

create table source_article (
    article_id uuid primary key,
    workspace_id uuid not null references workspace (id),
    source_id uuid not null references knowledge_source (id) on delete cascade,
    page_id uuid not null references source_page (id) on delete cascade,
    content_hash varchar(64) not null,
    round integer not null
);
create index source_article_of_source on source_article (source_id, round);
