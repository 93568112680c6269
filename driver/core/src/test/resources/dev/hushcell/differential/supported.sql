-- What README.md says of supported SQL: a scene for each row of its table, in a database of its own.
-- $c is a protected column, $d another one of the same key; $b is a BOOLEAN, $l text without case.
-- Steps without a $ prepare; the others do what the table says of the row.

== read it, alias it, through joins, derived tables, CTEs, `UNION ALL`, `*`, with `TOP`, `LIMIT`, `FOR UPDATE`
SELECT $c FROM t ORDER BY id

SELECT x.$c AS z, u.id FROM t x JOIN u ON u.id = x.id LEFT JOIN t y ON y.id = x.id + 1 ORDER BY u.id

SELECT d.$c FROM (SELECT id, $c FROM t WHERE id < 3) d ORDER BY d.id

WITH d AS (SELECT id, $c FROM t) SELECT $c FROM d ORDER BY id

SELECT $c FROM t UNION ALL SELECT $d FROM u

SELECT * FROM (SELECT id, $c FROM t) d ORDER BY id

SELECT TOP 2 $c FROM t ORDER BY id

SELECT $c FROM t ORDER BY id LIMIT 1 OFFSET 1

SELECT $c FROM t WHERE id = 1 FOR UPDATE

== `INSERT` (all forms), `UPDATE`, `DELETE`, `MERGE`, batches, generated keys
-- params: 10, 'ada'
INSERT INTO t (id, $c) VALUES (?, ?)

INSERT INTO t (id, $c) VALUES (11, 'ada'), (12, NULL), (13, DEFAULT)

INSERT INTO t SET id = 14, $c = 'ben'

INSERT INTO t (id, $c) SELECT id + 20, $d FROM u

INSERT INTO t ($c, id) SELECT 'x', 30

-- params: 'fay', 1
UPDATE t SET $c = ? WHERE id = ?

UPDATE t SET ($c, city) = ('gus', 'Rome') WHERE id = 2

UPDATE t SET $c = (SELECT $d FROM u WHERE u.id = t.id) WHERE id = 3

MERGE INTO t (id, $c) KEY (id) VALUES (1, 'hal'), (40, 'ida')

-- params: 41, 'joe'
MERGE INTO t USING (VALUES (?, ?)) s(id, v) ON t.id = s.id WHEN MATCHED THEN UPDATE SET $c = s.v WHEN NOT MATCHED THEN INSERT (id, $c) VALUES (s.id, s.v)

-- batch: 50, 'kim'
-- batch: 51, null
INSERT INTO t (id, $c) VALUES (?, ?)

-- batch
INSERT INTO t (id, $c) VALUES (52, 'lea'); UPDATE t SET $c = 'max' WHERE id = 52

-- keys: *
INSERT INTO g ($c) VALUES ('ned'), ('oda')

-- keys: id, $c
INSERT INTO g ($c) VALUES ('pam')

DELETE FROM t WHERE $c IS NULL

SELECT id, $c FROM t ORDER BY id

== `DELETE` and `UPDATE … FETCH FIRST`, `FINAL TABLE`, `NEW TABLE`, `OLD TABLE`
UPDATE t SET $c = 'quy' FETCH FIRST 1 ROW ONLY

DELETE FROM t WHERE $c IS NOT NULL FETCH FIRST 1 ROWS ONLY

SELECT id, $c FROM FINAL TABLE (INSERT INTO t (id, $c) VALUES (60, 'rob'))

-- params: 'sue'
SELECT $c FROM NEW TABLE (UPDATE t SET $c = ? WHERE id = 60)

SELECT $c FROM OLD TABLE (DELETE FROM t WHERE id = 60)

== JDBC escapes in the statement: `{fn …}`, `{d …}`, `{ts …}`, `{oj …}`, `{escape …}`
SELECT {fn UCASE(city)} AS town, $c FROM t ORDER BY id

SELECT $c FROM t WHERE born < {ts '2026-01-02 03:04:05'} OR born = {d '2026-01-03'} ORDER BY id

SELECT t.$c, u.id FROM {oj t LEFT OUTER JOIN u ON u.id = t.id + 1} ORDER BY t.id

SELECT $c FROM t WHERE city LIKE 'B!_%' {escape '!'} OR id = 1

== `IS [NOT] NULL`, `COUNT(c)`, `COALESCE(c, d)`, `CASE … THEN c`
SELECT id FROM t WHERE $c IS NULL

-- params: null
-- params: 'ada'
SELECT id FROM t WHERE $c IS NOT NULL AND ? IS NULL ORDER BY id

SELECT COUNT($c) AS n FROM t

SELECT COALESCE(t.$c, u.$d) AS v FROM t JOIN u ON u.id = t.id ORDER BY t.id

SELECT CASE WHEN id = 1 THEN $c END AS v FROM t ORDER BY id

== views that pass it on: `CREATE VIEW`, and reading them
CREATE VIEW v AS SELECT id AS i, $c AS x FROM t WHERE id < 3

SELECT x AS $c FROM v ORDER BY i

SELECT d.x AS $c FROM (SELECT * FROM v WHERE x IS NOT NULL) d ORDER BY i

== `=`, `<>`, `IN`, `IS [NOT] DISTINCT FROM`, joins, `GROUP BY`, `DISTINCT`, `COUNT(DISTINCT c)`, `UNION`
-- params: 'ada'
SELECT id FROM t WHERE $c = ?

SELECT id FROM t WHERE $c <> 'ada'

-- params: 'ben'
SELECT id FROM t WHERE $c IN ('ada', ?) ORDER BY id

SELECT id FROM t WHERE ($c, id) IN (('ada', 1))

SELECT id FROM t WHERE $c IN (SELECT $d FROM u) ORDER BY id

-- params: null
SELECT id FROM t WHERE $c IS NOT DISTINCT FROM ?

SELECT id FROM t WHERE $c IS DISTINCT FROM 'ada' ORDER BY id

SELECT t.id, u.id AS other FROM t JOIN u ON t.$c = u.$d ORDER BY 1, 2

SELECT $c, COUNT(*) AS n FROM t GROUP BY $c

SELECT DISTINCT $c FROM t

SELECT COUNT(DISTINCT $c) AS n FROM t

SELECT $c FROM t UNION SELECT $d FROM u

SELECT $c FROM t EXCEPT SELECT $d FROM u

== a `BOOLEAN` as condition (`WHERE c`, `NOT c`), `LOWER(c) = LOWER(?)` with `compare: lower`
SELECT id FROM t WHERE $b ORDER BY id

SELECT id FROM t WHERE NOT $b OR id = 1 ORDER BY id

SELECT id FROM t WHERE $b IS NOT TRUE ORDER BY id

-- params: 'ADA'
SELECT id FROM t WHERE LOWER($l) = LOWER(?) ORDER BY id

-- params: 'ada'
SELECT id FROM t WHERE LOWER($l) = ? ORDER BY id

== `UNIQUE`, `PRIMARY KEY`, foreign keys, indexes
CREATE TABLE k1 (id INT, $c VARCHAR(40) UNIQUE)

CREATE TABLE k2 ($c VARCHAR(40) PRIMARY KEY, id INT)

CREATE TABLE k3 (id INT, $c VARCHAR(40), CONSTRAINT two UNIQUE (id, $c))

CREATE INDEX t_c ON t ($c)

ALTER TABLE u ADD UNIQUE ($d)

INSERT INTO u (id, eq2) VALUES (2, 'ben')

ALTER TABLE t ADD FOREIGN KEY ($c) REFERENCES u ($d)

== `ORDER BY`, `<`, `BETWEEN`, `LIKE`, `MIN`, `MAX`, other functions, arithmetic, `\|\|`
SELECT id FROM t ORDER BY $c

SELECT id FROM t WHERE $c < 'b'

SELECT id FROM t WHERE $c BETWEEN 'a' AND 'b'

SELECT id FROM t WHERE $c LIKE 'a%'

SELECT MIN($c) AS m FROM t

SELECT MAX($c) AS m FROM t

SELECT UPPER($c) AS m FROM t

SELECT LENGTH($c) + 1 AS m FROM t

SELECT $c || 'x' AS m FROM t

SELECT CAST($c AS CHAR(5)) AS m FROM t

== `CREATE`, `ALTER`, `DROP TABLE`, `TRUNCATE`; adding, dropping and renaming it or its table
CREATE TABLE k1 (id INT, $c VARCHAR(40) NOT NULL)

INSERT INTO k1 (id, $c) VALUES (1, 'ada')

ALTER TABLE k1 ALTER COLUMN $c SET DATA TYPE VARCHAR(60)

ALTER TABLE k1 RENAME COLUMN $c TO $d

ALTER TABLE k1 RENAME TO renamed

SELECT id, $d FROM renamed

ALTER TABLE renamed DROP COLUMN $d

CREATE TABLE k2 (id INT)

ALTER TABLE k2 ADD COLUMN $c VARCHAR(40)

INSERT INTO k2 (id, $c) VALUES (1, 'ben')

SELECT $c FROM k2

TRUNCATE TABLE t

SELECT COUNT($c) AS n FROM t

DROP TABLE k2

DROP TABLE IF EXISTS u /* with $d */

== `DROP SCHEMA … CASCADE`, `DROP ALL OBJECTS`
CREATE SCHEMA s

CREATE TABLE s.k1 (id INT, $c VARCHAR(40))

INSERT INTO s.k1 (id, $c) VALUES (1, 'ada')

DROP SCHEMA s CASCADE /* with $c */

SELECT $c FROM t ORDER BY id

DROP ALL OBJECTS /* with $c */

CREATE TABLE t (id INT, $c VARCHAR(40))

INSERT INTO t (id, $c) VALUES (1, 'ada')

SELECT $c FROM t
