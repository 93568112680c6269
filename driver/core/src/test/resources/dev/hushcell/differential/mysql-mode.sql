-- What applications write for MySQL and MariaDB, on H2 in the modes of these.

-- ------------------------------------------------------------ definitions
create table `contact` (
  `id` int(11) unsigned not null auto_increment,
  `email` varchar(120) character set utf8mb4 collate utf8mb4_bin comment 'where to write',
  `phone` varchar(20) default null,
  `name` varchar(40) not null default 'nobody' comment 'plain',
  `code` char(8),
  `rank` int(5) unsigned,
  `seen` datetime(3),
  `born` year(4),
  `made` datetime default current_timestamp on update current_timestamp,
  `photo` varbinary(20),
  `n` int default 0,
  primary key (`id`),
  unique key `contact_email` (`email`) using btree,
  key `contact_name` (`name`, `n` desc),
  index (`code`) using btree
) engine = InnoDB auto_increment = 1 default charset = utf8mb4 collate = utf8mb4_bin, comment = 'people' row_format = dynamic

create table strict_one (id int auto_increment primary key, email varchar(120) not null unique, n int default 0) ENGINE=InnoDB DEFAULT CHARSET=utf8

create table ledger (iban varchar(34) primary key, note varchar(100), n int)

create table other (id int primary key, x int, word varchar(40))

create table keyed (id int primary key, mail varchar(120), secret varchar(40), word varchar(20))

-- expect: refused HC-2209
alter table keyed add key keyed_secret (secret)

alter table keyed add unique key keyed_mail (mail)

alter table keyed add constraint keyed_word unique index (word)

alter table keyed modify column word varchar(40) not null

alter table keyed modify word null

alter table keyed modify secret varchar(80)

-- expect: refused HC-2214
alter table keyed modify secret varchar(10)

-- H2 takes the name of CHANGE and passes over the type.
alter table keyed change column secret `hidden` varchar(200)

alter table keyed change `hidden` secret varchar(1)

-- expect: refused HC-2200
alter table keyed change secret `hidden` varchar(200) default 'a secret'

-- expect: refused HC-2200
alter table keyed change secret `hidden` varchar(200) check (secret <> 'a secret')

-- params: 1, 'a@example.com', 'rather a long secret of some forty letters', 'w'
insert into keyed (id, mail, secret, word) values (?, ?, ?, ?)

select id, mail, secret, word from keyed

alter table keyed add column added varchar(20) after mail

alter table keyed drop index keyed_mail

alter table keyed drop foreign key keyed_word

alter table keyed convert to character set utf8mb4 collate utf8mb4_bin

-- expect: refused HC-2213
alter table keyed drop index hushcell_keyed_mail

-- expect: refused HC-2213
alter table keyed drop foreign key `hushcell_keyed_mail`

@columns keyed

-- ------------------------------------------------------------ insert
insert into contact (id, email, phone, name, code, rank, seen, born) values (1, 'ada@example.com', '+1', 'Ada', 'ab', 7, '2024-05-06 07:08:09.123', 1815)

insert into contact set id = 2, email = 'grace@example.com', name = 'O''Hara', code = 'abc  '

-- params: 3, 'joan@example.com', 'cd'
insert into contact (id, email, code) values (?, ?, ?)

insert ignore into contact (id, email, name) values (1, 'again@example.com', 'x'), (5, 'five@example.com', 'Five')

-- params: 6, 'six@example.com'
-- params: 7, 'five@example.com'
insert ignore into contact (id, email) values (?, ?)

select id, email, phone, name, code, rank, seen, born, n from contact order by id

-- Blanks at the end of CHAR are gone for good.
select id, code from contact where code = 'ab'

select id, code from contact where code = 'ab      '

-- params: 'ab  '
select id, code from contact where code = ?

-- params: 'ab', 'abc '
select id from contact where code in (?, ?) order by id

-- ------------------------------------------------------------ on duplicate key
-- params: 'a@example.com', 1
-- params: 'a@example.com', 2
-- params: 'b@example.com', 3
insert into strict_one (email, n) values (?, ?) on duplicate key update n = n + values(n)

insert into strict_one (email, n) values ('a@example.com', 9) on duplicate key update email = values(email), n = 100

insert into strict_one (email, n) values ('a@example.com', 9), ('c@example.com', 5) on duplicate key update n = coalesce(values(n), n, 1), email = values(`email`)

-- params: 'b@example.com', 'd@example.com'
insert into strict_one (email) values (?) on duplicate key update email = ?

-- params: 'c@example.com'
insert into strict_one (email, n) values (?, 70) on duplicate key update strict_one.n = values(strict_one.n) + 1

insert into strict_one (email, n) select email, id from contact where id < 4 on duplicate key update n = values(n)

insert into contact (id, email, phone) values (1, 'ada@example.com', '+2') on duplicate key update phone = values(phone), email = email

-- expect: refused HC-2109
insert into strict_one (email, n) values ('a@example.com', 9) on duplicate key update email = concat(values(email), 'x')

-- expect: refused HC-2104
insert into contact (id, phone) values (1, '+3') on duplicate key update n = case when phone = values(phone) then 1 else 0 end

select email, n from strict_one order by id

select id, email, phone from contact order by id

-- ------------------------------------------------------------ replace
-- params: 2, 'new@example.com'
replace into contact (id, email) values (?, ?)

replace into ledger values ('DE1', 'first', 1), ('DE2', 'second', 2)

replace into ledger (iban, note) values ('DE1', 'again')

-- params: 'DE2', 'and again'
-- params: 'DE3', 'third'
replace into ledger (iban, note) values (?, ?)

replace into ledger (iban, n) select iban, n + 1 from ledger where iban = 'DE1'

select * from ledger

select iban from final table (replace into ledger (iban, note) values ('DE1', 'delta'))

select id, email, name from contact where id = 2

-- ------------------------------------------------------------ other changes
update contact set email = 'ada2@example.com', n = 5 where email = 'ada@example.com' limit 1

-- params: '+4', 'ada2@example.com'
update contact set phone = ? where email = ? order by id limit 5

delete contact from contact where email = 'five@example.com'

delete `contact` from contact c where c.email = 'nobody@example.com'

delete public.contact from contact where email = 'nobody@example.com'

-- H2 reads no more of the first name than that it is there.
-- params: 'nobody@example.com'
delete from contact where email = ? limit 1

-- expect: refused HC-2109
update contact set phone = concat(phone, 'x')

-- ------------------------------------------------------------ queries
select `c`.`id`, `c`.`email` as `mail` from `contact` as `c` where `c`.`email` = 'ada2@example.com'

select `EMAIL`, `Id` from `CONTACT` where `Email` = 'ada2@example.com'

select email, count(*) from contact group by 1 order by count(*), min(id)

select distinct n from contact order by id

-- expect: refused HC-2110
select phone, count(*) from contact group by 1

-- expect: refused HC-2107
select id from contact order by email

select id, email from contact order by id limit 1, 2

select id, email from contact order by id limit 2 offset 1

select id, 0x4142 as b from contact where email = 'ada2@example.com'

update contact set photo = 0x4a4B where id = 1

select id, photo from contact where photo = 0X4A4b or photo in (0x, X'00')

-- expect: refused HC-2121
insert into contact (id, email) values (90, 0x4142)

select id from contact where rank = 7 and seen = '2024-05-06 07:08:09.123' and born = 1815

-- params: 7, 1815
select id from contact where rank = ? and born = ?

select ifnull(email, 'none') as e from contact order by id

select coalesce(email, 'none') as e, ifnull(email, 'x') as `f` from contact order by id

select id, case when id = 1 then email end from contact order by id

select c.id, s.n from contact c join strict_one s on s.email = c.email order by c.id

-- expect: refused HC-2107
select id from contact where email > 'a'

-- expect: refused HC-2108
select id from contact where email like 'a%'

set foreign_key_checks = 0

set names utf8

truncate table ledger

select count(*) from ledger

drop table if exists other

drop table ledger
