-- Data definition as Hibernate, Flyway and Liquibase write it for SQL Server.

create table person (id bigint identity not null, name varchar(60) not null, email nvarchar(120) not null, phone varchar(30), pin int, constraint person_pk primary key clustered (id asc), constraint person_mail unique nonclustered (email))

@columns person

create table [dbo].[deal] ([id] [int] not null primary key, [owner] [nvarchar](120) null references [person] ([email]), [amount] [decimal](10, 2) check ([amount] >= 0))

@columns deal

create nonclustered index person_name on person (name)

create unique nonclustered index person_pin on person (pin) where pin is not null

insert into person (name, email, phone, pin) values ('Ada', N'ada@example.com', '+1', 1234)

insert into deal (id, owner, amount) values (1, N'ada@example.com', 5)

-- expect: error 23000/23000
insert into person (name, email) values ('Again', N'ada@example.com')

-- expect: error 23000/23000
insert into deal (id, owner) values (2, N'nobody@example.com')

alter table person add added varchar(50) null

@columns person

-- params: 'later', 'ada@example.com'
update person set added = ? where email = ?

select added from person where added = 'later'

alter table person add plain varchar(20), other int

alter table person drop column plain

create view person_mails as select id, email from dbo.person

-- params: 'ada@example.com'
select * from person_mails where email = ?

drop view person_mails

drop table deal

drop table person
