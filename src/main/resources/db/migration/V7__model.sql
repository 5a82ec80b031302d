create table model_setting (
    id uuid primary key,
    workspace_id uuid not null unique references workspace (id),
    enabled boolean not null,
    url varchar(2000) not null,
    model varchar(200) not null,
    api_key varchar(4000),
    conversation_tokens bigint,
    day_tokens bigint
);

create table model_usage (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    spent_on varchar(60) not null,
    tokens bigint not null,
    unique (workspace_id, spent_on)
);
