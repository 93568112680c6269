-- What T-SQL has and cells cannot honour.

create table contact (id int not null primary key, name nvarchar(60), email nvarchar(120), phone nvarchar(20), born date)

create table note (id int not null primary key, email nvarchar(120))

insert into contact (id, name, email, phone, born) values (1, N'Ada', N'ada@example.com', N'+1', '1815-12-10')

-- expect: refused HC-2104
select id from contact where phone = N'+1'

-- expect: refused HC-2107
select top 1 id from contact order by email

-- expect: refused HC-2109
select len(email) from contact

-- expect: refused HC-2109
select email + N'' from contact

-- expect: refused HC-2108
select id from contact where email like N'ada%'

-- expect: refused HC-2106
select c.id from contact c join note n on n.email = c.email

-- expect: refused HC-2112
insert into note (id, email) select id + 10, email from contact

-- expect: refused HC-2114
update contact set email = phone where id = 1

-- expect: refused HC-2100
select c.id, x.n from contact c cross apply (select count(*) as n from note e where e.id = c.id) x order by c.id

select id, name, email, phone, born from contact
