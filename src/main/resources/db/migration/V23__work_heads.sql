-- The heads of the lanes are found from the oldest that is due, however long the queue behind them is.
create index work_open on work_item (pool, finished_at, due_at, position);
create index work_of_lane on work_item (lane, holds_lane, finished_at, position);
drop index work_lane;
