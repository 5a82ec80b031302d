-- The longest mode, zendesk-conversations, has 21 characters.
alter table workspace alter column helpdesk_mode set data type varchar(30);
