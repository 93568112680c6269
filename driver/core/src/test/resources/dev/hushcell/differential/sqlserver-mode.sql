-- What applications write for SQL Server, on H2 in the mode of that.

-- ------------------------------------------------------------ definitions
CREATE TABLE [contact] (
  [id] INT IDENTITY(1,1) NOT NULL PRIMARY KEY,
  [email] NVARCHAR(120) NULL,
  [phone] VARCHAR(400),
  [name] NVARCHAR(40) NOT NULL DEFAULT 'nobody',
  [code] NCHAR(8),
  [seen] DATETIME2(3),
  [born] SMALLDATETIME,
  [paid] MONEY,
  [token] UNIQUEIDENTIFIER,
  [photo] VARBINARY(20),
  [n] INT DEFAULT 0,
  CONSTRAINT [contact_email] UNIQUE NULLS DISTINCT ([email])
)

create table orders (id int identity primary key, email varchar(120), note nvarchar(400), n int, memo nvarchar(max), made datetime default current_timestamp, at# int)

create index [ix orders] on [orders] ([n])

-- expect: refused HC-2209
create index [ix note] on [orders] ([note])

@columns contact

-- expect: refused HC-2202
alter table orders add wide varchar(max)

-- ------------------------------------------------------------ changes
-- keys: *
INSERT INTO [contact] ([email], [phone], [name], [code], [seen], [born], [paid], [token]) VALUES (N'ada@example.com', N'+1', N'Ada', N'ab', '2024-05-06T07:08:09.123', '2024-05-06 07:08:00', 12.3456, '12345678-1234-1234-1234-123456789abc')

INSERT INTO contact (email, [name]) VALUES ('grace@example.com', 'Gr' + 'ace'), ('joan@example.com', 'O''Hara' + ' ' + 'x')

-- params: 'kim@example.com', '+4'
-- params: 'lee@example.com', '+5'
INSERT INTO contact (email, phone) VALUES (?, ?)

-- expect: refused HC-2113
INSERT INTO contact (email) VALUES ('a' + '@example.com')

-- params: 'a'
-- expect: refused HC-2113
INSERT INTO contact (email) VALUES (? + '@example.com')

insert into orders (email, n, at#) select email, id, 1 from contact where id < 4

update orders set note = 'note ' where n = 1

update top (1) contact set phone = '+9' where email = 'ada@example.com'

-- params: 1, '+8', 'ada@example.com'
update top (?) [contact] set [phone] = ? where [email] = ?

update contact with (rowlock) set phone = '+7' where [email] = 'grace@example.com'

delete top (1) from contact where email = 'lee@example.com'

-- params: 2, 'lee@example.com'
delete top (?) from contact where email = ?

delete contact where email = 'nobody@example.com'

-- expect: refused HC-2109
update contact set email = email + 'x'

-- expect: error 42000/0AX00
update contact set phone = 'x' where email = 'kim@example.com' limit 1

-- ------------------------------------------------------------ queries
select [id], [email] as [where to write], [phone] from [contact] order by [id]

select [c].[id], [c].[email] from [PUBLIC].[contact] as [c] with (nolock) where [c].[email] = N'ada@example.com'

select c.id, o.note from contact c with (nolock, readpast) inner join orders o with (updlock, rowlock) on o.email = c.email order by c.id

select top 2 id, email from contact order by id

select top (1) [email] from [contact] where [name] = 'Ada'

-- params: 1
select top (?) id, email from contact order by id

select id, email from contact order by id offset 1 rows fetch next 2 rows only

-- params: 1, 1
select id, email from contact order by id offset ? rows fetch next ? rows only

select 'x' + [name] from contact where email = 'ada@example.com'

-- expect: refused HC-2109
select 'x' + email from contact

-- expect: refused HC-2106
select id from contact where email = 'ada' + '@example.com'

-- expect: refused HC-2109
select len(email) from contact

-- expect: refused HC-2109
select isnull(email, 'none') from contact

-- expect: refused HC-2109
select convert(varchar(10), email) from contact

select convert(varchar(10), id), email from contact order by id

select coalesce(email, 'none') from contact order by id

select id from contact where seen = '2024-05-06T07:08:09.123' and born = '2024-05-06 07:08:00' and token = '12345678-1234-1234-1234-123456789abc' and paid = 12.3456

-- params: 12.3456
select id, seen, born, paid, token, code from contact where paid = ?

select id, 0x4142 as b from contact where email = 'ada@example.com'

update contact set photo = 0x4a4B where email = 'ada@example.com'

select id, photo from contact where photo = 0X4A4b

select at#, note from orders where email = 'ada@example.com'

select [o].at# as [#a], [o].[note] from orders o where [o].[email] in ('ada@example.com', 'grace@example.com') order by [o].id

-- expect: refused HC-2020
select email from contact limit

select getdate() as now, id from contact where 1 = 0

-- expect: refused HC-2107
select id from contact order by [email]

-- expect: refused HC-2104
select id from contact where [phone] = '+1'

-- expect: refused HC-2107
select id from contact where [email] > 'a'

select [email], count(*) from [contact] group by [email] order by min([id])

select count(*) from (select [email] [e], [id] from [contact]) [x] where [x].[e] = 'ada@example.com'

with [w] as (select [email] from [contact] where [id] < 3) select count(*) from [w] where [email] <> 'x'

merge into [contact] as [t] using (select 'ada@example.com' as [e], '+6' as [p]) as [s] on [t].[email] = [s].[e] when matched then update set [phone] = [s].[p] when not matched then insert ([email], [phone]) values ([s].[e], [s].[p])

select email, phone from contact order by id

-- ------------------------------------------------------------ changes of the tables
alter table [orders] add [extra] nvarchar(20)

alter table [orders] alter column [note] nvarchar(500)

alter table contact drop column [born]

truncate table orders

drop table orders
