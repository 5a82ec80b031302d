create table simulation (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    rules varchar(30000) not null,
    state varchar(10) not null,
    conversations_total bigint not null,
    conversations_done bigint not null,
    next_cursor varchar(100),
    handed_now bigint not null,
    handed_draft bigint not null,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);
create index simulation_recent on simulation (workspace_id, started_at);

create table simulated (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    simulation_id uuid not null references simulation (id),
    conversation_id uuid not null references conversation (id),
    difference varchar(20) not null,
    now_seq bigint,
    now_reasons varchar(500) not null,
    draft_seq bigint,
    draft_reasons varchar(500) not null
);
create index simulated_by_difference on simulated (simulation_id, difference, id);
create index answer_trace_of_decision on answer_trace (workspace_id, decision, id);
