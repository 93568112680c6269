-- Every type: what is stored, what is read, what is found.

create table thing (id int primary key, v varchar(20), c char(5), s smallint, i int, l bigint, n decimal(10,3), r real, d {=double}, b {=boolean}, dt date, tm time, ts timestamp, ts0 timestamp(0), tz {=zoned 3}, tq {=zoned 3}, u {=uuid}, x {=bytes 40})

@columns thing

-- params: 1, 'text', 'ab', short 7, 42, 9007199254740993L, 12.345, 1.5d, 2.25d, true, localdate 2024-02-29, localtime 22:15:30, localdatetime 2024-02-29T22:15:30.5, localdatetime 2024-02-29T22:15:31, offsetdatetime 2024-02-29T22:15:30.125Z, uuid 00112233-4455-6677-8899-aabbccddeeff, bytes 00ff10
-- params: 2, '', '', short 0, 0, 0L, 0, 0.0d, 0.0d, false, localdate 0001-01-01, localtime 00:00:00, localdatetime 0001-01-01T00:00:00, localdatetime 1970-01-01T00:00:00, offsetdatetime 1970-01-01T00:00:00Z, uuid 00000000-0000-0000-0000-000000000000, bytes -
-- params: 3, 'ä€😀', 'é', short -32768, -2147483648, -9223372036854775808L, -9999999.999, -1.25d, -1.5d, null:BOOLEAN, localdate 9999-12-31, localtime 23:59:59, localdatetime 9999-12-31T23:59:59.999999, localdatetime 1999-12-31T23:59:59, offsetdatetime 2024-06-30T12:00:00.999+02:00, null:OTHER, null:VARBINARY
-- params: 4, null:VARCHAR, null:CHAR, null:SMALLINT, null:INTEGER, null:BIGINT, null:NUMERIC, null:REAL, null:DOUBLE, null:BOOLEAN, null:DATE, null:TIME, null:TIMESTAMP, null:TIMESTAMP, null:TIMESTAMP, null:OTHER, null:BINARY
insert into thing (id, v, c, s, i, l, n, r, d, b, dt, tm, ts, ts0, tz, u, x) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

select id, v, c, s, i, l, n, r, d, b, dt, tm, ts, ts0, tz, u, x from thing order by id

-- params: offsetdatetime 2024-02-29T22:15:30.125Z, 1
-- params: null:TIMESTAMP, 4
update thing set tq = ? where id = ?

select n, c, u, x, tz from thing order by id

-- ------------------------------------------------------------ literals
insert into thing (id, v, c, s, i, l, n, r, d, b, dt, tm, ts, ts0) values (5, 'it''s', 'x', -1, 2147483647, 9223372036854775807, 1.5, 0.5, -2.5, true, date '2000-01-01', time '12:34:56', timestamp '2000-01-01 12:34:56.789', timestamp '2000-01-01 12:34:56')

insert into thing (id, i, dt, tm, ts) values (6, 6, '2000-01-02', '01:02:03', '2000-01-02 03:04:05')

select id, v, c, s, i, l, n, r, d, b, dt, tm, ts, ts0, tz, u, x from thing where id in (5, 6) order by id

-- ------------------------------------------------------------ found again
-- params: 'text'
-- params: 'ä€😀'
-- params: ''
select id from thing where v = ?

-- params: 'ab'
-- params: 'é'
-- params: ''
select id from thing where c = ?

select id from thing where c = 'ab   '

-- params: short 7
-- params: 7
-- params: 7L
-- params: 70000
select id from thing where s = ?

-- params: 42
-- params: 42L
-- params: 3000000000L
select id from thing where i = ?

-- params: 9007199254740993L
-- params: 0
select id from thing where l = ?

-- params: 12.345
-- params: 12.3450
-- params: 12.3456
-- params: 0.000
-- params: 99999999999.0
select id from thing where n = ?

select id from thing where n = 12.345 or n = -9999999.999 order by id

select id from thing where n = 12.3451

-- params: true
-- params: false
select id from thing where b = ? order by id

-- params: localdate 2024-02-29
-- params: date 2024-02-29
-- params: localdate 0001-01-01
select id from thing where dt = ?

-- params: localtime 22:15:30
-- params: time 22:15:30
select id from thing where tm = ?

-- params: localdatetime 2024-02-29T22:15:30.5
-- params: timestamp 2024-02-29 22:15:30.5
-- params: localdatetime 2024-02-29T22:15:30.500001
select id from thing where ts = ?

-- params: localdatetime 2024-02-29T22:15:31
-- params: localdatetime 2024-02-29T22:15:31.4
select id from thing where ts0 = ?

-- params: offsetdatetime 2024-02-29T22:15:30.125Z
-- params: offsetdatetime 2024-02-29T23:15:30.125+01:00
select id from thing where tq = ?

-- params: uuid 00112233-4455-6677-8899-aabbccddeeff
-- params: uuid 00112233-4455-6677-8899-aabbccddee00
select id from thing where u = ?

-- params: bytes 00ff10
-- params: bytes -
select id from thing where x = ?

-- ------------------------------------------------------------ converted as the column does
-- params: 10, 1.2345
-- params: 11, -1.2345
-- params: 12, 1.2344
-- params: 13, 7
insert into thing (id, n) values (?, ?)

-- params: 14, localdatetime 2024-01-01T00:00:00.5
-- params: 15, localdatetime 2024-01-01T00:00:00.499999
-- params: 16, timestamp 2024-01-01 23:59:59.6
insert into thing (id, ts0) values (?, ?)

-- params: 17, offsetdatetime 2024-01-01T00:00:00.0005Z
-- params: 18, offsetdatetime 2024-01-01T00:00:00.0004+05:30
insert into thing (id, tz) values (?, ?)

-- params: 19, timestamp 2024-03-01 01:02:03.123456
insert into thing (id, ts) values (?, ?)

select id, n, ts, ts0, tz from thing where id > 9 order by id

-- expect: error 22003/22001
-- expect h2: error 22001/22001
insert into thing (id, n) values (20, 99999999)

-- params: 20, 40000
-- expect: error 22003/22001
-- expect h2: error 22004/22001
insert into thing (id, s) values (?, ?)

-- expect: error 22001/22001
insert into thing (id, v) values (20, 'one two three four five')

-- params: 20, 'sechs+'
-- expect: error 22001/22001
insert into thing (id, c) values (?, ?)

-- ------------------------------------------------------------ text without a length
-- only: postgresql
create table prose (id int primary key, body {=text})

-- only: postgresql
@columns prose

-- only: postgresql
-- params: 1, 'short'
insert into prose (id, body) values (?, ?)

-- only: postgresql
select * from prose where body = 'short'
