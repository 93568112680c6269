-- What ciphertext cannot honour is refused, and only that.

create table contact (id int primary key, name varchar(60), email varchar(120), phone varchar(20), born date)

create table note (id int primary key, email varchar(120), text varchar(200))

insert into contact values (1, 'Ada', 'ada@example.com', '+1', date '1815-12-10')

insert into note values (1, 'ada@example.com', 'x')

-- expect: refused HC-2104
select id from contact where phone = '+1'

-- expect: refused HC-2106
select id from contact where email = name

-- expect: refused HC-2106
select c.id from contact c join note n on n.email = c.email

-- expect: refused HC-2107
select id from contact order by email

-- expect: refused HC-2107
select id from contact where email < 'b'

-- expect: refused HC-2107
select id from contact where email between 'a' and 'b'

-- expect: refused HC-2108
select id from contact where email like 'ada%'

-- params: 'ada%'
-- expect: refused HC-2108
select id from contact where email like ?

-- expect: refused HC-2109
select upper(email) from contact

-- expect: refused HC-2109
select id from contact where lower(email) = 'ada@example.com'

-- expect: refused HC-2109
-- expect mysql: refused HC-2126
-- where it means OR
-- not: sqlserver
select email || '' from contact

-- expect: refused HC-2125
select max(email) from contact

-- expect: refused HC-2110
select count(*) from contact group by phone

-- expect: refused HC-2110
select distinct phone from contact

-- expect: refused HC-2111
select coalesce(email, name) from contact

-- expect: refused HC-2111
select email from contact union all select email from note

-- expect: refused HC-2112
insert into note (id, email) select id + 10, email from contact

-- expect: refused HC-2112
update note set email = (select c.email from contact c where c.id = note.id)

-- expect: refused HC-2113
insert into contact (id, email) select id + 10, email from note

-- expect: refused HC-2113
update contact set email = name where id = 1

-- expect: refused HC-2113
update contact set email = lower('ADA@example.com') where id = 1

-- expect: refused HC-2114
update contact set email = phone where id = 1

-- expect: refused HC-2127
update contact set email = cast('x' as varchar(3)) where id = 1

-- not: sqlserver
-- expect: refused HC-2217
create table copy as select id, email from contact

-- expect: refused HC-2109
create view shout as select id, upper(email) as loud from contact

select * from contact

select * from note
