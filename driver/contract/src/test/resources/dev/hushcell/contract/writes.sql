-- Statements that change rows.

create table contact (id int primary key, name varchar(60), email varchar(120) {=unique}, phone varchar(20), born date)

create table archive (id int primary key, email varchar(120), phone varchar(20), why varchar(40))

create table event (id {=identity} primary key, contact_id int, kind varchar(20) default 'none')

-- ------------------------------------------------------------ insert
insert into contact values (1, 'Ada', 'ada@example.com', '+1', date '1815-12-10')

insert into contact (id, email) values (2, 'grace@example.com')

insert into contact (email, id) values ('joan@example.com', 3), (null, 4)

-- params: 'literal before', 'x5@example.com'
insert into contact (id, phone, name, email) values (5, '+5', ?, ?)

-- params: 6, 'six', 'x6@example.com', '+6', localdate 2000-01-31
-- params: 7, null:VARCHAR, null:VARCHAR, null:VARCHAR, null:DATE
insert into contact values (?, ?, ?, ?, ?)

-- params: 'x8@example.com', 'x9@example.com'
insert into contact (id, email) values (8, ?), (9, ?)

-- not: sqlite
insert into contact (id, name, email, phone) values (10, default, default, 'p10')

-- batch: 11, 'x11@example.com', '+11'
-- batch: 12, 'x12@example.com', null:VARCHAR
-- batch: 13, null:VARCHAR, '+13'
insert into contact (id, email, phone) values (?, ?, ?)

-- batch
insert into contact (id, email) values (14, 'x14@example.com'); update contact set phone = '+14' where email = 'x14@example.com'; delete from contact where email = 'x13@example.com'

-- keys: id
-- not: sqlite
insert into event (contact_id, kind) values (1, 'made')

-- params: 2
-- keys: *
insert into event (contact_id) values (?)

select * from contact order by id

-- ------------------------------------------------------------ insert from a query
insert into archive (id, email, phone, why) select id, email, phone, 'copy' from contact where id < 3

-- params: 'ada@example.com', 100
insert into archive (id, email) select id + 100, email from contact where email = ? and id < ?

insert into archive (id, email, why) select 200, 'literal@example.com', name from contact where id = 1

-- params: 201, 'bound@example.com'
-- not: sqlserver
insert into archive (id, email) select cast(? as int), ? from contact where id = 1

insert into archive select id + 300, email, phone, name from contact where id = 1

select * from archive order by id

-- ------------------------------------------------------------ update
-- params: 'new2@example.com', '+22', 'grace@example.com'
-- params: 'other2@example.com', '+22', 'grace@example.com'
update contact set email = ?, phone = ? where email = ?

update contact set email = 'lit5@example.com', name = 'five' where email = 'x5@example.com'

-- params: 'same@example.com', 'same@example.com'
update contact set email = ? where email = ?

update contact set phone = null, born = null where id = 6

-- not: sqlite
update contact set email = default where id = 7

-- params: 'case@example.com'
update contact set email = case when id = 8 then ? else email end where id in (8, 9)

-- params: '+88'
update contact set phone = coalesce(?, phone) where id = 8

-- params: 'kept@example.com'
update contact set email = coalesce(email, ?) where id in (1, 4)

-- params: 'row@example.com', 'rowname', 9
-- not: sqlserver, mysql
update contact set (email, name) = (?, ?) where id = ?

update archive set email = (select c.email from contact c where c.id = archive.id) where id in (1, 2)

update contact set name = 'found' where email in (select email from archive)

update contact set name = 'also' where exists (select 1 from archive a where a.email = contact.email and a.id = 1)

select * from contact order by id

select * from archive order by id

-- ------------------------------------------------------------ merge
{=merge} into contact t using (select id, email, phone from archive where id = 200) s on (t.id = s.id) when matched then update set email = s.email, phone = s.phone when not matched then insert (id, email, phone) values (s.id, s.email, s.phone)

-- params: 'merged@example.com', 12
{=merge} into contact t using (select 1 as one) s on (t.id = 12) when matched then update set email = ? when not matched then insert (id) values (?)

{=merge} into contact t using (select email from archive where id = 200) s on t.email = s.email when matched then update set name = 'matched'

select * from contact order by id

-- ------------------------------------------------------------ upserts of each kind
-- only: postgresql
insert into contact (id, email, phone) values (1, 'up1@example.com', '+111') on conflict (id) do update set email = excluded.email, phone = excluded.phone

-- only: postgresql
-- params: 1, 'up1b@example.com'
-- params: 50, 'up50@example.com'
insert into contact (id, email) values (?, ?) on conflict (id) do update set email = excluded.email, name = 'upserted ' || contact.id

-- only: postgresql
-- params: 51, 'up50@example.com', 'taken'
insert into contact (id, email, name) values (?, ?, ?) on conflict (email) do update set name = excluded.name

-- only: postgresql
-- params: 52, 'up50@example.com'
insert into contact (id, email) values (?, ?) on conflict (email) do nothing

-- only: postgresql
-- params: 53, 'up50@example.com', 'conflict@example.com'
insert into contact (id, email) values (?, ?) on conflict on constraint contact_email_key do update set email = ? where contact.email = excluded.email

-- only: postgresql
insert into contact (id) values (1) on conflict do nothing

-- only: postgresql
insert into archive (id, email) select id, email from contact where id = 1 on conflict (id) do update set email = excluded.email, why = 'again'

-- only: h2
merge into contact (id, email, phone) key (id) values (1, 'up1@example.com', '+111')

select id, name, email, phone from contact order by id

-- ------------------------------------------------------------ returning
-- only: postgresql
insert into contact (id, email, phone) values (60, 'ret60@example.com', '+60') returning *

-- only: postgresql
-- params: 61, 'ret61@example.com'
insert into contact (id, email) values (?, ?) returning email, id, email as mail, phone

-- only: postgresql
-- params: '+61', 'ret61@example.com'
update contact set phone = ? where email = ? returning id, phone, email

-- only: postgresql
-- params: 'ret61@example.com'
delete from contact where email = ? returning *

-- only: postgresql
-- params: 62, 'ret62@example.com'
-- keys: *
insert into contact (id, email) values (?, ?)

-- only: postgresql
-- params: 63, 'ret63@example.com'
-- keys: id, email
insert into contact (id, email) values (?, ?)

-- ------------------------------------------------------------ several tables
-- only: postgresql
update archive a set email = c.email, why = c.name from contact c where c.id = a.id

-- only: postgresql
update archive a set why = 'joined' from contact c join event e on e.contact_id = c.id where c.email = a.email

-- only: postgresql
-- params: 'ada@example.com'
delete from archive a using contact c where c.id = a.id and c.email = ?

-- only: postgresql
delete from archive using contact as c where archive.email = c.email and c.name = 'nobody'

-- only: postgresql
with gone as (delete from archive where id > 299 returning id, email) select * from gone

-- only: postgresql
-- params: 'cte70@example.com'
with made as (insert into contact (id, email) values (70, ?) returning id, email) insert into archive (id, email) select id, email from made

-- only: postgresql
-- params: 'cte71@example.com'
with src as (select 71 as id, cast(? as varchar) as mail) insert into contact (id, email) select id, mail from src

select * from archive order by id

-- ------------------------------------------------------------ delete
-- params: 'merged@example.com'
delete from contact where email = ?

delete from contact where email in (select email from archive where id = 2)

delete from contact where email is null

select * from contact order by id

-- ------------------------------------------------------------ transactions
@begin

-- params: 80, 'tx80@example.com'
insert into contact (id, email) values (?, ?)

@savepoint one

-- params: 81, 'tx81@example.com'
insert into contact (id, email) values (?, ?)

@rollback-to one

select id, email from contact where id >= 80 order by id

@commit

-- params: 82, 'tx82@example.com'
insert into contact (id, email) values (?, ?)

@rollback

@end

select id, email from contact where id >= 80 order by id
