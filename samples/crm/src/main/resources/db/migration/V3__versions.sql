-- Who saves a form that somebody else saved meanwhile is told so.

alter table app_user add column version integer default 0 not null;
alter table queue add column version integer default 0 not null;
alter table email_server_profile add column version integer default 0 not null;
alter table mailbox add column version integer default 0 not null;
alter table activity add column version integer default 0 not null;
