create table hand_over (
    workspace_id uuid primary key references workspace (id),
    rules varchar(30000) not null,
    hours varchar(30000) not null
);
insert into hand_over (workspace_id, rules, hours)
select id,
       '{"explicitRequest":{"enabled":' || case when explicit_request then 'true' else 'false' end
           || '},"lowConfidence":{"enabled":' || case when low_confidence then 'true' else 'false' end
           || ',"threshold":' || cast(cast(low_confidence_threshold as decimal(6, 4)) as varchar(20))
           || '},"lowRating":{"enabled":' || case when low_rating then 'true' else 'false' end
           || '},"frustration":{"enabled":' || case when frustration then 'true' else 'false' end || '}}',
       '{}'
from workspace;
alter table workspace drop column explicit_request;
alter table workspace drop column low_confidence;
alter table workspace drop column low_confidence_threshold;
alter table workspace drop column low_rating;
alter table workspace drop column frustration;
alter table workspace drop column action;
alter table workspace drop column actions;

create table rule_firing (
    id uuid primary key,
    workspace_id uuid not null references workspace (id),
    episode_id uuid not null references episode (id),
    reason varchar(40) not null,
    fired_at timestamp(6) with time zone not null
);
create index rule_firing_recent on rule_firing (workspace_id, fired_at);

alter table episode add column route varchar(500) default '{}' not null;
alter table conversation add column time_zone varchar(60);
