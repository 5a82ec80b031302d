alter table work_item add column trace varchar(100);
