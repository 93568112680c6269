-- Data definition, as applications and their tools write it.

create table person (id {=identity}, name varchar(60) not null, email varchar(120) not null, phone varchar(30), pin int, constraint person_pk primary key (id), constraint person_mail unique (email))

-- not: sqlserver
create table if not exists person (id bigint, email varchar(120), phone varchar(30))

@columns person

create table deal (id int primary key, owner varchar(120) references person (email), amount decimal(10,2) check (amount >= 0))

@columns deal

create index person_name on person (name)

create index person_pin on person (pin)

-- expect: refused HC-2209
create index person_phone on person (phone)

-- only: sqlite
-- keys: *
insert into person (name, email, phone, pin) values ('Ada', 'ada@example.com', '+1', 1234)

-- not: sqlite
-- keys: id
insert into person (name, email, phone, pin) values ('Ada', 'ada@example.com', '+1', 1234)

insert into deal (id, owner, amount) values (1, 'ada@example.com', 5)

-- expect: error 23505/23505
-- not: sqlserver
-- expect mysql: error 23000/23000
-- expect sqlite: error null/null
insert into person (name, email) values ('Again', 'ada@example.com')

-- expect: error 23506/23506
-- expect postgresql: error 23503/23503
-- not: sqlserver
-- expect mysql: error 23000/23000
-- expect sqlite: error null/null
insert into deal (id, owner) values (2, 'nobody@example.com')

-- expect mysql: differs with a CHECK the table is copied, and its rows are counted
alter table person {=add} added varchar(50)

@columns person

-- params: 'later', 'ada@example.com'
update person set added = ? where email = ?

select added from person where added = 'later'

-- not: sqlserver
alter table person add column plain varchar(20) default 'p'

-- not: sqlserver
alter table person drop column plain

-- not: sqlserver, sqlite
-- expect: refused HC-2211
alter table person alter column phone set default 'none'

-- expect: refused HC-2213
alter table person add constraint person_long check (phone <> 'x')

-- not: sqlserver
-- expect: refused HC-2109
select * from person where length(phone) > 3

create view person_mails as select id, email from person

-- params: 'ada@example.com'
select * from person_mails where email = ?

drop view person_mails

drop table deal

drop table person

create table person (id int primary key, email varchar(120), phone varchar(30))

insert into person values (1, 'new@example.com', '+9')

select * from person where email = 'new@example.com'
