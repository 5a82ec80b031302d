create table workspace (
    id uuid primary key,
    name varchar(200) not null,
    widget_key varchar(64) not null unique,
    helpdesk_mode varchar(20) not null,
    allowed_sites varchar(4000) not null,
    assistant_name varchar(100) not null,
    greeting varchar(1000) not null,
    brand varchar(20) not null,
    team_mail varchar(1000) not null,
    identity_secret varchar(1000),
    explicit_request boolean not null,
    low_confidence boolean not null,
    low_confidence_threshold double precision not null,
    low_rating boolean not null,
    frustration boolean not null,
    action boolean not null,
    actions varchar(4000) not null,
    handover boolean not null,
    email_capture boolean not null,
    email_sensitivity varchar(10) not null,
    knowledge_change bigint not null,
    last_ticket bigint not null,
    created_at timestamp(6) with time zone not null
);

create table account (
    id uuid primary key,
    email varchar(320) not null unique,
    name varchar(200) not null,
    password_hash varchar(500) not null,
    created_at timestamp(6) with time zone not null,
    last_seen_at timestamp(6) with time zone
);

create table membership (
    account_id uuid not null references account (id),
    workspace_id uuid not null references workspace (id),
    role varchar(10) not null,
    primary key (account_id, workspace_id)
);
create index membership_of_workspace on membership (workspace_id);

create table api_token (
    id uuid primary key,
    account_id uuid not null references account (id),
    name varchar(200) not null,
    hash varchar(64) not null unique,
    scopes varchar(200) not null,
    expires_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null
);

create table visitor (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    external_id varchar(200),
    verified boolean not null,
    name varchar(200),
    email varchar(320),
    phone varchar(50),
    created_at timestamp(6) with time zone not null,
    unique (workspace_id, external_id)
);

create table conversation (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    visitor_id uuid not null references visitor (id),
    status varchar(10) not null,
    control varchar(10) not null,
    control_version integer not null,
    last_seq bigint not null,
    last_position bigint not null,
    last_visitor_seq bigint not null,
    visitor_read bigint not null,
    agent_read bigint not null,
    episodes integer not null,
    agent_name varchar(200),
    rating varchar(10),
    page_url varchar(2000),
    page_title varchar(500),
    locale varchar(35),
    started_at timestamp(6) with time zone not null,
    last_message_at timestamp(6) with time zone not null
);
create index conversation_recent on conversation (workspace_id, last_message_at);
create index conversation_of_visitor on conversation (visitor_id, last_message_at);

create table message (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    conversation_id uuid not null references conversation (id),
    position bigint not null,
    seq bigint not null,
    visibility varchar(10) not null,
    author_kind varchar(10) not null,
    author_name varchar(200),
    body varchar(100000) not null,
    client_id varchar(64),
    extras varchar(100000) not null,
    rating varchar(10),
    rating_comment varchar(2000),
    sent_at timestamp(6) with time zone not null,
    unique (conversation_id, position),
    unique (conversation_id, client_id)
);

create table episode (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    conversation_id uuid not null references conversation (id),
    number integer not null,
    reasons varchar(500) not null,
    summary varchar(4000) not null,
    opened_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone,
    unique (conversation_id, number)
);

create table ticket (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    conversation_id uuid not null references conversation (id),
    episode_id uuid unique references episode (id),
    number bigint not null,
    subject varchar(300) not null,
    status varchar(10) not null,
    priority varchar(10) not null,
    assignee varchar(200),
    requester_name varchar(200) not null,
    requester_email varchar(320),
    tags varchar(1000) not null,
    summary varchar(4000) not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    unique (workspace_id, number)
);
create index ticket_of_conversation on ticket (conversation_id);
create index ticket_recent on ticket (workspace_id, updated_at);

create table article (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    title varchar(300) not null,
    body varchar(262144) not null,
    url varchar(2000),
    change bigint not null,
    deleted boolean not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index article_change on article (workspace_id, change);

create table passage (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    article_id uuid not null references article (id),
    ordinal integer not null,
    heading varchar(300) not null,
    body varchar(4000) not null,
    embedding bytea
);
create index passage_of_article on passage (article_id, ordinal);

create table answer_trace (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    conversation_id uuid,
    question_seq bigint,
    question varchar(100000) not null,
    decision varchar(40) not null,
    confidence double precision not null,
    trace varchar(100000) not null,
    created_at timestamp(6) with time zone not null
);
create index answer_trace_of_conversation on answer_trace (conversation_id, question_seq);

create sequence work_position start with 1 increment by 1;
create table work_item (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    pool varchar(40) not null,
    lane varchar(100) not null,
    position bigint not null,
    holds_lane boolean not null,
    kind varchar(40) not null,
    subject varchar(200) not null,
    conversation_id uuid,
    state varchar(10) not null,
    attempts integer not null,
    fence integer not null,
    due_at timestamp(6) with time zone not null,
    doubtful_since timestamp(6) with time zone,
    cause varchar(1000),
    detail varchar(10000),
    created_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone
);
create index work_due on work_item (pool, state, due_at);
create index work_lane on work_item (lane, state, position);
create index work_recent on work_item (workspace_id, position);
