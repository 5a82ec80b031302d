-- What is open is a few rows among many that are done: the state comes first, for the look each second and for metrics.
create index work_standing on work_item (state, pool, due_at);
drop index work_due;
