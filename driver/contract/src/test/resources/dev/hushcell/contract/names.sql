-- What a name means: aliases, cases, quotes, scopes.

create table contact (id int primary key, name varchar(60), email varchar(120), phone varchar(20))

create table two (id int primary key, email varchar(120), extra varchar(20))

create table note (id int primary key, email varchar(120), text varchar(200))

insert into contact (id, name, email, phone) values (1, 'Ada', 'ada@example.com', '+1'), (2, 'Grace', 'grace@example.com', '+2')

insert into two (id, email, extra) values (1, 'ada@example.com', 'x'), (3, 'joan@example.com', 'y')

insert into note (id, email, text) values (1, 'plain@example.com', 'email of contact')

-- not: mysql, cased
-- its names of tables have a case
select ID, EMAIL from CONTACT where Email = 'ada@example.com'

-- not: mysql, cased
SELECT c.Email FROM Contact AS c WHERE C.EMAIL = 'ada@example.com'

-- only: mysql
SELECT c.Email, ID FROM contact AS c WHERE c.EMAIL = 'ada@example.com' AND Email IS NOT NULL

-- only: mysql
-- expect: error 42S02/0AX00
select email from CONTACT where email = 'ada@example.com'

select email.email from contact email where email.email = 'ada@example.com'

select contact.email from contact where contact.email = 'ada@example.com'

select n.email, c.email from note n join contact c on c.id = n.id where n.email = 'plain@example.com' and c.email = 'ada@example.com'

select email from note where email = 'plain@example.com'

select c1.email, c2.email from contact c1, contact c2 where c1.id = 1 and c2.id = 2 and c1.email = 'ada@example.com' and c2.email = 'grace@example.com'

select t.email from (select email from contact union all select email from two) t where t.email = 'ada@example.com'

select id from contact c where exists (select 1 from note where email = 'plain@example.com' and c.email = 'ada@example.com')

select id from note where exists (select 1 from contact where email = 'ada@example.com')

select id from contact where email = (select t.email from two t where t.id = contact.id)

-- not: h2
with contact as (select id, email from note) select id, email from contact where email = 'plain@example.com'

with c as (select email as phone, phone as email from contact) select phone from c where phone = 'ada@example.com'

-- expect h2: differs H2 keeps what the first branch says of a column
with {=recursive} r (n, mail) as (select 1, email from contact where id = 1 union all select n + 1, mail from r where n < 3) select n, mail from r where mail = 'ada@example.com' order by n

-- not: sqlserver
select * from contact join two using (id, email)

-- not: h2, sqlserver
select id, email from contact natural join two

-- not: h2, sqlserver
select email from contact join two using (email)

-- not: sqlserver
-- expect: refused HC-2123
select * from contact join note using (email)

-- not: sqlserver
-- expect: refused HC-2123
select name from contact natural join note

select emailx.y from (select 'ada@example.com' as y) emailx

select 'contact.email' as contact, id as email from note

select email_of.id from contact email_of where email_of.name = 'contact'
