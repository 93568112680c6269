-- UPDATE and DELETE that join the tables they change with each other and with others.

create table contact (id int primary key, email varchar(120), backup varchar(120), note varchar(40), name varchar(40))

create table second (id int primary key, email varchar(120), note varchar(40), name varchar(40))

create table other (id int primary key, word varchar(120), contact_id int)

insert into contact values (1, 'ada@example.com', 'b1', 'n1', 'Ada'), (2, 'joan@example.com', 'b2', 'n2', 'Joan'), (3, 'grace@example.com', null, null, 'Grace'), (4, null, 'b4', 'n4', 'Nobody')

insert into second values (1, 'ada@example.com', 's1', 'a'), (2, 'joan@example.com', 's2', 'b'), (5, 'nobody@example.com', null, 'c')

insert into other values (1, 'one', 1), (2, 'two', 2), (3, 'three', 3)

-- ------------------------------------------------------------ update
-- params: 'new@example.com', 'ada@example.com'
update contact c join other o on o.contact_id = c.id set c.email = ? where c.email = ?

-- params: 'b@example.com', 'word', 2
update contact c, other o set c.email = ?, o.word = ? where o.contact_id = c.id and c.id = ?

update contact as c inner join second as s on s.id = c.id set c.note = 'both', s.note = 'both too', c.name = s.name where s.email = 'joan@example.com'

select * from contact order by id

select * from second order by id

update contact c, second s set s.email = c.email where s.id = c.id

update contact c left join second s on s.email = c.email set c.backup = coalesce(s.email, 'none@example.com') where c.id < 4

update contact a join contact b on b.id = a.id + 1 set a.backup = b.email, a.note = 'moved' where b.email is not null

update contact c join second s using (id) set c.email = s.email, s.email = 'swapped@example.com' where c.id = 2

select * from contact order by id

select * from second order by id

-- params: 'new@example.com'
update other o join contact c on o.contact_id = c.id set o.word = concat(o.word, '!') where c.email = ?

-- params: 'sub@example.com', 'new@example.com'
update contact c join (select email as mail from second where email is not null) q on q.mail = c.email set c.backup = ? where c.email = ?

update contact c join other o on o.contact_id = c.id set email = 'unqualified@example.com', word = 'w' where c.id = 3

update contact c join other o on o.contact_id = c.id set c.email = null, c.note = default where c.id = 3

update contact c straight_join other o set c.email = if(c.id = 1, 'if@example.com', c.email) where o.contact_id = c.id

update low_priority contact c cross join other o set c.note = 'l' where o.contact_id = c.id and c.id = 1

update ignore contact c join other o on o.contact_id = c.id set c.email = 'ignored@example.com' where c.id = 1

update contact c join second s on s.email = c.email or s.email <=> c.backup set c.note = 'or' where exists (select 1 from second x where x.email = c.email)

update contact set name = 'in' where email in (select email from second)

select * from contact order by id

select * from second order by id

select * from other order by id

update other o join (select 1 as one) x set o.word = concat(o.word, x.one) where o.id = 1

-- ------------------------------------------------------------ update that is refused
-- expect: refused HC-2113
update contact c join other o on o.contact_id = c.id set c.email = o.word

-- expect: refused HC-2112
update other o join contact c on o.contact_id = c.id set o.word = c.email where c.email = 'ada@example.com'

-- expect: refused HC-2114
update contact c, second s set s.note = c.note where s.id = c.id

-- expect: error 23000/0AX00
update contact c join second s on s.id = c.id set note = 'x'

-- expect: error 23000/0AX00
update contact c join second s on s.id = c.id set c.name = 'x' where note is null

-- expect: error 42S22/0AX00
update contact c join other o on o.contact_id = c.id set contact.email = 'x'

-- expect: refused HC-2100
update contact a join contact b on a.id = b.id set a.email = 'x', b.backup = 'y'

-- expect: error HY000/0AX00
update contact c join (select id, word from other) q on q.id = c.id set q.word = 'x'

-- expect: refused HC-2108
update contact c join second s on s.email like c.email set c.note = 'x'

-- expect: refused HC-2104
update contact c join second s on s.note = c.note set c.note = 'x'

-- expect: refused HC-2104
update contact c join other o on o.contact_id = c.id set c.note = 'x' where c.note = 'y'

-- ------------------------------------------------------------ delete
-- params: 'if@example.com'
delete o from other o join contact c on o.contact_id = c.id where c.email = ?

insert into second values (10, 'ten@example.com', 's10', 'ten'), (11, 'eleven@example.com', null, 'eleven')

insert into contact values (10, 'ten@example.com', null, 'n10', 'Ten'), (11, 'eleven@example.com', 'ten@example.com', null, 'Eleven'), (12, 'twelve@example.com', null, null, 'Twelve')

delete c, s from contact c join second s on s.email = c.email where c.email = 'ten@example.com'

delete from contact, s using contact inner join second s on contact.email = s.email where s.note is null

-- params: 'twelve@example.com'
delete quick c.* from contact c, other o where c.email = ? and o.id = 2

delete c from contact c left join second s on s.email = c.email where s.id is null and c.id > 3

delete a from contact a join contact b on b.email = a.email and b.id < a.id

delete ignore s from second s where s.email = 'swapped@example.com'

select * from contact order by id

select * from second order by id

select * from other order by id

-- expect: error 42S02/0AX00
delete contact from contact c join other o on o.contact_id = c.id where c.email = 'x'

-- expect: refused HC-2100
delete a, b from contact a join contact b on a.email = b.email where a.id < b.id

-- expect: refused HC-2104
delete c from contact c join second s on s.note = c.note

-- ------------------------------------------------------------ triggers of what changes, and of what is only read
create table logged (id int primary key, contact_id int)

insert into logged values (1, 1), (2, 2)

create table seen (id int auto_increment primary key, what varchar(40))

create trigger gone after delete on logged for each row insert into seen (what) values (old.id)

delete l from logged l join contact c on c.id = l.contact_id where c.email = 'ignored@example.com'

select what from seen

-- ------------------------------------------------------------ views
create view mails as select id, email from contact

update contact c join mails m on m.email = c.email set c.note = 'seen'

-- expect: refused HC-2118
update mails m join other o on o.contact_id = m.id set m.email = 'x'

-- expect: refused HC-2118
delete m from mails m join other o on o.contact_id = m.id

drop view mails

-- ------------------------------------------------------------ temporary tables
create temporary table scratch (id int primary key, x varchar(120))

insert into scratch values (1, 'ten'), (2, 'twenty')

update scratch t join contact c on c.id = t.id set t.x = concat(t.x, '!'), c.email = 'temporary@example.com' where c.id = 1

-- expect: refused HC-2112
update scratch t join contact c on c.id = t.id set t.x = c.email

delete t from scratch t join contact c on c.id = t.id where c.email = 'temporary@example.com'

select * from scratch order by id

drop temporary table scratch

select * from contact order by id
