-- Statements as T-SQL writes them.

create table contact (id int not null primary key, name nvarchar(60), email nvarchar(120), phone nvarchar(20), born date)

create table archive (id int not null primary key, email nvarchar(120), phone nvarchar(20), why nvarchar(40))

create table event (id int identity(1, 1) not null primary key, contact_id int, kind nvarchar(20) not null default N'none')

insert into contact (id, name, email, phone, born) values (1, N'Ada', N'ada@example.com', N'+1', '1815-12-10'), (2, N'Grace', N'grace@example.com', N'+2', '19061209'), (3, N'Joan', null, null, null)

insert contact (id, email) values (4, 'four@example.com')

-- params: 5, 'Ünal Łódź', 'fünf@example.com'
insert into [dbo].[contact] ([id], [name], [email]) values (?, ?, ?)

-- batch: 6, 'six@example.com', '+6'
-- batch: 7, 'seven@example.com', null:NVARCHAR
insert into contact (id, email, phone) values (?, ?, ?)

-- ------------------------------------------------------------ reading
select top (2) id, email from contact order by id

select top 1 with ties id, email from contact order by id

-- params: 2
select top (?) id, email from contact order by id

select [id], [email] as [The Mail] from [contact] where [email] = N'ada@example.com'

select "id", "email" from "contact" where "email" = N'ada@example.com'

-- params: 'ada@example.com'
select id, email from contact with (nolock) where email = ?

-- params: 'ada@example.com'
select id, email from contact with (updlock, rowlock) where email = ?

-- params: 'ada@example.com', 'four@example.com'
select id from contact where email in (?, ?) order by id offset 0 rows fetch next 5 rows only

-- params: 'ada@example.com'
select id, email from contact where email = ? option (recompile)

select id, len(name), upper(name), coalesce(email, N'none@example.com') from contact order by id

select id, iif(email is null, 0, 1) from contact order by id

select count_big(*), count_big(email), count(distinct email) from contact

select c.id, a.id as other from contact c left outer join archive a on a.email = c.email order by c.id

select id, row_number() over (partition by email order by id) from contact order by id

with numbered (i, mail, n) as (select id, email, row_number() over (order by id) from contact) select i, mail from numbered where n > 1 and n <= 3 order by i

-- params: localdate 1906-12-09
select id from contact where born = ?

-- ------------------------------------------------------------ writing
-- keys: *
insert into event (contact_id) values (1)

-- params: 2, 'seen'
-- keys: id
insert into event (contact_id, kind) values (?, ?)

insert into archive (id, email, phone, why) select id, email, phone, N'copy' from contact where id < 3

-- params: 'new@example.com', '+22', 'grace@example.com'
update contact set email = ?, phone = ? where email = ?

update c set c.phone = N'+44', c.name = N'four' from contact c where c.email = N'four@example.com'

update a set a.email = c.email from archive a inner join contact c on c.id = a.id where c.id = 1

-- params: 'six@example.com'
delete from contact where email = ?

delete c from contact c where c.email = N'seven@example.com'

select * from contact order by id

select id, email, phone, why from archive order by id

-- ------------------------------------------------------------ what was written
-- params: 8, 'eight@example.com'
insert into contact (id, email) output inserted.id, inserted.email values (?, ?)

-- params: 'acht@example.com', 8
update contact set email = ? output inserted.id, inserted.email, deleted.email as before where id = ?

-- params: 'acht@example.com'
delete from contact output deleted.id, deleted.email where email = ?

-- params: 9, 'nine@example.com'
merge into contact as t using (select ? as id, ? as mail) as s on t.id = s.id when matched then update set t.email = s.mail when not matched then insert (id, email) values (s.id, s.mail);

merge into contact as t using (select id, email from archive where id = 1) as s on t.email = s.email when matched then update set name = N'merged' when not matched by source and t.id > 100 then delete;

select id, name, email from contact order by id

-- ------------------------------------------------------------ several statements
set nocount on; update contact set phone = N'+9' where email = N'nine@example.com'

insert into contact (id, email) values (10, N'ten@example.com')

select id, email, phone from contact where id >= 9 order by id

-- ------------------------------------------------------------ transactions
@begin

-- params: 80, 'tx80@example.com'
insert into contact (id, email) values (?, ?)

@savepoint one

-- params: 81, 'tx81@example.com'
insert into contact (id, email) values (?, ?)

@rollback-to one

@commit

@end

select id, email from contact where id >= 80 order by id

truncate table archive

select count(*) from archive
