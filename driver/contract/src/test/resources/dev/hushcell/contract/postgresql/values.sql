-- What PostgreSQL makes of values beside their types: stored, compared and read as the plain column
-- does it, or refused.

create table thing (id int primary key, c char(5), v varchar(10) collate "C", k text collate "und-x-icu", w varchar(10) collate pg_catalog."de-x-icu", n numeric(10,3), i int, s smallint, l bigint, dt date, tm time(3), ts timestamp(0), tz timestamptz(3), b boolean, u uuid, x bytea)

create table other (id int, v varchar(10))

-- ------------------------------------------------------------ CHAR is padded
insert into thing (id, c, v, k) values (1, 'ab', 'ab', 'ab'), (2, 'ab   ', 'ab   ', 'ab   '), (3, '', '', ''), (4, null, null, null), (5, 'AB', 'AB', 'AB'), (6, 'é', 'é', E'e\u0301')

-- cut without error where only blanks are too many
-- expect: either
insert into thing (id, c) values (7, 'abcde   ')

-- expect: either
insert into thing (id, v) values (8, 'abcdefghij    ')

-- expect: error 22001
insert into thing (id, c) values (9, 'abcdef')

-- expect: error 22001
insert into thing (id, v) values (9, 'abcdefghijk')

select id, c, v, k from thing order by id

select id, length(w) from thing where c = 'ab'

select id from thing where c = 'ab  '

select id from thing where c = ''

select id from thing where c in ('ab', 'AB   ')

-- params: 'ab'
-- params: 'ab   '
-- params: ''
-- params: 'abcdefgh'
-- expect: either
select id from thing where c = ?

-- params: 'ab'
-- params: 'ab '
-- params: 'AB'
-- params: ''
-- params: 'abcdefghijklmnop'
select id from thing where v = ?

-- params: 'é'
-- params: 'é'
select id from thing where k = ?

select c, count(*) from thing group by c

select distinct v, k from thing

select a.id, z.id from thing a join thing z on a.c = z.c

-- ------------------------------------------------------------ NOT IN with NULL
insert into other values (1, 'ab'), (2, null)

select id from thing where v not in ('ab', 'zz')

select id from thing where v not in ('ab', null)

-- params: 'ab', null:VARCHAR
-- params: 'ab', 'cd'
select id from thing where v not in (?, ?)

select id from thing where not (v in ('ab', null))

select id from thing where v <> all (array['ab', 'AB'])

-- expect: either
select id from thing where v <> all (array['ab', null])

select id from thing where v not in (select z.v from thing z where z.id > 3)

select id from thing where v not in (select z.v from thing z where z.id < 3)

select id from thing where v is distinct from 'ab' and v is not null

select id from thing where (v, id) not in (('ab', 1), ('AB', 5))

select id from thing where (v = 'ab') is unknown

select id from thing where (v = 'ab') is not true

-- ------------------------------------------------------------ numbers are rounded, or out of range
insert into thing (id, n, i, s, l) values (20, 1.0005, 1, 2, 3), (21, -1.0005, -1, -2, -3), (22, 1.00049, 0, 0, 0), (23, 9999999.9994, 2147483647, 32767, 9223372036854775807), (24, -0, -2147483648, -32768, -9223372036854775808)

-- expect: error 22003/22001
insert into thing (id, n) values (25, 9999999.9995)

-- params: 26, 1.0005
-- params: 27, -1.0015
-- params: 28, 0.00049999
-- params: 29, decimal 1E+3
insert into thing (id, n) values (?, ?)

select id, n, i, s, l from thing where id between 20 and 29 order by id

-- params: 1.001
-- params: 1.0010000
-- params: 1.00101
-- params: 99999999999999999999.5
-- params: 1L
-- params: 1000
select id from thing where n = ?

select id from thing where n = 1.0010000

select id from thing where n in (1.001, 1e3, 10000000000)

select id from thing where n <> 1.001

select id from thing where n not in (10000000000.5)

-- params: 2147483648L
-- params: -2147483649L
-- params: 2147483647
-- params: 1.0
-- params: 1.5
select id from thing where i = ?

-- params: 2147483648L
-- params: 1.5
select id from thing where i <> ?

-- params: 32768
-- params: 32767
-- params: 9223372036854775807L
select id from thing where s = ?

select id from thing where s = 40000

select id from thing where s in (2, 70000)

select id from thing where s not in (2, 70000)

select id from thing where l = 9223372036854775808

select id from thing where l <> 9223372036854775808

-- expect: error 22003/22001
insert into thing (id, s) values (30, 32768)

insert into thing (id, i) values (31, '12')

-- ------------------------------------------------------------ times
-- the last hour of a day is none of ours
-- expect: refused HC-3005
insert into thing (id, tm) values (39, '23:59:59.9995')

-- expect: refused HC-3003
insert into thing (id, tm) values (39, '24:00:00')

insert into thing (id, tz) values (36, '2024-02-29 12:00:00+05:30'), (37, '2024-02-29T12:00:00Z'), (38, timestamp with time zone '2024-02-29 12:00:00-15')

-- expect: either
insert into thing (id, tz) values (35, timestamptz '2024-02-29 12:00:00+05:30')

-- expect: error 22009/22018
insert into thing (id, tz) values (39, '2024-02-29 12:00:00+16')

insert into thing (id, dt, tm, ts, tz) values (40, '2024-02-29', '23:59:59.999', '2024-02-29 23:59:59.5', timestamp with time zone '2024-02-29 12:00:00.0005+05:30'), (41, '0001-01-01', '00:00:00', '1582-10-10 00:00:00', timestamp with time zone '1582-10-10 00:00:00+00'), (42, '9999-12-31', '23:59:00', '9999-12-31 23:59:59', timestamp with time zone '9999-12-31 23:59:59+00')

-- params: 43, localdate 2024-02-29, localtime 10:11:12.0005, localdatetime 2024-02-29T10:11:12.4999, offsetdatetime 2024-02-29T10:11:12.1235+02:00
-- params: 44, date 1582-10-04, time 10:11:12, timestamp 0532-12-10 07:13:17.5, timestamp 0532-12-10 07:13:17.203
insert into thing (id, dt, tm, ts, tz) values (?, ?, ?, ?, ?)

-- expect: either
insert into thing (id, tz) values (45, '2024-02-29 12:00:00')

-- expect: either
insert into thing (id, ts, dt) values (46, 'infinity', '-infinity')

select id, dt, tm, ts, tz from thing where id between 36 and 45 order by id

-- params: offsetdatetime 2024-02-29T06:30:00.001Z
-- params: offsetdatetime 2024-02-29T12:00:00.001+05:30
-- params: offsetdatetime 2024-02-29T06:30:00.0011Z
-- params: timestamp 0532-12-10 07:13:17.203
select id from thing where tz = ?

select id from thing where tz = '2024-02-29 12:00:00.001+05:30'

-- expect: either
select id from thing where tz in ('2024-02-29 06:30:00.001Z', timestamp with time zone '2024-02-29 06:30:00+00')

-- params: localdate 2024-02-29
-- params: date 1582-10-04
-- params: localdate 9999-12-31
select id from thing where dt = ?

-- params: localdatetime 2024-03-01T00:00:00
-- params: localdatetime 2024-03-01T00:00:00.1
-- params: timestamp 0532-12-10 07:13:18
select id from thing where ts = ?

-- params: localtime 10:11:12.001
-- params: localtime 10:11:12.0011
-- expect: either
select id from thing where tm = ?

-- ------------------------------------------------------------ the rest
insert into thing (id, b, u, x) values (50, true, '00112233-4455-6677-8899-aabbccddeeff', '\x00ff'), (51, false, '00112233-4455-6677-8899-AABBCCDDEEFF', 'abc'), (52, null, null, '')

-- expect: either
insert into thing (id, b, u) values (53, 'yes', '{00112233445566778899AABBCCDDEEFF}')

select id, b, u, x from thing where id between 50 and 52 order by id

select id from thing where b = true

-- expect: either
select id from thing where b is not true

select id from thing where u = '00112233-4455-6677-8899-AABBCCDDEEFF'

select id from thing where x = '\x00FF'

-- params: bytes 616263
select id from thing where x = ?
