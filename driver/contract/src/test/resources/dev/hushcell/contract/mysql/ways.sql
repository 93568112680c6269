-- Ways by which a value could come to a protected column, or leave it, past the driver.

create table contact (id int primary key, email varchar(120) unique, phone varchar(20), name varchar(40))

create table second (id int primary key, email varchar(120), name varchar(40))

create table other (id int primary key, word varchar(120), contact_id int)

insert into contact values (1, 'ada@example.com', '+1', 'Ada'), (2, 'joan@example.com', '+2', 'Joan'), (3, 'grace@example.com', null, 'Grace')

insert into second values (1, 'ada@example.com', 'a'), (2, 'nobody@example.com', 'b')

insert into other values (1, 'one', 1), (2, 'two', 2)

-- ------------------------------------------------------------ files, which plain users may not use either
-- expect: error HY000/0AX00
load data local infile '/tmp/none' into table contact

-- expect: error 28000/0AX00
load data infile '/tmp/none' replace into table contact fields terminated by ',' (id, @m) set email = @m

-- expect: error HY000/0AX00
load xml local infile '/tmp/none' into table contact

-- expect: error 28000/0AX00
select * from contact into outfile '/tmp/hushcell-none'

-- expect: error 28000/0AX00
select email into dumpfile '/tmp/hushcell-none' from contact where id = 1

-- expect: refused HC-2106
select load_file('/tmp/none') = email from contact

-- ------------------------------------------------------------ variables
set @v = 'variable@example.com'

-- not: mysql-driver-defaults
-- whose variables have another collation than the tables
-- expect: refused HC-2020
select id from contact where email = @v

-- expect: refused HC-2020
update contact set email = @v where id = 3

-- expect: refused HC-2020
insert into contact (id, email) values (9, @v)

-- expect: refused HC-2020
select email into @w from contact where id = 1

-- expect: refused HC-2100
select @w := email from contact

-- expect: refused HC-2119
set @w = (select email from contact where id = 1)

-- expect: refused HC-2100
select id from contact where (@w := email) is not null

-- expect: refused HC-2020
select email, phone into @w, @x from contact where id = 1

set @w := 'plain'

-- expect: refused HC-2113
insert into contact (id, email) values (9, @w)

-- expect: refused HC-2100
select * from contact procedure analyse()

-- ------------------------------------------------------------ statements in texts
-- expect: refused HC-2119
prepare s from 'insert into contact (id, email) values (9, ?)'

set @text = 'select 1'

-- expect: refused HC-2119
prepare s from @text

-- expect: refused HC-2119
execute immediate 'update contact set email = \'x\' where id = 1'

-- expect: refused HC-2050
insert into contact (id, email) values (9, 'x@example.com') /*! on duplicate key update email = 'clear' */

-- expect: refused HC-2050
update contact set /*!50000 email = 'clear', */ name = 'x' where id = 1

-- expect: refused HC-2050
update contact set /*M! email = 'clear', */ name = 'x' where id = 1

-- expect: refused HC-2050
select 1 /*!, (select email from contact limit 1) */

-- ------------------------------------------------------------ cursors of tables
-- expect: refused HC-2020
handler contact open as h

-- expect: refused HC-2020
do (select email from contact limit 1) is null

-- expect: refused HC-2020
analyze select id from contact where email = 'ada@example.com'

describe other

-- ------------------------------------------------------------ new tables
-- expect: refused HC-2217
create table taken select id, email from contact

-- expect: refused HC-2217
create table taken (id int primary key) as select id, email from contact

-- expect: refused HC-2217
create temporary table taken_too as select id, email from contact

-- expect: refused HC-2217
create table taken_too like contact

-- expect: refused HC-2200
create or replace table taken_too as select id, email from contact

-- ------------------------------------------------------------ inserts
insert into contact set id = 4, email = 'four@example.com', name = 'Four'

insert ignore into contact (id, email) values (4, 'again@example.com'), (5, 'five@example.com')

replace into contact (id, email, name) values (5, 'five5@example.com', 'Five')

insert into contact (id, email, name) values (5, 'x', 'y') on duplicate key update email = values(email), name = concat(values(name), '!')

insert into contact (id, email) values (6, 'five5@example.com') on duplicate key update phone = 'p6'

insert into contact (id, email) values (1, 'moved@example.com'), (7, 'seven@example.com') on duplicate key update email = if(id = 1, values(email), email)

-- expect: refused HC-2112
insert into contact (id, email) values (5, 'x') on duplicate key update name = values(email)

-- expect: refused HC-2113
insert into contact (id, name) values (5, 'x') on duplicate key update email = values(name)

-- expect: refused HC-2114
insert into contact (id, email) values (5, 'x') on duplicate key update phone = values(email)

insert into second (id, email) select id + 100, email from contact where id < 3 on duplicate key update email = values(email)

-- expect: refused HC-2112
insert into other (id, word) select id + 10, email from contact

-- expect: refused HC-2112
insert into other set id = 11, word = (select email from contact where id = 1)

-- ------------------------------------------------------------ rows that come back
-- only: mariadb
insert into contact (id, email, phone) values (60, 'ret60@example.com', '+60') returning *

-- params: 61, 'ret61@example.com'
insert into contact (id, email) values (?, ?) returning email, id, email as mail, phone

-- params: 61, 'ret61b@example.com'
replace into contact (id, email) values (?, ?) returning id, email

-- params: 'ret61b@example.com'
delete from contact where email = ? returning *

-- expect: refused HC-2109
delete from contact where id = 60 returning upper(email)

insert into other (id, word) values (60, 'plain') returning id, word

-- ------------------------------------------------------------ code in the database
create procedure harmless() insert into other (id, word) values (70, 'p')

call harmless()

create function harmless_too(x int) returns int deterministic return x + 1

select harmless_too(id), email from contact order by id

-- expect: refused HC-2216
create procedure reads_it() select email from contact

-- expect: refused HC-2216
create function reads_too() returns varchar(200) reads sql data return (select email from contact limit 1)

-- expect: refused HC-2216
create trigger writes_it before insert on contact for each row set new.email = 'clear'

-- expect: refused HC-2216
create trigger writes_too after insert on other for each row update contact set email = new.word

-- expect: refused HC-2216
create event daily on schedule every 1 day do update contact set email = 'clear'

-- expect: refused HC-2109
create view shouted as select upper(email) as loud from contact

create view mails as select id, email from contact

select email from mails where email = 'joan@example.com'

-- expect: refused HC-2216
create view mails_too as select email from mails where email = 'x'

drop view mails

-- expect: refused HC-2216
alter event daily do update contact set email = 'clear'

-- ------------------------------------------------------------ sequences
create sequence numbers start with 500

insert into contact (id, email) values (nextval(numbers), 'seq@example.com'), (next value for numbers, 'seq2@example.com')

select id, email, lastval(numbers) as l from contact where email = 'seq2@example.com'

create table counted (id int primary key default nextval(numbers), email varchar(120))

insert into counted (email) values ('counted@example.com')

select id, email from counted where email = 'counted@example.com'

drop table counted

drop sequence numbers

-- ------------------------------------------------------------ versions and partitions
-- expect: refused HC-2200
create table taken (id int primary key, email varchar(120)) with system versioning

-- expect: refused HC-2200
alter table contact add system versioning

-- expect: refused HC-2232
create table taken (id int, email varchar(120)) partition by key (email) partitions 2

-- expect: refused HC-2232
create table taken (id int, email varchar(120)) partition by list columns (email) (partition p values in ('a', 'b'))

-- ------------------------------------------------------------ generated columns and checks
-- expect: refused HC-2212
alter table contact add domain varchar(120) as (substring_index(email, '@', -1)) stored

-- expect: refused HC-2212
alter table contact add len int generated always as (length(email)) virtual

-- expect: refused HC-2213
alter table contact add constraint c check (email like '%@%')

-- expect: refused HC-2211
alter table contact alter email set default 'x'

select * from contact order by id

select * from second order by id

select * from other order by id
