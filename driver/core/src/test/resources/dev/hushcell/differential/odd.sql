-- Statements that ask for an answer which is easy to get wrong. Each gives what the plain database
-- gives, or is refused; never another answer.

CREATE TABLE odd (id INT PRIMARY KEY, t VARCHAR(40), c CHAR(4), i INT, l BIGINT, n NUMERIC(10,2), b BOOLEAN, d DATE, h TIME(3), s TIMESTAMP(3), z TIMESTAMP(3) WITH TIME ZONE, u UUID, x VARBINARY(20), r VARCHAR(40), p VARCHAR(40), q INT)

CREATE TABLE even (id INT PRIMARY KEY, t VARCHAR(40), i INT, r VARCHAR(40), p VARCHAR(40), q INT)

INSERT INTO odd VALUES (1, '5', '5', 5, 5, 5.00, TRUE, DATE '2020-01-01', TIME '12:00:00', TIMESTAMP '2020-01-01 00:00:00', TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00', UUID '00000000-0000-0000-0000-000000000005', X'35', 'r1', 'p1', 5), (2, '05', '05', -5, -5, -5.5, FALSE, DATE '2020-01-02', TIME '12:00:00.5', TIMESTAMP '2020-01-02 12:00:00.5', TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00', UUID '00000000-0000-0000-0000-000000000006', X'', 'r2', 'p2', 6), (3, '', '', 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', '', 0), (4, 'true', 'T', 1, 1, 1, TRUE, DATE '1999-12-31', TIME '00:00:00', TIMESTAMP '1999-12-31 23:59:59.999', TIMESTAMP WITH TIME ZONE '1999-12-31 23:59:59.999+00', NULL, X'00', NULL, 'p4', NULL)

INSERT INTO even VALUES (1, '5', 5, 'r1', '5', 5), (2, NULL, NULL, NULL, NULL, NULL), (3, 'x', 7, 'rx', 'px', 7)

-- ------------------------------------------------ comparands of another type
-- expect: either
SELECT id FROM odd WHERE t = 5

-- params: 5
-- params: 5L
-- params: 5.0
-- expect: either
SELECT id FROM odd WHERE t = ?

-- params: true
-- expect: either
SELECT id FROM odd WHERE t = ?

-- expect: either
SELECT id FROM odd WHERE t = TRUE

-- expect: either
SELECT id FROM odd WHERE t IN (5, 6)

-- params: localdate 2020-01-01
-- expect: either
SELECT id FROM odd WHERE t = ?

-- params: uuid 00000000-0000-0000-0000-000000000005
-- expect: either
SELECT id FROM odd WHERE t = ?

-- params: bytes 35
-- expect: either
SELECT id FROM odd WHERE t = ?

-- expect: either
SELECT id FROM odd WHERE t = X'35'

-- expect: either
SELECT id FROM odd WHERE c = 5

-- params: 5
-- expect: either
SELECT id FROM odd WHERE c = ?

-- expect: either
SELECT id FROM odd WHERE i = '5'

-- expect: either
SELECT id FROM odd WHERE i = ' 5 '

-- expect: error 22018/0AX00
SELECT id FROM odd WHERE i = '5.0'

-- expect: error 22018/0AX00
SELECT id FROM odd WHERE '5e0' <> i

-- expect: error 22018/0AX00
SELECT id FROM odd WHERE l IN ('5', '99999999999999999999')

-- expect: error 22018/0AX00
DELETE FROM odd WHERE i IS NOT DISTINCT FROM '2147483648'

SELECT id FROM odd WHERE l = '+05'

-- expect: either
SELECT id FROM odd WHERE i = 5.0

-- expect: either
SELECT id FROM odd WHERE i = 5.4

-- expect: either
SELECT id FROM odd WHERE i = 5e0

-- expect: either
SELECT id FROM odd WHERE i = TRUE

-- params: '5'
-- params: ' 5'
-- params: '5.0'
-- params: '+5'
-- expect: either
SELECT id FROM odd WHERE i = ?

-- params: 5.0d
-- params: 5.4d
-- expect: either
SELECT id FROM odd WHERE i = ?

-- params: true
-- expect: either
SELECT id FROM odd WHERE i = ?

-- params: decimal 5.0000000000
-- params: decimal 4.9999999999
-- params: decimal 99999999999999999999
-- expect: either
SELECT id FROM odd WHERE i = ?

-- params: 5L
-- params: 4294967301L
-- expect: either
SELECT id FROM odd WHERE i <> ?

-- expect: either
SELECT id FROM odd WHERE l = 5

-- expect: either
SELECT id FROM odd WHERE n = 5

-- expect: either
SELECT id FROM odd WHERE n = 5.001

-- expect: either
SELECT id FROM odd WHERE n <> 5.001

-- expect: either
SELECT id FROM odd WHERE n NOT IN (5.001, 0)

-- expect: either
SELECT id FROM odd WHERE NOT (n = 5.001)

-- expect: either
SELECT id FROM odd WHERE n IS DISTINCT FROM 5.001

-- expect: either
SELECT id FROM odd WHERE n = '-5.50'

-- params: 5.5d
-- params: -5.5d
-- expect: either
SELECT id FROM odd WHERE n = ?

-- expect: either
SELECT id FROM odd WHERE b = 'true'

-- expect: either
SELECT id FROM odd WHERE b = 1

-- params: 1
-- params: 'true'
-- params: 'T'
-- params: 'yes'
-- params: 2
-- expect: either
SELECT id FROM odd WHERE b = ?

-- expect: either
SELECT id FROM odd WHERE d = TIMESTAMP '2020-01-01 00:00:00'

-- expect: either
SELECT id FROM odd WHERE d = TIMESTAMP '2020-01-01 10:00:00'

-- params: timestamp 2020-01-01 00:00:00
-- params: timestamp 2020-01-01 10:00:00
-- params: localdatetime 2020-01-02T00:00:00.001
-- expect: either
SELECT id FROM odd WHERE d = ?

-- params: '2020-1-1'
-- params: '2020-01-01 00:00:00'
-- params: ' 2020-01-01'
-- params: '20200101'
-- expect: either
SELECT id FROM odd WHERE d = ?

-- expect: either
SELECT id FROM odd WHERE s = DATE '2020-01-01'

-- params: date 2020-01-01
-- params: localdate 2020-01-01
-- expect: either
SELECT id FROM odd WHERE s = ?

-- params: localdatetime 2020-01-02T12:00:00.5004
-- params: localdatetime 2020-01-02T12:00:00.5
-- expect: either
SELECT id FROM odd WHERE s = ?

-- params: offsetdatetime 2020-01-01T00:00:00Z
-- expect: either
SELECT id FROM odd WHERE s = ?

-- params: '2020-01-01 00:00:00'
-- params: '2020-01-01T00:00'
-- params: '2020-01-01'
-- expect: either
SELECT id FROM odd WHERE s = ?

-- params: localdatetime 2020-01-01T00:00:00
-- params: timestamp 2020-01-01 00:00:00
-- params: localdate 2020-01-01
-- expect: either
SELECT id FROM odd WHERE z = ?

-- params: '2020-01-01 00:00:00+00'
-- params: '2020-01-01 05:30:00+05:30'
-- params: '2020-01-01 00:00:00'
-- expect: either
SELECT id FROM odd WHERE z = ?

-- params: localtime 12:00:00.5004
-- params: '12:00:00.5'
-- params: '12:00'
-- params: timestamp 2020-01-01 12:00:00
-- expect: either
SELECT id FROM odd WHERE h = ?

-- params: '00000000-0000-0000-0000-000000000005'
-- params: '00000000000000000000000000000005'
-- params: '{00000000-0000-0000-0000-000000000005}'
-- params: bytes 00000000000000000000000000000005
-- expect: either
SELECT id FROM odd WHERE u = ?

-- params: 'not a uuid'
-- expect: either
SELECT id FROM odd WHERE u = ?

-- params: '5'
-- params: uuid 00000000-0000-0000-0000-000000000005
-- expect: either
SELECT id FROM odd WHERE x = ?

-- expect: either
SELECT id FROM odd WHERE x = '5'

-- params: 'a text that is longer than the column is wide, much longer'
-- expect: either
SELECT id FROM odd WHERE t = ?

-- params: 'longer'
-- expect: either
SELECT id FROM odd WHERE c <> ?

-- ------------------------------------------------ assignments of another type
-- params: 5
-- expect: either
UPDATE odd SET t = ? WHERE id = 1

-- expect: either
UPDATE odd SET t = 5 WHERE id = 1

-- params: true
-- expect: either
UPDATE odd SET t = ? WHERE id = 4

-- params: 5.50
-- expect: either
UPDATE odd SET t = ? WHERE id = 2

-- params: 1.0E10d
-- expect: either
UPDATE odd SET t = ? WHERE id = 2

-- params: localdate 2020-01-01
-- expect: either
UPDATE odd SET t = ? WHERE id = 2

-- params: timestamp 2020-01-01 10:00:00
-- expect: either
UPDATE odd SET t = ? WHERE id = 2

-- params: uuid 00000000-0000-0000-0000-00000000000A
-- expect: either
UPDATE odd SET t = ? WHERE id = 2

-- params: bytes 35
-- expect: either
UPDATE odd SET t = ? WHERE id = 2

-- params: '05'
UPDATE odd SET t = ? WHERE id = 2

-- params: ' 7 '
-- expect: either
UPDATE odd SET i = ? WHERE id = 3

-- params: 7.5
-- expect: either
UPDATE odd SET i = ? WHERE id = 3

-- params: 7.5d
-- expect: either
UPDATE odd SET i = ? WHERE id = 3

-- params: 6.5
-- expect: either
UPDATE odd SET i = ? WHERE id = 3

-- params: true
-- expect: either
UPDATE odd SET i = ? WHERE id = 3

-- params: 1.005
-- params: -1.005
-- params: 1.0049999
-- expect: either
UPDATE odd SET n = ? WHERE id = 3

-- params: 1.005d
-- expect: either
UPDATE odd SET n = ? WHERE id = 3

-- params: '1.005'
-- expect: either
UPDATE odd SET n = ? WHERE id = 3

-- params: 'yes'
-- params: 'f'
-- params: 1
-- params: 0.0
-- expect: either
UPDATE odd SET b = ? WHERE id = 3

-- params: timestamp 2021-05-05 23:59:59.9996
-- expect: either
UPDATE odd SET d = ? WHERE id = 3

-- params: localdatetime 2021-05-05T23:59:59.9996
-- expect: either
UPDATE odd SET s = ? WHERE id = 3

-- params: localdate 2021-05-05
-- expect: either
UPDATE odd SET s = ? WHERE id = 3

-- params: '2021-05-05 10:11:12.3456'
-- expect: either
UPDATE odd SET s = ? WHERE id = 3

-- params: localtime 23:59:59.9999
-- expect: either
UPDATE odd SET h = ? WHERE id = 3

-- params: localdatetime 2021-05-05T10:11:12
-- expect: either
UPDATE odd SET z = ? WHERE id = 3

-- params: bytes 0000000000000000000000000000000b
-- expect: either
UPDATE odd SET u = ? WHERE id = 3

-- params: 'abc'
-- expect: either
UPDATE odd SET x = ? WHERE id = 3

-- params: 'ab  '
-- params: 'abcd  '
-- expect: either
UPDATE odd SET c = ? WHERE id = 3

-- params: 1 as VARCHAR
-- params: '1' as INTEGER
-- expect: either
UPDATE odd SET i = ? WHERE id = 3

-- params: 12 as VARCHAR
-- params: '12' as CHAR
-- expect: either
UPDATE odd SET t = ? WHERE id = 3

SELECT * FROM odd ORDER BY id

-- ------------------------------------------------ three-valued logic
SELECT id FROM odd WHERE t NOT IN (SELECT t FROM even)

SELECT id FROM odd WHERE t NOT IN (SELECT t FROM even WHERE t IS NOT NULL)

SELECT id FROM odd WHERE NOT (t = '5' AND i = 6)

SELECT id FROM odd WHERE (t = '5') IS NULL

SELECT id FROM odd WHERE (t = '5') IS NOT TRUE

SELECT id FROM odd WHERE t = NULL

SELECT id FROM odd WHERE t <> NULL OR i = 5

SELECT COUNT(*), COUNT(t), COUNT(DISTINCT t) FROM even

SELECT o.id FROM odd o LEFT JOIN even e ON o.t = e.t WHERE e.t IS NULL

SELECT o.id FROM odd o LEFT JOIN even e ON o.t = e.t WHERE e.id IS NULL AND o.i <> 5

-- ------------------------------------------------ shapes
-- expect: either
SELECT id FROM odd WHERE t = ANY(SELECT t FROM even)

-- expect: either
SELECT id FROM odd WHERE t = ALL(SELECT t FROM even WHERE id = 1)

-- expect: either
SELECT id FROM odd WHERE t IN (VALUES ('5'), ('x'))

-- expect: either
SELECT id FROM odd WHERE (t, i) IN (SELECT t, i FROM even)

-- expect: either
SELECT id FROM odd WHERE (t, i) IN (('5', 5), ('05', -5))

-- expect: either
SELECT id FROM odd WHERE t = CAST('5' AS VARCHAR)

-- expect: either
SELECT id FROM odd WHERE t = (SELECT '5')

-- expect: either
SELECT id FROM odd WHERE t = '5' || ''

-- expect: either
SELECT id FROM odd WHERE t = UPPER('5')

-- expect: either
SELECT id FROM odd WHERE t = (('5'))

-- expect: either
SELECT id FROM odd WHERE ((t)) = '5'

-- expect: either
SELECT id FROM odd WHERE t = $$5$$

-- expect: either
SELECT id FROM odd WHERE t = N'5'

-- expect: either
SELECT id FROM odd WHERE t = U&'\0035'

-- expect: either
SELECT id FROM odd WHERE i = +5

-- expect: either
SELECT id FROM odd WHERE i = -(-5)

-- expect: either
SELECT id FROM odd WHERE i = 2 + 3

-- expect: either
SELECT id FROM odd WHERE -i = 5

-- expect: either
SELECT id FROM odd WHERE i = 0x5

-- expect: either
SELECT id FROM odd WHERE i = q

-- expect: either
SELECT id FROM odd WHERE q = i

-- expect: either
SELECT id FROM odd WHERE t = p

-- expect: either
SELECT id FROM odd WHERE i = l

-- expect: either
SELECT id FROM odd WHERE CASE t WHEN '5' THEN TRUE ELSE FALSE END

-- expect: either
SELECT CASE t WHEN '5' THEN 'five' WHEN '05' THEN 'zero five' END AS named FROM odd ORDER BY id

-- expect: either
SELECT DECODE(t, '5', 1, 2) AS named FROM odd

-- expect: either
SELECT NULLIF(t, '5') AS named FROM odd

-- expect: either
SELECT COALESCE(t, 'none') AS named FROM even

-- expect: either
SELECT IFNULL(r, t) FROM odd

-- expect: either
SELECT GREATEST(t, '5') FROM odd

-- expect: either
SELECT t COLLATE "C" FROM odd

-- expect: either
SELECT LENGTH(t), OCTET_LENGTH(t) FROM odd

-- expect: either
SELECT t = '5' AS named FROM odd ORDER BY id

-- expect: either
SELECT COUNT(*) FILTER (WHERE t = '5') AS named FROM odd

-- expect: either
SELECT SUM(CASE WHEN t = '5' THEN 1 ELSE 0 END) AS named FROM odd

-- expect: either
SELECT t, RANK() OVER (PARTITION BY t ORDER BY id) FROM odd

-- expect: either
SELECT id, LAG(t) OVER (ORDER BY id) FROM odd

-- expect: either
SELECT FIRST_VALUE(t) OVER (ORDER BY id) FROM odd

-- expect: either
SELECT ARRAY_AGG(t) FROM odd

-- expect: either
SELECT ANY_VALUE(t) FROM even WHERE id = 1

-- expect: either
SELECT MAX(t) FROM odd

-- expect: either
SELECT MODE() WITHIN GROUP (ORDER BY t) FROM odd

-- expect: either
SELECT t, COUNT(*) FROM odd GROUP BY ROLLUP(t)

-- expect: either
SELECT DISTINCT ON (t) id, t FROM odd ORDER BY t, id

-- expect: either
SELECT DISTINCT ON (q) q, r FROM odd ORDER BY q

-- expect: either
SELECT DISTINCT r FROM odd

-- expect: either
SELECT DISTINCT q, r FROM odd

-- expect: either
SELECT * FROM (SELECT DISTINCT * FROM odd) x WHERE x.id = 1

-- expect: either
SELECT t, r FROM odd GROUP BY t, r

-- expect: either
SELECT t FROM odd GROUP BY 1

-- expect: either
SELECT t AS k, COUNT(*) FROM odd GROUP BY k

-- expect: either
SELECT COUNT(*) FROM odd GROUP BY t HAVING t = '5'

-- expect: either
SELECT id FROM odd ORDER BY t = '5', id

-- expect: either
SELECT id FROM odd ORDER BY t IS NULL, id

-- expect: either
SELECT t FROM odd ORDER BY COUNT(*) OVER (PARTITION BY t), id

-- expect: either
SELECT t FROM odd UNION SELECT p FROM even

-- expect: either
SELECT t FROM odd UNION SELECT 'x'

-- expect: either
SELECT t FROM odd UNION ALL SELECT NULL FROM even

-- expect: either
SELECT r FROM odd UNION ALL SELECT r FROM even

-- expect: either
SELECT t, i FROM odd UNION ALL SELECT i, t FROM even

-- expect: either
SELECT t FROM odd UNION SELECT t FROM even ORDER BY 1

-- expect: either
(SELECT t FROM odd) EXCEPT (SELECT p FROM even)

-- expect: either
SELECT * FROM odd o JOIN even e USING (t)

-- expect: either
SELECT * FROM odd NATURAL JOIN even

-- expect: either
SELECT o.* FROM odd o JOIN even e ON o.t = e.p

-- expect: either
SELECT t FROM (SELECT p AS t FROM odd) x WHERE t = 'p1'

-- expect: either
SELECT x.t, y.t FROM (SELECT t FROM odd) x, (SELECT p AS t FROM even) y

-- expect: either
SELECT t FROM (SELECT t, p FROM odd) x(p, t)

-- expect: either
SELECT (SELECT t FROM even e WHERE e.id = o.id) FROM odd o ORDER BY o.id

-- expect: either
SELECT (SELECT MAX(p) FROM even e WHERE e.t = o.t) FROM odd o ORDER BY o.id

-- expect: either
SELECT id FROM odd o WHERE EXISTS (SELECT * FROM even WHERE t = o.t)

-- expect: either
SELECT id FROM odd o WHERE EXISTS (SELECT 1 FROM even e WHERE e.p = o.t)

-- expect: either
WITH RECURSIVE w(n, t) AS (SELECT 1, CAST('5' AS VARCHAR(40)) UNION ALL SELECT n + 1, t FROM w WHERE n < 3) SELECT o.id FROM odd o JOIN w ON w.t = o.t

-- expect: either
WITH odd AS (SELECT 1 AS id, 'five' AS t) SELECT * FROM odd

-- expect: either
WITH odd AS (SELECT 1 AS id, '5' AS t) SELECT * FROM odd WHERE t = '5'

-- expect: either
SELECT t FROM odd WHERE id = 1 FOR UPDATE

-- expect: either
TABLE even

-- expect: either
SELECT e.t, e.i FROM even e, LATERAL (SELECT 1) l

-- expect: either
SELECT "T" AS "t", T AS "T" FROM odd WHERE id = 1

-- expect: either
SELECT ID, _ROWID_ FROM odd WHERE t = '5'

-- expect: either
SELECT t FROM odd TABLESAMPLE SYSTEM (100)

-- expect: either
SELECT t FROM odd WHERE t = '5' WINDOW w AS (ORDER BY id)

-- expect: either
SELECT t FROM odd QUALIFY ROW_NUMBER() OVER (ORDER BY id) = 1

-- expect: either
SELECT t FROM even ORDER BY t NULLS FIRST

-- ------------------------------------------------ odd changes
-- expect: either
INSERT INTO even SET id = 10, t = 'ten', p = 'p'

-- expect: either
INSERT INTO even (id, t) VALUES (11, 'x'), (12, NULL), (13, DEFAULT)

-- expect: either
INSERT INTO even (id, t) SELECT 20 + id, t FROM odd WHERE id < 3 ORDER BY id LIMIT 1

-- expect: either
INSERT INTO even (id, t) SELECT 30 + id, t FROM odd UNION ALL SELECT 40 + id, t FROM even WHERE id = 1

-- expect: either
INSERT INTO even (id, p) SELECT 50, t FROM odd WHERE id = 1

-- expect: either
INSERT INTO even (id, t) SELECT 51, p FROM odd WHERE id = 1

-- expect: either
INSERT INTO even (id, r) SELECT 52, r FROM odd WHERE id = 1

-- expect: either
INSERT INTO even (id, t) SELECT * FROM (SELECT 53, 'lit')

-- expect: either
INSERT INTO even (id, t, i) WITH w AS (SELECT t, i FROM odd WHERE id = 1) SELECT 54, t, i FROM w

-- expect: either
UPDATE even SET t = i WHERE id = 1

-- expect: either
UPDATE even SET t = (SELECT t FROM odd WHERE id = 2) WHERE id = 1

-- expect: either
UPDATE even SET t = (SELECT p FROM odd WHERE id = 2) WHERE id = 1

-- expect: either
UPDATE even SET p = (SELECT t FROM odd WHERE id = 2) WHERE id = 1

-- expect: either
UPDATE even SET (t, i) = (SELECT t, i FROM odd WHERE id = 1) WHERE id = 1

-- expect: either
UPDATE even SET t = CASE WHEN id = 1 THEN 'one' ELSE t END

-- expect: either
UPDATE even SET t = COALESCE(t, 'none')

-- expect: either
UPDATE even SET t = NULLIF(t, '5')

-- expect: either
UPDATE even SET r = t WHERE id = 1

-- expect: either
UPDATE even SET i = i + 1 WHERE id = 1

-- expect: either
UPDATE even SET q = i WHERE id = 1

-- expect: either
UPDATE even SET t = 'lit' WHERE id IN (SELECT id FROM odd WHERE t = '5') AND i = 5

-- expect: either
DELETE FROM even WHERE t = 'x' LIMIT 1

-- expect: either
DELETE FROM even WHERE id = 12 AND t IS NULL

-- expect: either
MERGE INTO even e USING (VALUES (60, 'v60'), (1, 'v1')) s(id, t) ON e.id = s.id WHEN MATCHED THEN UPDATE SET t = s.t WHEN NOT MATCHED THEN INSERT (id, t) VALUES (s.id, s.t)

-- expect: either
MERGE INTO even e USING (SELECT id, t FROM odd) s ON e.id = s.id AND e.t <> s.t WHEN MATCHED THEN DELETE

-- expect: either
MERGE INTO even (id, t) KEY (t) VALUES (70, 'k70')

-- expect: either
MERGE INTO even (id, t) KEY (t) VALUES (71, 'k70')

-- expect: either
MERGE INTO even (id, r) KEY (r) VALUES (72, 'rx')

-- expect: either
MERGE INTO even (id, t) KEY (id) SELECT id, t FROM odd WHERE id = 1

-- expect: either
SELECT * FROM FINAL TABLE (INSERT INTO even (id, t) VALUES (80, 'f80'))

-- expect: either
SELECT t FROM OLD TABLE (UPDATE even SET t = 'new' WHERE id = 1)

-- expect: either
SELECT id FROM NEW TABLE (DELETE FROM even WHERE t = 'none')

-- expect: either
WITH w AS (SELECT 90 AS id, 'w90' AS t) INSERT INTO even (id, t) SELECT id, t FROM w

SELECT * FROM even ORDER BY id

SELECT id, t, i, n, b FROM odd ORDER BY id
