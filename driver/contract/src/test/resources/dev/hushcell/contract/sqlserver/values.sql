-- Every type: what is stored, what is read, what is found.

create table thing (id int not null primary key, v varchar(20), nv nvarchar(20), c nchar(5), s smallint, i int, l bigint, n decimal(10, 3), r real, d float, b bit, dt date, tm time(3), ts datetime2(7), ts0 datetime2(0), tz datetimeoffset(3), tq datetimeoffset(3), u uniqueidentifier, x varbinary(40))

@columns thing

-- params: 1, 'text', 'ä€😀', 'ab', short 7, 42, 9007199254740993L, 12.345, 1.5d, 2.25d, true, localdate 2024-02-29, localtime 22:15:30, localdatetime 2024-02-29T22:15:30.5, localdatetime 2024-02-29T22:15:31, offsetdatetime 2024-02-29T22:15:30.125Z, bytes 00ff10
-- params: 2, '', '', '', short 0, 0, 0L, 0, 0.0d, 0.0d, false, localdate 0001-01-01, localtime 00:00:00, localdatetime 0001-01-01T00:00:00, localdatetime 1970-01-01T00:00:00, offsetdatetime 1970-01-01T00:00:00Z, bytes -
-- params: 3, null:VARCHAR, null:NVARCHAR, null:NCHAR, null:SMALLINT, null:INTEGER, null:BIGINT, null:DECIMAL, null:REAL, null:DOUBLE, null:BIT, null:DATE, null:TIME, null:TIMESTAMP, null:TIMESTAMP, null:TIMESTAMP, null:VARBINARY
insert into thing (id, v, nv, c, s, i, l, n, r, d, b, dt, tm, ts, ts0, tz, x) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

select id, v, nv, c, s, i, l, n, r, d, b, dt, tm, ts, ts0, x from thing order by id

insert into thing (id, v, nv, i, n, b, dt, ts0) values (4, 'it''s', N'it''s', -1, 1.5, 1, '2000-01-02', '2000-01-02 03:04:05')

select id, v, nv, i, n, b, dt, ts0 from thing where id = 4

-- params: 'ä€😀'
-- params: ''
select id from thing where nv = ?

-- params: 'ab'
select id from thing where c = ?

select id from thing where c = N'ab   '

-- params: 42
-- params: 3000000000L
select id from thing where i = ?

-- params: 12.345
-- params: 12.3456
select id from thing where n = ?

-- params: true
select id from thing where b = ? order by id

-- params: localdate 2024-02-29
select id from thing where dt = ?

-- params: localdatetime 2024-02-29T22:15:30.5
select id from thing where ts = ?

-- params: bytes 00ff10
select id from thing where x = ?
