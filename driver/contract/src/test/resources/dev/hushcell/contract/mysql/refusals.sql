-- What MySQL would do and cells cannot honour, or what goes round the driver.

create table contact (id int primary key, email varchar(120) unique, phone varchar(20), name varchar(40))

create table other (id int primary key, word varchar(120))

insert into contact values (1, 'ada@example.com', '+1', 'Ada')

-- expect: refused HC-2020
select email into @x from contact

-- expect: refused HC-2119
set @x = (select email from contact)

-- expect: refused HC-2119
prepare s from 'insert into contact (id) values (2)'

-- expect: refused HC-2119
execute immediate 'delete from contact'

-- expect: refused HC-2020
handler contact open

-- expect: refused HC-2020
begin not atomic insert into contact (id, email) values (3, 'x'); end

-- expect: refused HC-2020
set statement max_statement_time = 1 for insert into contact (id, email) values (3, 'x')

-- expect: refused HC-2020
analyze update contact set email = 'x'

-- expect: refused HC-2020
do (select count(*) from contact where email = 'x')

-- expect: refused HC-2100
show tables where (select count(*) from contact where email = 'x') > 0

-- expect: refused HC-2020
select id from contact where ! email = 'ada@example.com'

-- expect: refused HC-2107
select id from contact order by email

-- expect: refused HC-2108
select id from contact where email like 'a%'

-- expect: refused HC-2108
select id from contact where email regexp 'a'

-- expect: refused HC-2109
select concat(email, 'x') from contact

-- expect: refused HC-2104
select id from contact where phone = '+1'

-- expect: refused HC-2125
select max(email) from contact

-- expect: refused HC-2112
insert into other select id, email from contact

-- expect: refused HC-2113
insert into contact (id, email) select id, word from other

select * from contact
