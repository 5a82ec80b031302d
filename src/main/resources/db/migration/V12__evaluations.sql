create table evaluation_set (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    name varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    unique (workspace_id, name)
);

create table evaluation_case (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    set_id uuid not null references evaluation_set (id) on delete cascade,
    asked_id uuid not null,
    question varchar(4000) not null,
    said_before varchar(4000) not null,
    expectation varchar(20) not null,
    article_id uuid,
    article_title varchar(300),
    created_at timestamp(6) with time zone not null,
    unique (set_id, asked_id)
);
create index evaluation_case_of_set on evaluation_case (set_id, id);

create table evaluation_run (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    set_id uuid not null references evaluation_set (id) on delete cascade,
    previous_id uuid,
    state varchar(10) not null,
    message varchar(1000) not null,
    cases_total integer not null,
    cases_done integer not null,
    last_case uuid not null,
    passed integer not null,
    hand_overs_expected integer not null,
    hand_overs_made integer not null,
    hand_overs_right integer not null,
    median_ms double precision,
    p95_ms double precision,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);
create index evaluation_run_of_set on evaluation_run (set_id, started_at);

create table evaluation_result (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    run_id uuid not null references evaluation_run (id) on delete cascade,
    case_id uuid not null,
    question varchar(4000) not null,
    expectation varchar(20) not null,
    article_title varchar(300),
    outcome varchar(20) not null,
    passed boolean not null,
    difference varchar(20) not null,
    answer varchar(4000) not null,
    cited_id uuid,
    cited_title varchar(300),
    confidence double precision not null,
    milliseconds double precision not null,
    reasons varchar(500) not null,
    unique (run_id, case_id)
);
create index evaluation_result_by_difference on evaluation_result (run_id, difference, id);

alter table model_setting add column input_price double precision default 0 not null;
alter table model_setting add column output_price double precision default 0 not null;
