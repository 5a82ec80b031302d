alter table workspace add column retention_days integer default 0 not null;
