-- Values of every type: stored, compared and read as the plain column does it, or refused.

create table thing (id int primary key, v varchar(20), c char(5), t text, ti tinyint, yes tinyint(1), s smallint, i int, l bigint, n decimal(10,3), d double, b bit, dt date, tm time(3), ts datetime(6), ts0 datetime, u uuid, x varbinary(20), fx binary(4), bl blob)

@columns thing

-- params: 1, 'text', 'ab ', 'long text', 5, true, 7, 8, 9, 12.345, 1.5d, true, localdate 2020-01-31, localtime 10:11:12, localdatetime 2020-01-31T10:11:12.123456, localdatetime 2020-01-31T10:11:12, uuid 550e8400-e29b-41d4-a716-446655440000, bytes 00ff10, bytes 0102, bytes ff
-- params: 2, '', '', '', -128, false, -32768, -2147483648, -9223372036854775808L, -9999999.999, -0.000001d, false, localdate 1000-01-01, localtime 00:00:00, localdatetime 9999-12-31T23:59:59.999999, localdatetime 1970-01-01T00:00:00, uuid 00000000-0000-0000-0000-000000000000, bytes 00, bytes 00000000, bytes 00
-- params: 3, null:VARCHAR, null:CHAR, null:VARCHAR, null:TINYINT, null:BOOLEAN, null:SMALLINT, null:INTEGER, null:BIGINT, null:DECIMAL, null:DOUBLE, null:BIT, null:DATE, null:TIME, null:TIMESTAMP, null:TIMESTAMP, null:VARCHAR, null:VARBINARY, null:BINARY, null:BLOB
insert into thing (id, v, c, t, ti, yes, s, i, l, n, d, b, dt, tm, ts, ts0, u, x, fx, bl) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

select * from thing order by id

-- literals
insert into thing (id, v, c, ti, yes, s, i, l, n, d, b, dt, tm, ts, ts0, u, x, fx) values (4, 'it''s', 'x  ', 1, 0, 2, 3, 4, 5.5, 6.25, true, date '2000-01-02', time '01:02:03', timestamp '2000-01-02 03:04:05.678', '2000-01-02 03:04:05', '6ccd780c-baba-1026-9564-5b8c656024db', x'0aff', x'01')

-- params: 5, '12', '2001-02-03', '04:05:06', '2001-02-03 04:05:06.5'
-- expect: either
insert into thing (id, i, dt, tm, ts) values (?, ?, ?, ?, ?)

select id, v, c, ti, yes, s, i, l, n, d, b, dt, tm, ts, ts0, u, x, fx from thing where id in (4, 5) order by id

-- ------------------------------------------------------------ what is cut or rounded
-- params: 10, localdatetime 2020-01-31T10:11:12.9999999, localdatetime 2020-01-31T10:11:12.5, localtime 10:11:12.9996
-- params: 11, timestamp 2020-01-31 10:11:12.1234567, timestamp 2020-01-31 10:11:12.999, localtime 10:11:12.0004
insert into thing (id, ts, ts0, tm) values (?, ?, ?, ?)

-- params: 12, 12.3455
-- params: 13, -12.3455
-- params: 14, 0.0005d
insert into thing (id, n) values (?, ?)

select id, n, ts, ts0, tm from thing where id >= 10 order by id

-- params: 20, 2.5d
-- params: 21, 2.5
-- params: 22, ' 7'
-- params: 23, '7.0'
-- params: 24, '7abc'
-- params: 25, 3000000000L
-- params: 26, true
-- expect: either
insert into thing (id, i) values (?, ?)

-- params: 27, 5
-- params: 28, true
-- params: 29, 1.50
-- params: 30, 1.5d
-- params: 31, localdate 2020-01-01
-- expect: either
insert into thing (id, v) values (?, ?)

-- params: 32, 'x23456789012345678901'
-- params: 33, '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀'
-- params: 34, '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀'
-- expect: either
insert into thing (id, v) values (?, ?)

-- params: 35, '20-01-02'
-- params: 36, '20200102'
-- params: 37, '2020-1-2'
-- params: 38, '2020-02-30'
-- params: 39, '2020-01-02 03:04:05'
-- params: 40, timestamp 2020-01-02 03:04:05
-- expect: either
insert into thing (id, dt) values (?, ?)

-- params: 41, 2
-- params: 42, 1
-- params: 43, 'x'
-- expect: either
insert into thing (id, b) values (?, ?)

-- params: 44, bytes 0102030405
-- params: 45, 'ab'
-- expect: either
insert into thing (id, fx) values (?, ?)

select id, v, i, dt, b, fx from thing where id between 20 and 49 order by id

-- ------------------------------------------------------------ comparands
-- params: 'text'
-- params: 'text '
-- params: 'TEXT'
-- params: ''
-- params: 'a text that is longer than the column can be'
-- params: null:VARCHAR
-- expect: either
select id from thing where v = ? order by id

-- params: 'ab'
-- params: 'x'
-- expect: either
select id from thing where c = ? order by id

-- params: 5
-- params: 0
-- params: '5'
-- expect: either
select id from thing where v = ? order by id

-- params: 7
-- params: 7.0
-- params: 7.5
-- params: '7'
-- params: '7x'
-- params: 70000L
-- params: 7d
-- params: 7.5d
-- params: true
-- expect: either
select id from thing where s = ? order by id

-- params: 9
-- params: '9'
-- params: decimal 9223372036854775808
-- params: decimal -9223372036854775808
-- expect: either
select id from thing where l = ? order by id

-- params: 12.345
-- params: 12.3450
-- params: 12.3451
-- params: '12.345'
-- params: 12.345d
-- params: 5.5
-- expect: either
select id from thing where n = ? order by id

select id from thing where n = 12.345 or n = 5.500 order by id

-- params: true
-- params: false
-- params: 1
-- params: 5
-- params: '1'
-- expect: either
select id from thing where yes = ? order by id

-- params: true
-- params: 1
-- params: 2
-- expect: either
select id from thing where b = ? order by id

-- params: localdate 2020-01-31
-- params: '2020-01-31'
-- params: '2020-1-31'
-- params: '20200131'
-- params: localdatetime 2020-01-31T00:00:00
-- params: localdatetime 2020-01-31T10:00:00
-- expect: either
select id from thing where dt = ? order by id

-- params: localtime 10:11:12
-- params: '10:11:12'
-- params: '10:11:12.000'
-- params: '101112'
-- params: localtime 10:11:12.0001
-- expect: either
select id from thing where tm = ? order by id

-- params: localdatetime 2020-01-31T10:11:12.123456
-- params: timestamp 2020-01-31 10:11:12.123456
-- params: '2020-01-31 10:11:12.123456'
-- params: '2020-01-31T10:11:12.123456'
-- params: localdatetime 2020-01-31T10:11:12.1234561
-- params: localdate 2000-01-02
-- expect: either
select id from thing where ts = ? order by id

-- params: localdatetime 1970-01-01T00:00:00
-- params: localdate 1970-01-01
-- params: localdatetime 2020-01-31T10:11:12.5
-- expect: either
select id from thing where ts0 = ? order by id

-- params: uuid 550e8400-e29b-41d4-a716-446655440000
-- params: '550e8400-e29b-41d4-a716-446655440000'
-- params: '550E8400E29B41D4A716446655440000'
-- expect: either
select id from thing where u = ? order by id

-- params: bytes 00ff10
-- params: bytes 00ff1000
-- params: 'ab'
-- expect: either
select id from thing where x = ? order by id

-- params: bytes 0102
-- params: bytes 01020000
-- expect: either
select id from thing where fx = ? order by id

-- params: 'text', 'it''s', null:VARCHAR
select id from thing where v in (?, ?, ?) order by id

-- params: 'text', null:VARCHAR
select id from thing where v not in (?, ?) order by id

select id from thing where v <> 'text' order by id

select v, count(*) from thing group by v order by count(*), min(id)

-- expect: refused HC-2121
select id from thing where i = 'x'

-- expect: either
select id from thing where i = '8'

-- expect: either
select id from thing where n = '12.345'

-- expect: either
select id from thing where dt = '20-01-31'
