-- Data definition as MySQL and MariaDB have it, and as tools write it.

-- Hibernate
create table contact (id bigint not null auto_increment, active bit not null, born date, score decimal(38,2), made datetime(6), kind enum ('A','B'), email varchar(255), name varchar(255), note tinytext, phone varchar(30), primary key (id)) engine=InnoDB

alter table contact add constraint UK_contact_email unique (email)

create table lead_item (id bigint not null auto_increment, email varchar(255) not null, contact_id bigint, primary key (id)) engine=InnoDB

alter table lead_item add constraint FK_lead_contact foreign key (contact_id) references contact (id)

create index IDX_lead_email on lead_item (email)

-- expect: refused HC-2209
create index IDX_phone on contact (phone)

-- expect: refused HC-2210
alter table lead_item add constraint FK_bad foreign key (email) references contact (name)

alter table lead_item add constraint FK_mail foreign key (email) references contact (email)

alter table lead_item drop foreign key FK_mail

insert into contact (active, email, phone, name, born) values (1, 'ada@example.com', '+1', 'Ada', '1815-12-10')

select email, phone, name, born from contact where email = 'ada@example.com'

-- Liquibase
-- expect: differs MariaDB copies the table when it adds a CHECK, and counts its rows
ALTER TABLE contact ADD added VARCHAR(50) NULL, ADD plain INT DEFAULT 5 NOT NULL COMMENT 'how many'

-- params: 'more', 'ada@example.com'
update contact set added = ? where email = ?

select added, plain from contact where added = 'more'

ALTER TABLE contact MODIFY added VARCHAR(80) COMMENT 'longer' AFTER name

ALTER TABLE contact CHANGE COLUMN plain how_many INT NOT NULL DEFAULT 7

select added, how_many from contact where added = 'more'

-- expect: refused HC-2214
ALTER TABLE contact MODIFY added VARCHAR(20)

-- expect: refused HC-2214
ALTER TABLE contact MODIFY added INT

-- expect: refused HC-2211
ALTER TABLE contact ALTER COLUMN added SET DEFAULT 'x'

ALTER TABLE contact ALTER added SET DEFAULT NULL

ALTER TABLE contact ALTER COLUMN added DROP DEFAULT

-- expect: refused HC-2211
ALTER TABLE contact ADD late VARCHAR(10) DEFAULT 'none'

ALTER TABLE contact ADD late VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT NULL FIRST, ALGORITHM=COPY, LOCK=SHARED

-- params: 'spät', 'ada@example.com'
update contact set late = ? where email = ?

select late from contact

ALTER TABLE contact DROP COLUMN late

alter table contact drop index UK_contact_email, add unique key UK_again (email), add key K_beginning (email(10), name(5))

-- expect: refused HC-2231
alter table contact add unique key UK_beginning (email(10))

-- expect: refused HC-2231
alter table contact add fulltext key FT (email)

alter table contact rename index UK_again to UK_other

alter table contact engine=InnoDB, comment = 'people', row_format=DYNAMIC

alter table contact convert to character set utf8mb4 collate utf8mb4_nopad_bin

-- expect: refused HC-2200
alter table contact add partition (partition p1 values less than (5))

-- expect: refused HC-2213
alter table contact drop constraint `hushcell_contact.email`

rename table contact to contact_two

select email from contact_two where email = 'ada@example.com'

rename table contact_two to contact

select email from contact where email = 'ada@example.com'

alter table contact rename column added to added_two

select added_two from contact where added_two = 'more'

-- expect: refused HC-2215
alter table contact change added_two added varchar(90)

alter table contact change added_two added varchar(80)

select added from contact where added = 'more'

alter table contact rename to contact_three

alter table contact_three rename contact

drop index K_beginning on contact

-- a name in backticks, a column list with all kinds of keys
create table `new_name` (`id` int unsigned not null auto_increment, `secret` varchar(20) character set utf8mb4 collate utf8mb4_general_ci comment 'a, b) c', `k` int default '5', primary key (`id`) using btree, key `k` (`k`) using btree comment 'x', unique key `ku` (`k`,`id`)) engine=InnoDB auto_increment=7 default charset=utf8mb4 collate=utf8mb4_unicode_ci comment='it''s'

insert into new_name (secret) values ('s3cret')

select id, secret, k from new_name

-- expect: refused HC-2217
create table copy like new_name

-- expect: refused HC-2217
create table copy as select * from new_name

-- expect: refused HC-2217
create table copy (id int primary key) select * from new_name

-- expect: refused HC-2218
create temporary table new_name (id int, secret varchar(20))

-- expect: refused HC-2200
create or replace table new_name (id int)

create table if not exists new_name (id int primary key, secret varchar(20))

truncate new_name

select * from new_name

-- expect: refused HC-2232
create table twin (id int, secret varchar(20)) partition by list columns (secret) (partition p0 values in ('a'))

create table twin (id int primary key, secret varchar(20)) partition by hash (id) partitions 2

insert into twin values (1, 'in a partition')

select secret from twin partition (p0, p1)

-- collations: what the column itself says counts
-- expect: refused HC-2207
create table loose (id int primary key, a varchar(20)) collate utf8mb4_general_ci

-- expect: refused HC-2207
create table loose (id int primary key, a varchar(20) collate utf8mb4_bin)

-- expect: refused HC-2207
create table loose (id int primary key, a varchar(20) character set latin1)

-- expect: refused HC-2207
create table loose (id int primary key, a char(20))

create table loose (id int primary key, a char(20) collate utf8mb4_bin, b varchar(20) collate utf8mb4_general_ci, c varchar(20) character set latin1, d text) default charset utf8mb4 collate utf8mb4_general_ci

insert into loose values (1, 'Ada', 'Ada', 'Ada', 'Ada')

select id, c, d from loose where a = 'Ada' and b = 'ADA' and c = 'Ada'

-- expect mysql-driver: differs what it says of case goes by the number of the collation
select a from loose

-- expect: refused HC-2230
create table long_text (id int primary key, a varchar(1000) unique)

-- expect: refused HC-2230
create table long_text (id int primary key, a varchar(400), b varchar(400), unique (a, b))

create table long_text (id int primary key, a varchar(300), b varchar(255), unique (a, b))

-- expect: refused HC-2204
create table twin_two (id int); alter table long_text modify a text

-- views and code
create view mails as select id, email from contact with check option

select email from mails where id = 1

alter view mails as select id, email as mail from contact

select mail from mails where mail = 'ada@example.com'

-- expect: refused HC-2216
create view bad as select id from contact where email = 'ada@example.com'

-- expect: refused HC-2216
create trigger t1 before insert on contact for each row set new.email = lower(new.email)

create trigger t2 before update on contact for each row set new.name = concat(new.name, '!')

update contact set phone = '+2'

select name, phone from contact

drop trigger t2

-- expect: refused HC-2216
create procedure p1() insert into contact (active, email) values (1, 'in a procedure')

-- expect: refused HC-2216
create definer = current_user procedure p1() begin declare x int; insert into contact (active, email) values (1, 'in a procedure'); end

-- expect: refused HC-2216
create function f1() returns varchar(99) deterministic return (select email from contact limit 1)

-- expect: refused HC-2216
create event e1 on schedule every 1 day do delete from contact

-- expect: refused HC-2216
create trigger t3 after insert on lead_item for each row insert into contact (active, email) values (1, new.email)

create procedure p2() begin declare x int default 1; select x; end

drop procedure p2

drop view mails

drop table if exists lead_item, contact

drop table new_name, twin, loose, long_text
