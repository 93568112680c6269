-- Queries: equality in all its notations, and everything around it that leaves cells alone.

create table city (id int primary key, name varchar(40) not null)

create table contact (id int primary key, name varchar(60) not null, email varchar(120) {=unique}, phone varchar(20), born date, balance decimal(12,2), city_id int references city (id), note varchar(200))

create table offer (id int primary key, contact_email varchar(120), tax_id varchar(20), score int, contact_id int)

insert into city (id, name) values (1, 'Wien'), (2, 'Bern'), (3, 'Zürich')

insert into contact (id, name, email, phone, born, balance, city_id) values (1, 'Ada', 'ada@example.com', '+1', date '1815-12-10', 10.50, 1), (2, 'Grace', 'grace@example.com', '+2', date '1906-12-09', 0, 1), (3, 'Joan', 'joan@example.com', null, null, null, 2), (4, 'Nobody', null, null, null, -1, null)

insert into offer (id, contact_email, tax_id, score, contact_id) values (1, 'ada@example.com', 'A-1', 10, 1), (2, 'grace@example.com', 'B-2', 20, 2), (3, 'ada@example.com', 'A-1', 30, 1), (4, null, null, 40, 4), (5, 'other@example.com', 'C-3', 50, 3)

-- ------------------------------------------------------------ select lists
select * from contact order by id

select c.* from contact c order by c.id

select id, email as mail, phone as {=quoted The Phone} from contact order by id

select c.*, l.* from contact c join offer l on l.contact_id = c.id order by c.id, l.id

-- ------------------------------------------------------------ equality
-- params: 'ada@example.com'
-- params: 'ADA@example.com'
-- params: 'ada@example.com '
-- params: ''
-- params: null:VARCHAR
-- expect loose: differs the plain column passes over case and blanks, and compare: exact was chosen
select id from contact where email = ?

-- params: 'ada@example.com'
select id from contact where ? = email

select id from contact where email = 'ada@example.com'

select id from contact where 'ada@example.com' = email

-- params: 'ada@example.com'
select id from contact where email <> ? order by id

-- params: 'ada@example.com'
select id from contact where email != ? order by id

select id from contact where not (email = 'ada@example.com' or id = 2)

select id from contact where email in ('ada@example.com', 'joan@example.com') order by id

-- params: 'ada@example.com', 'joan@example.com', null:VARCHAR
select id from contact where email in (?, ?, ?) order by id

-- params: 'ada@example.com', 'joan@example.com'
select id from contact where email not in (?, ?)

select id from contact where email not in ('ada@example.com', null)

-- params: 'ada@example.com'
-- params: null:VARCHAR
select id from contact where email {=same} ? order by id

-- params: 'ada@example.com', 1
-- params: 'ada@example.com', 2
-- not: sqlserver
select id from contact where (email, id) = (?, ?)

-- not: sqlserver
select id from contact where (email, id) in (('ada@example.com', 1), ('grace@example.com', 1))

select id from contact where email is null order by id

select id from contact where email is not null and phone is not null order by id

-- params: localdate 1815-12-10
-- params: date 1815-12-10
-- params: localdate 1815-12-11
select id from contact where born = ?

select id from contact where born = date '1815-12-10'

-- params: 10.5
-- params: 10.500
-- params: 10.501
-- params: 0
select id from contact where balance = ?

select id from contact where balance = 10.50

select id from contact where balance in (-1, 10.5) order by id

-- ------------------------------------------------------------ optional filters
-- params: 'ada@example.com', 'ada@example.com'
-- params: null:VARCHAR, null:VARCHAR
select id from contact where (? is null or email = ?) order by id

-- params: 'ada@example.com', 'ada@example.com'
-- params: null:VARCHAR, null:VARCHAR
select id from contact where email = ? or (? is null and email is null) order by id

-- ------------------------------------------------------------ joins
select c.id, l.id from contact c join offer l on l.contact_email = c.email order by c.id, l.id

select c.id, l.id from contact c left join offer l on c.email = l.contact_email order by c.id, l.id

select c.id, l.id from contact c, offer l where c.email = l.contact_email order by c.id, l.id

select a.id, b.id from contact a join contact b on a.email = b.email order by a.id

select a.id, b.id from contact a join contact b on a.email <> b.email order by a.id, b.id

select c.id, x.name from contact c join city x on x.id = c.city_id where c.email = 'grace@example.com'

select name from contact c cross join (select 1 as one) o order by id

-- ------------------------------------------------------------ subqueries
select id from contact where email in (select contact_email from offer) order by id

select id from contact where email not in (select contact_email from offer where contact_email is not null) order by id

-- params: 1
select name from contact where email = (select contact_email from offer where id = ?)

select id from contact c where exists (select 1 from offer l where l.contact_email = c.email) order by id

select id from contact c where not exists (select * from offer l where l.contact_email = c.email) order by id

select id, (select max(l.score) from offer l where l.contact_email = c.email) as best from contact c order by id

select id, (select c.email from contact c where c.id = l.contact_id) as mail from offer l order by id

select x.mail from (select email as mail, id from contact) x where x.mail = 'ada@example.com'

-- params: 'ada@example.com'
select x.mail, x.id from (select email as mail, id from contact where id < 3) x where x.mail = ? order by x.id

with c as (select id, email as mail from contact) select c.id, l.score from c join offer l on l.contact_email = c.mail order by c.id, l.score

-- params: 'ada@example.com'
with c (i, mail) as (select id, email from contact), d as (select * from c where mail = ?) select i, mail from d

-- ------------------------------------------------------------ set operations
select email from contact union select contact_email from offer

select email from contact union all select contact_email from offer

select email from contact intersect select contact_email from offer

select email from contact except select contact_email from offer

select id, email from contact where id = 1 union all select id, 'constant@example.com' from city where id = 2

-- ------------------------------------------------------------ grouping
select count(*) from contact

select count(email), count(distinct email), count(phone) from contact

select distinct email from contact

select distinct contact_email, tax_id from offer

select contact_email, count(*), sum(score) from offer group by contact_email

select contact_email, tax_id, max(score) from offer group by contact_email, tax_id having count(*) > 1

select contact_email from offer group by contact_email having contact_email = 'ada@example.com'

select contact_email from offer group by contact_email having count(distinct tax_id) = 1 and contact_email is not null

select sum(score), min(score), avg(score) from offer where contact_email = 'ada@example.com'

-- ------------------------------------------------------------ expressions
select case when email is null then 'none' else 'some' end from contact order by id

select case when email = 'ada@example.com' then 1 else 0 end as found from contact order by id

-- params: 'ada@example.com'
select id, case email when ? then 'yes' else 'no' end as found from contact order by id

select id, coalesce(email, 'unknown@example.com') as mail from contact order by id

select id, case when id < 3 then email else 'hidden@example.com' end as mail from contact order by id

select id, case when id < 3 then email end as mail from contact order by id

select id, coalesce(c.email, (select l.contact_email from offer l where l.id = 1)) from contact c order by id

-- expect postgresql: differs NULLIF of a varchar and a literal is a text
select id, nullif(email, 'ada@example.com') as mail from contact order by id

-- not: sqlserver
select upper(name), length(name), id + 1 from contact where email is not null order by name

-- ------------------------------------------------------------ windows over other columns
select id, row_number() over (order by score desc) as place from offer where contact_email is not null order by id

select id, sum(score) over (partition by contact_email order by id) from offer order by id

select id, rank() over (order by score), contact_email from offer order by id

-- ------------------------------------------------------------ order and paging
select id, email from contact order by name desc, id

select email as name2, id from contact order by 2

-- params: 2
select id, email from contact order by id {=first ?}

select id, email from contact order by id {=first 2}

-- ------------------------------------------------------------ locks
-- not: sqlserver, sqlite
select id, email from contact where email = 'ada@example.com' for update

-- ------------------------------------------------------------ several parameters of all kinds
-- params: 'Ada', 'ada@example.com', localdate 1815-12-10, 1
select id, name, email, born from contact where name = ? and email = ? and born = ? and id = ?

-- ------------------------------------------------------------ PostgreSQL's own
-- only: postgresql
-- params: array varchar ada@example.com joan@example.com
-- params: array varchar nobody@example.com
-- params: array text ada@example.com
select id from contact where email = any (?) order by id

-- only: postgresql
-- params: array varchar ada@example.com joan@example.com
select id from contact where email <> all (?) order by id

-- only: postgresql
-- params: array varchar ada@example.com
select id from contact where email = any (?::text[])

-- only: postgresql
-- params: 'joan@example.com'
select id from contact where email = any (array['ada@example.com', ?]) order by id

-- only: postgresql
-- params: array int4 1 2
select id, email from contact where id = any (?) order by id

-- only: postgresql
-- expect: refused HC-2106
select id from contact where email = any ('{ada@example.com}')

-- only: postgresql
-- params: 'ada@example.com', '1'
select id from contact where email = ?::text and id = ?::int

-- only: postgresql
select id from contact where email = 'ada@example.com'::varchar(200)

-- only: postgresql
-- expect: refused HC-2127
select id from contact where email = 'ada@example.com'::varchar(2)

-- only: postgresql
-- expect: refused HC-2109
select email::text from contact

-- only: postgresql
select id, born from contact where born = '1815-12-10'::date

-- only: postgresql
-- params: 'ada@example.com'
-- params: null:VARCHAR
select id from contact where ?::text is null or email = 'ada@example.com' order by id

-- only: postgresql
-- expect: refused HC-2107
select distinct on (contact_email) contact_email, id, score from offer order by contact_email nulls first, score desc

-- only: postgresql
select distinct on (contact_id) contact_id, contact_email, score from offer order by contact_id, score desc

-- only: postgresql
select c.id, x.best from contact c, lateral (select max(l.score) as best from offer l where l.contact_email = c.email) x order by c.id

-- only: postgresql
select c.id, x.id as offer from contact c left join lateral (select l.id from offer l where l.contact_email = c.email order by l.score limit 1) x on true order by c.id

-- only: postgresql
select id, email from contact where email = 'ada@example.com' for update of contact skip locked

-- only: postgresql
select id, email from contact where id = 2 for no key update nowait

-- only: postgresql
select id, email from contact order by id limit 2 offset 1

-- only: postgresql
-- params: 1, 2
select id, email from contact order by id offset ? limit ?

-- only: postgresql
select email is null as missing, count(*) filter (where email is not null) from contact group by email is null order by 1

-- only: postgresql
select array_agg(id order by id), string_agg(name, ',' order by name) from contact where email is not null

-- only: postgresql
select g.n, c.email from generate_series(1, 3) as g(n) join contact c on c.id = g.n order by g.n

-- only: postgresql
select t.id, c.email from (values (1, 'ada@example.com'), (9, 'zoe@example.com')) as t(id, mail) join contact c on c.email = t.mail

-- only: postgresql
select id from contact where (email, name) in (('ada@example.com', 'Ada'), ('joan@example.com', 'Joan')) order by id

-- only: postgresql
select id from contact where (email = 'ada@example.com') is true

-- only: postgresql
-- expect: refused HC-2020
select id from contact where email = 'ada@example.com' is not true order by id

-- only: postgresql
-- expect: refused HC-2109
select contact.id, contact from contact where id = 0

-- only: postgresql
select name ilike 'a%' as a, name similar to '(A|G)%' as b, name ~ '^A' as c, name || '!' as d from contact where email = 'ada@example.com'

-- only: postgresql
table city
