-- Queries and changes of rows in MySQL's own forms.

create table contact (id int primary key, email varchar(120) unique, phone varchar(20), name varchar(40), n int default 0)

create table strict_one (id int auto_increment primary key, email varchar(120) not null unique, n int default 0)

create table other (id int primary key, x int, word varchar(40))

-- ------------------------------------------------------------ insert
insert contact values (1, 'ada@example.com', '+1', 'Ada', 1)

insert into contact set id = 2, email = "grace@example.com", name = "O'Hara"

-- params: 3, 'joan@example.com'
insert low_priority into contact (id, email) values (?, ?)

insert into other () values (1, 10, 'one'), (2, 20, 'two')

insert into contact (id, email) values (4, 'it''s \"quoted\" \\ and \'so\'')

select id, email from contact order by id

insert ignore into contact (id, email) values (1, 'again@example.com'), (5, 'five@example.com')

-- expect: refused HC-2141
insert ignore into strict_one (email) values ('x@example.com')

-- expect: refused HC-2141
update ignore strict_one set email = 'x@example.com'

create table all_default (id int auto_increment primary key, email varchar(120))

insert into all_default values ()

insert into all_default () values ()

select id, email from all_default order by id

-- params: 'a@example.com', 1
-- params: 'a@example.com', 2
-- params: 'b@example.com', 3
insert into strict_one (email, n) values (?, ?) on duplicate key update n = n + values(n)

insert into strict_one (email, n) values ('a@example.com', 9) on duplicate key update email = values(email), n = 100

-- params: 'b@example.com', 'c@example.com'
insert into strict_one (email) values (?) on duplicate key update email = ?

select email, n from strict_one order by id

-- params: 1, 'new@example.com'
replace into contact (id, email) values (?, ?)

replace contact set id = 2, email = 'grace2@example.com'

replace into contact (id, email) select id + 10, email from contact where id = 2

delete from contact where id = 12

insert into contact (id, email) select 20, 'twenty@example.com' from dual where not exists (select 1 from contact where email = 'twenty@example.com')

select id, email, name from contact order by id

-- ------------------------------------------------------------ change
update contact set phone = '+2', n = n + 1 where email <=> 'new@example.com'

update contact set phone = '+3' where phone is null order by id limit 2

update low_priority contact set email = if(id = 1, 'if@example.com', email)

delete quick from contact where email = 'twenty@example.com' limit 1

select id, email, phone from contact order by id

-- ------------------------------------------------------------ read
-- params: 'if@example.com'
-- params: null:VARCHAR
select id from contact where email <=> ?

select id from contact where (email, id) = ('if@example.com', 1) or row(email, id) = row('joan@example.com', 3) order by id

select id from contact where email = 'if@example.com' || email = 'joan@example.com' && id = 3 order by id

select sql_no_cache distinct email from contact where id < 3

select straight_join c.id from contact c, other o where c.id = o.id and c.email is not null order by c.id

select c.id from contact c straight_join other o on c.id = o.id order by c.id

select id from contact use index (email) where email = 'if@example.com'

select id from contact force key for order by (primary) where email = 'if@example.com'

select id, email from contact order by id limit 1, 2

-- params: 2, 1
select id, email from contact order by id limit ? offset ?

select id, email from contact where id = 1 for update

select id, email from contact where id = 1 lock in share mode

select id, email from contact where id = 1 for update skip locked

select id, n div 2, n mod 2, n % 2, mod(n, 2) from contact order by id

select id, ifnull(email, 'none') as m, isnull(email), nullif(n, 0) from contact order by id

select count(distinct email, id), group_concat(id order by id separator '-') from contact

select @x := 5

select id, @x from contact where id = @x or id = 1 order by id

select id, date_add('2020-01-01', interval id day), timestampdiff(day, '2020-01-01', '2020-02-01') from contact order by id

select id, name regexp '^A', name like 'A%', name is null from contact order by id

(select id, email from contact where id = 1) union (select id, email from contact where id = 2) order by id limit 1

with recursive r (n) as (select 1 union all select n + 1 from r where n < 3) select r.n, c.email from r join contact c on c.id = r.n order by r.n

select `contact`.`email`, `c``x`.`id` from contact join other as `c``x` on `c``x`.id = contact.id order by 2

select id from contact where email = "if@example.com" # a comment with 'quotes'

select id from contact where email = 'if@example.com' -- another 'comment'

select /*+ NO_INDEX_MERGE(contact) */ id from contact where email = 'if@example.com'

select /*+ NO_ICP(contact) MAX_EXECUTION_TIME(10000) */ id from contact where email = 'if@example.com'

update /*+ BKA(contact) */ contact set n = n where email = 'if@example.com'

-- expect: refused HC-2032
select id from contact where email = 'if@' 'example.com'

-- expect: refused HC-2051
select id from contact where email = _utf8mb4'if@example.com'

-- expect: refused HC-2050
select id from contact where email = /*! 'if@example.com' */

-- expect: refused HC-2121
select id from contact where email = 0

-- expect: refused HC-2121
select id from contact where email = 0x4142

-- ------------------------------------------------------------ triggers
create table log_of_other (id int auto_increment primary key, what varchar(40))

create trigger harmless after insert on other for each row insert into log_of_other (what) values (new.word)

insert into other values (3, 30, 'three')

select what from log_of_other
