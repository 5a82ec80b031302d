alter table episode add column summary_due timestamp(6) with time zone;
