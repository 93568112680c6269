-- Statements by which a value could slip past. A scene begins with == and gets a database of its
-- own, with the tables vault, copy and leaf. %m% stands for a mark that must not reach the database,
-- whether the statement runs or is refused. Steps are separated by empty lines.
--   -- refused         the step has to be refused
--   -- runs            the step has to run
--   -- plain           the step is run by somebody else, on a plain connection
--   -- later           the leases end before the step: what somebody else did is seen
--   -- params %m%      the step is prepared, and this is bound with setString

== names in other spellings
-- runs
UPDATE "VAULT" SET "EQ" = '%m%' WHERE "ID" = 1

-- runs
update Vault set Eq = '%m%' where iD = 2

-- runs
UPDATE PUBLIC.VAULT SET PUBLIC.VAULT.EQ = '%m%' WHERE ID = 3

-- runs
UPDATE "PUBLIC"."VAULT" AS "v" SET "v"."EQ" = '%m%' WHERE "v"."ID" = 4

UPDATE U&"\0056AULT" SET eq = '%m%' WHERE id = 1

UPDATE U&"!0056AULT" UESCAPE '!' SET eq = '%m%' WHERE id = 1

UPDATE vault SET U&"\0045Q" = '%m%' WHERE id = 1

UPDATE vault SET "eq" = '%m%' WHERE id = 1

UPDATE /* a */ vault -- b
SET /* c */ eq /* /* d */ */ = '%m%' WHERE id = 1

UPDATE vault // comment of H2
SET eq = '%m%' WHERE id = 1

UPDATE vault SET eq/**/=/**/'%m%'/**/WHERE/**/id=1

INSERT INTO vaulT(id,eq)VALUES(50,'%m%')

-- params %m%
UPDATE "VAULT" SET "EQ"=? WHERE id=1

== white space and ends of statements
UPDATE vault SET eq = '%m%' WHERE id = 1


SELECT 1; UPDATE vault SET eq = '%m%' WHERE id = 1

SELECT id FROM city; UPDATE vault SET eq = '%m%' WHERE id = 1

-- runs
SELECT id FROM vault WHERE id = 1; UPDATE vault SET eq = '%m%' WHERE id = 1;

; UPDATE vault SET eq = '%m%' WHERE id = 1

SELECT 1 /* ; */ ; ; UPDATE vault SET eq = '%m%' WHERE id = 1 -- ; '

SELECT ';'';' ; UPDATE vault SET eq = '%m%' WHERE id = 1

SELECT $$;$$ ; UPDATE vault SET eq = '%m%' WHERE id = 1

SELECT 'a''' ; UPDATE vault SET eq = '%m%' WHERE id = 1

SELECT "a;""" FROM (SELECT 1 "a;""") ; UPDATE vault SET eq = '%m%' WHERE id = 1

-- params %m%
SELECT 1; UPDATE vault SET eq = ? WHERE id = 1

-- params %m%
SELECT '?'; UPDATE vault SET eq = ? WHERE id = 1 -- ?

-- params %m%
UPDATE vault SET eq = ?1 WHERE id = 1

-- params %m%
UPDATE vault SET rnd = ?1, eq = ?1 WHERE id = 1

GO UPDATE vault SET eq = '%m%'

UPDATE vault SET eq = '%m%' WHERE id = 1
/

== literals in other spellings
UPDATE vault SET eq = N'%m%' WHERE id = 1

UPDATE vault SET eq = U&'%m%' WHERE id = 1

UPDATE vault SET eq = U&'%m%' UESCAPE '!' WHERE id = 1

UPDATE vault SET eq = E'%m%' WHERE id = 1

UPDATE vault SET eq = $$%m%$$ WHERE id = 1

UPDATE vault SET eq = '%m%' '%m%' WHERE id = 1

UPDATE vault SET eq = '%m%'
'%m%' WHERE id = 1

UPDATE vault SET eq = ('%m%') WHERE id = 1

UPDATE vault SET eq = (('%m%')) WHERE id = 1

UPDATE vault SET eq = "%m%" WHERE id = 1

UPDATE vault SET eq = CAST('%m%' AS VARCHAR) WHERE id = 1

UPDATE vault SET eq = '%m%'::VARCHAR WHERE id = 1

UPDATE vault SET eq = CONVERT('%m%', VARCHAR) WHERE id = 1

UPDATE vault SET eq = CHAR(109) || '%m%' WHERE id = 1

UPDATE vault SET eq = CONCAT('%m%', '') WHERE id = 1

UPDATE vault SET eq = TRIM('%m%') WHERE id = 1

UPDATE vault SET eq = COALESCE('%m%', 'x') WHERE id = 1

UPDATE vault SET eq = CASE WHEN TRUE THEN '%m%' END WHERE id = 1

UPDATE vault SET eq = CASE id WHEN 1 THEN '%m%' ELSE '%m%' END WHERE id = 1

UPDATE vault SET eq = (SELECT '%m%') WHERE id = 1

UPDATE vault SET eq = (SELECT '%m%' FROM copy LIMIT 1) WHERE id = 1

UPDATE vault SET eq = (VALUES '%m%') WHERE id = 1

UPDATE vault SET eq = ARRAY['%m%'][1] WHERE id = 1

UPDATE vault SET eq = ROW('%m%', 1) WHERE id = 1

UPDATE vault SET eq = JSON '"%m%"' WHERE id = 1

UPDATE vault SET eq = XMLTEXT('%m%') WHERE id = 1

UPDATE vault SET eq = UTF8TOSTRING(STRINGTOUTF8('%m%')) WHERE id = 1

UPDATE vault SET eq = RAWTOHEX('%m%') WHERE id = 1

UPDATE vault SET eq = STRINGDECODE('%m%') WHERE id = 1

UPDATE vault SET eq = (eq = '%m%') WHERE id = 1

UPDATE vault SET id = 1 WHERE eq = CAST('%m%' AS CHAR(40))

-- params %m%
UPDATE vault SET eq = CAST(? AS VARCHAR) WHERE id = 1

-- params %m%
UPDATE vault SET eq = (SELECT ?) WHERE id = 1

-- params %m%
UPDATE vault SET eq = COALESCE(?, eq) WHERE id = 1

-- params %m%
UPDATE vault SET eq = CASE WHEN id = 1 THEN ? ELSE eq END WHERE id = 1

-- params %m%
UPDATE vault SET eq = ? || '' WHERE id = 1

-- params %m%
UPDATE vault SET (eq) = (?) WHERE id = 1

-- params %m%
UPDATE vault SET (eq, rnd) = (SELECT ?, 'x') WHERE id = 1

== inserts of every kind
INSERT INTO vault SET id = 51, eq = '%m%'

INSERT INTO vault (id, eq) VALUES (52, '%m%'), (53, DEFAULT), (54, '%m%')

INSERT INTO vault (eq, id) SELECT '%m%', 55

INSERT INTO vault (eq, id) SELECT * FROM (SELECT '%m%', 56)

INSERT INTO vault (eq, id) (SELECT '%m%', 57)

INSERT INTO vault (eq, id) VALUES ('%m%', 58) UNION SELECT '%m%', 59

INSERT INTO vault (eq, id) TABLE copy

INSERT INTO vault (eq, id) DIRECT SELECT '%m%', 60

INSERT INTO vault (eq, id) SORTED SELECT '%m%', 61

INSERT INTO vault (id, eq) OVERRIDING SYSTEM VALUE VALUES (62, '%m%')

INSERT INTO vault (id, eq) WITH w AS (SELECT '%m%' AS c) SELECT 63, c FROM w

WITH w AS (SELECT '%m%' AS c) INSERT INTO vault (id, eq) SELECT 64, c FROM w

INSERT INTO vault (id, eq) SELECT 65, c FROM (VALUES ('%m%')) v(c)

INSERT INTO vault (id, eq) SELECT 66, '%m%' UNION ALL SELECT 67, eq FROM copy

INSERT INTO vault (id, eq) SELECT 68, CASE WHEN eq IS NULL THEN '%m%' ELSE eq END FROM copy

INSERT INTO vault (id, eq) SELECT 69, column_value FROM UNNEST(ARRAY['%m%'])

INSERT INTO vault (id, eq) SELECT x, '%m%' FROM SYSTEM_RANGE(70, 71)

INSERT INTO vault SELECT 72, '%m%', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL

INSERT INTO vault VALUES (73, '%m%', '%m%', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)

INSERT INTO vault VALUES (74, '%m%')

INSERT INTO vault (id, id, eq) VALUES (75, 75, '%m%')

INSERT INTO vault (id, eq, eq) VALUES (76, 'x', '%m%')

REPLACE INTO vault (id, eq) VALUES (77, '%m%')

INSERT IGNORE INTO vault (id, eq) VALUES (78, '%m%')

INSERT INTO vault (id, eq) VALUES (1, 'x') ON DUPLICATE KEY UPDATE eq = '%m%'

INSERT INTO vault (id, eq) VALUES (1, '%m%') ON CONFLICT DO NOTHING

SELECT * FROM FINAL TABLE (INSERT INTO vault (id, eq) VALUES (79, '%m%'))

SELECT id FROM NEW TABLE (UPDATE vault SET eq = '%m%' WHERE id = 1)

SELECT id FROM OLD TABLE (MERGE INTO vault (id, eq) KEY (id) VALUES (1, '%m%'))

INSERT INTO copy (id) SELECT id FROM FINAL TABLE (INSERT INTO vault (id, eq) VALUES (80, '%m%'))

-- params %m%
INSERT INTO vault SELECT 81, ?, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL

-- params %m%
INSERT INTO vault (id, eq) SELECT 82, ?

-- params %m%
INSERT INTO vault (id, eq) SELECT 83, c FROM (SELECT ? AS c) x

== merges of every kind
-- runs
MERGE INTO vault (id, eq) KEY (id) VALUES (1, '%m%'), (90, '%m%')

MERGE INTO vault KEY (id) VALUES (2, '%m%', '%m%', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)

MERGE INTO vault (id, eq) VALUES (3, '%m%')

MERGE INTO vault (id, eq) KEY (id) SELECT 4, '%m%'

MERGE INTO vault (id, rnd) KEY (rnd) VALUES (91, '%m%')

MERGE INTO vault v USING (VALUES (92, '%m%')) s(id, eq) ON v.id = s.id WHEN NOT MATCHED THEN INSERT (id, eq) VALUES (s.id, s.eq)

MERGE INTO vault v USING (SELECT 93 AS id, '%m%' AS eq) s ON v.id = s.id WHEN NOT MATCHED THEN INSERT (id, eq) VALUES (s.id, s.eq)

MERGE INTO vault v USING (SELECT 1 AS id, '%m%' AS eq) s ON v.id = s.id WHEN MATCHED THEN UPDATE SET eq = s.eq

MERGE INTO vault USING copy ON vault.eq = '%m%' WHEN MATCHED THEN UPDATE SET vault.eq = '%m%' WHEN NOT MATCHED THEN INSERT VALUES (94, '%m%', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)

MERGE INTO vault USING DUAL ON id = 5 WHEN MATCHED AND eq = '%m%' THEN DELETE WHEN MATCHED THEN UPDATE SET eq = '%m%'

-- params %m%
MERGE INTO vault v USING (SELECT 95 AS id, ? AS eq) s ON v.id = s.id WHEN NOT MATCHED THEN INSERT (id, eq) VALUES (s.id, s.eq)

-- params %m%
MERGE INTO vault v USING (SELECT 95 AS id) s ON v.eq = ? WHEN NOT MATCHED THEN INSERT (id) VALUES (s.id)

== comparisons of every kind
SELECT id FROM vault WHERE eq = ANY(SELECT '%m%')

SELECT id FROM vault WHERE eq = ANY(ARRAY['%m%'])

SELECT id FROM vault WHERE eq = SOME(VALUES '%m%')

SELECT id FROM vault WHERE eq IN (VALUES '%m%')

SELECT id FROM vault WHERE eq IN (SELECT '%m%')

SELECT id FROM vault WHERE eq IN (UNNEST(ARRAY['%m%']))

SELECT id FROM vault WHERE (eq) IN (('%m%'))

SELECT id FROM vault WHERE (eq, rnd) IN (('%m%', '%m%'))

SELECT id FROM vault WHERE (id, eq) = (1, '%m%')

SELECT id FROM vault WHERE ROW (id, eq) = ROW (1, '%m%')

SELECT id FROM vault WHERE eq BETWEEN '%m%' AND '%m%'

SELECT id FROM vault WHERE '%m%' BETWEEN eq AND eq

SELECT id FROM vault WHERE eq ILIKE '%m%'

SELECT id FROM vault WHERE eq REGEXP '%m%'

SELECT id FROM vault WHERE '%m%' LIKE eq

SELECT id FROM vault WHERE REGEXP_LIKE(eq, '%m%')

SELECT id FROM vault WHERE LOCATE('%m%', eq) > 0

SELECT id FROM vault WHERE POSITION('%m%' IN eq) > 0

SELECT id FROM vault WHERE eq || '' = '%m%'

SELECT id FROM vault WHERE eq = '%m%' COLLATE "C"

SELECT id FROM vault WHERE eq = CASE WHEN TRUE THEN '%m%' END

SELECT id FROM vault WHERE NULLIF(eq, '%m%') IS NULL

SELECT id FROM vault WHERE COALESCE(eq, '%m%') = '%m%'

SELECT id FROM vault WHERE DECODE(eq, '%m%', 1) = 1

SELECT id FROM vault WHERE CASE eq WHEN '%m%' THEN TRUE END

SELECT id FROM vault WHERE EXISTS (SELECT 1 WHERE eq = '%m%')

SELECT id FROM vault v WHERE EXISTS (SELECT 1 FROM copy c WHERE v.eq = '%m%' AND c.eq = v.eq)

SELECT id FROM vault WHERE eq = '%m%' OR eq = '%m%' AND NOT eq = '%m%' XOR TRUE

SELECT eq = '%m%' FROM vault

SELECT CASE WHEN eq = '%m%' THEN 'yes' END FROM vault WHERE eq = '%m%'

SELECT COUNT(*) FILTER (WHERE eq = '%m%') FROM vault

SELECT eq FROM vault GROUP BY eq HAVING eq = '%m%'

SELECT COUNT(*) FROM vault GROUP BY CASE WHEN eq = '%m%' THEN 1 END

SELECT id FROM vault ORDER BY CASE WHEN eq = '%m%' THEN 1 END

SELECT id FROM vault LIMIT (SELECT COUNT(*) FROM vault WHERE eq = '%m%')

SELECT id, eq FROM vault QUALIFY COUNT(*) OVER (PARTITION BY eq) > 1 AND eq = '%m%'

SELECT SUM(1) OVER (ORDER BY CASE WHEN eq = '%m%' THEN 1 END) FROM vault

SELECT v.id FROM vault v JOIN copy c ON v.eq = c.eq AND c.eq = '%m%'

SELECT v.id FROM vault v JOIN (SELECT '%m%' AS eq) c ON v.eq = c.eq

SELECT v.id FROM vault v JOIN (SELECT '%m%' AS eq) c USING (eq)

SELECT id FROM vault NATURAL JOIN (SELECT '%m%' AS eq) c

SELECT id FROM vault, (VALUES '%m%') c(w) WHERE eq = w

SELECT id FROM (SELECT id, eq AS w FROM vault) x WHERE w = '%m%'

SELECT id FROM (SELECT id, eq FROM vault) x(i, w) WHERE w = '%m%'

WITH w(i, e) AS (SELECT id, eq FROM vault) SELECT i FROM w WHERE e = '%m%'

WITH vault AS (SELECT 1 AS id, eq FROM copy) SELECT id FROM vault WHERE eq = '%m%'

SELECT eq FROM vault UNION SELECT eq FROM copy WHERE eq = '%m%'

SELECT eq FROM vault UNION SELECT '%m%'

SELECT eq FROM vault INTERSECT SELECT '%m%'

SELECT eq FROM vault EXCEPT VALUES ('%m%')

DELETE FROM vault WHERE eq = '%m%' LIMIT 1

DELETE FROM vault v WHERE v.eq = '%m%' FETCH FIRST ROW ONLY

SELECT id FROM vault WHERE id = 1 AND fixed = '%m%'

SELECT id FROM vault WHERE rnd = '%m%'

SELECT id FROM vault USE INDEX (nothing) WHERE eq = '%m%'

-- params %m%
SELECT id FROM vault WHERE eq = ANY(?)

-- params %m%
SELECT id FROM vault WHERE eq IN (SELECT ?)

-- params %m%
SELECT id FROM vault WHERE eq = LOWER(?)

-- params %m%
SELECT id FROM vault WHERE (eq, id) = (?, 1)

-- params %m%
SELECT CASE WHEN eq = ? THEN 1 END FROM vault

-- params %m%
SELECT id FROM vault WHERE ? IN (eq, rnd)

-- params %m%
SELECT id FROM vault WHERE CAST(? AS VARCHAR) = eq

-- params %m%
SELECT id FROM vault v JOIN (SELECT ? AS w) c ON v.eq = c.w

-- params %m%
SELECT id FROM vault WHERE ? IS NULL

-- params %m%
SELECT id FROM vault ORDER BY CASE WHEN eq = ? THEN 1 END

-- params %m%
SELECT id FROM vault WHERE COALESCE(?, eq) = eq

-- params %m%
SELECT id FROM vault WHERE ? = 'x' OR eq IS NULL

== what data definition keeps
-- refused
ALTER TABLE vault ALTER COLUMN eq SET DEFAULT '%m%'

-- refused
ALTER TABLE vault ALTER COLUMN eq VARCHAR(130) DEFAULT '%m%'

-- refused
ALTER TABLE vault ALTER COLUMN eq SET ON UPDATE '%m%'

-- refused
ALTER TABLE vault ADD CHECK (eq <> '%m%')

-- refused
ALTER TABLE vault ADD CONSTRAINT c1 CHECK (eq IN ('%m%'))

-- refused
ALTER TABLE vault ADD COLUMN g1 BOOLEAN AS (eq = '%m%')

-- refused
ALTER TABLE vault ADD COLUMN g2 BOOLEAN GENERATED ALWAYS AS (eq = '%m%')

-- refused
ALTER TABLE vault ALTER COLUMN eq VARCHAR(130) USING '%m%'

-- refused
ALTER TABLE vault ALTER COLUMN eq SET DATA TYPE VARCHAR(130) USING CONCAT(eq, '%m%')

CREATE VIEW peep1 AS SELECT id, eq FROM vault WHERE eq = '%m%'

CREATE OR REPLACE VIEW peep2 AS SELECT id, CASE WHEN eq = '%m%' THEN 1 END AS c FROM vault

CREATE MATERIALIZED VIEW peep3 AS SELECT id, eq FROM vault WHERE eq = '%m%'

CREATE TABLE other1 (id INT, c BOOLEAN DEFAULT (EXISTS (SELECT 1 FROM vault WHERE eq = '%m%')))

CREATE TABLE other2 (id INT CHECK (id NOT IN (SELECT id FROM vault WHERE eq = '%m%')))

CREATE TABLE other3 AS SELECT id FROM vault WHERE eq = '%m%'

CREATE TABLE other4 AS SELECT '%m%' AS eq FROM vault

CREATE TABLE other5 AS SELECT * FROM vault

CREATE INDEX other6 ON vault (eq) WHERE eq = '%m%'

CREATE DOMAIN other7 AS VARCHAR CHECK (VALUE IN (SELECT eq FROM vault WHERE eq = '%m%'))

CREATE TRIGGER other8 BEFORE INSERT ON vault FOR EACH ROW AS $$ '%m%' $$

CREATE SEQUENCE other9 START WITH (SELECT COUNT(*) FROM vault WHERE eq = '%m%')

CREATE TABLE leaf2 (id INT, eq VARCHAR(120) DEFAULT '%m%' REFERENCES vault (eq))

CREATE CONSTANT secret VALUE (SELECT id FROM vault WHERE eq = '%m%')

== tables that come back
-- runs
DROP TABLE leaf

-- runs
DROP TABLE vault

CREATE TABLE vault AS SELECT 1 AS id, '%m%' AS eq

CREATE TABLE vault (id INT, eq VARCHAR(120)) AS SELECT 1, '%m%'

CREATE TABLE vault (id INT, eq VARCHAR(120)) AS VALUES (1, '%m%')

CREATE TABLE vault (id INT, eq VARCHAR(120) DEFAULT '%m%', rnd VARCHAR(120))

CREATE TABLE vault (id INT, eq VARCHAR(120) CHECK (eq <> '%m%'))

CREATE TABLE IF NOT EXISTS vault (id INT PRIMARY KEY, eq VARCHAR(120), rnd VARCHAR(120), short VARCHAR(5), fixed CHAR(5), num NUMERIC(40), big BIGINT, dbl DOUBLE PRECISION, dated DATE, clock TIME(6), moment TIMESTAMP, zoned TIMESTAMP WITH TIME ZONE, uid UUID, bin VARBINARY(100), print VARBINARY(40))

INSERT INTO vault (id, eq) VALUES (1, '%m%')

== temporary and foreign tables
CREATE LOCAL TEMPORARY TABLE vault (id INT, eq VARCHAR(120))

INSERT INTO vault (id, eq) VALUES (1000, '%m%')

CREATE GLOBAL TEMPORARY TABLE temp1 AS SELECT id FROM vault WHERE eq = '%m%'

CREATE LINKED TABLE link1 (NULL, 'jdbc:h2:mem:nowhere', 'sa', '', 'VAULT')

CREATE SCHEMA elsewhere

CREATE TABLE elsewhere.vault (id INT PRIMARY KEY, eq VARCHAR(120))

INSERT INTO elsewhere.vault (id, eq) VALUES (1, '%m%')

SET SCHEMA elsewhere

INSERT INTO vault (id, eq) VALUES (2, '%m%')

UPDATE public.vault SET eq = '%m%' WHERE id = 1

SET SCHEMA public

-- runs
INSERT INTO vault (id, eq) VALUES (2000, '%m%')

SET SCHEMA_SEARCH_PATH elsewhere, public

INSERT INTO vault (id, eq) VALUES (3, '%m%')

ALTER TABLE vault SET SCHEMA elsewhere

ALTER SCHEMA elsewhere RENAME TO nowhere

INSERT INTO nowhere.vault (id, eq) VALUES (4, '%m%')

== other names for it
-- refused
CREATE SYNONYM alias1 FOR vault

-- plain
CREATE OR REPLACE SYNONYM alias2 FOR vault

-- later
UPDATE alias2 SET eq = '%m%' WHERE id = 1

-- params %m%
UPDATE alias2 SET eq = ? WHERE id = 1

CREATE SYNONYM alias3 FOR alias2

-- runs
CREATE VIEW view1 AS SELECT * FROM vault

SELECT id FROM view1 WHERE eq = '%m%'

-- params %m%
SELECT id FROM view1 WHERE eq = ?

-- plain
CREATE VIEW view4 AS SELECT id, eq AS w FROM vault

-- later
SELECT id FROM view4 WHERE w = '%m%'

INSERT INTO view4 (id, w) VALUES (201, '%m%')

SELECT v.id FROM vault v JOIN view4 w ON v.eq = w.w WHERE w.w = '%m%'

-- plain
CREATE VIEW view5 AS SELECT w AS c FROM view4

-- later
-- params %m%
SELECT id FROM copy WHERE EXISTS (SELECT 1 FROM view5 WHERE c = ?)

== renamed by somebody else
-- runs
UPDATE vault SET eq = '%m%' WHERE id = 1

-- plain
ALTER TABLE vault RENAME TO vault_two

-- later
-- refused
UPDATE vault_two SET eq = '%m%' WHERE id = 1

-- refused
-- params %m%
UPDATE vault_two SET eq = ? WHERE id = 1

-- refused
INSERT INTO vault_two (id, eq) VALUES (300, '%m%')

-- refused
SELECT id FROM vault_two WHERE eq = '%m%'

-- refused
SELECT c.id FROM copy c JOIN vault_two v ON v.eq = c.eq AND v.eq = '%m%'

-- refused
MERGE INTO vault_two (id, eq) KEY (id) VALUES (1, '%m%')

-- refused
EXECUTE IMMEDIATE 'UPDATE vault_two SET eq = ''%m%'' WHERE id = 1'

-- refused
ALTER TABLE vault_two ADD COLUMN more VARCHAR(40) DEFAULT '%m%'

-- refused
CREATE VIEW seen AS SELECT * FROM vault_two WHERE eq = '%m%'

-- refused
UPDATE vault SET eq = '%m%' WHERE id = 1

-- runs
ALTER TABLE vault_two RENAME TO vault

-- runs
UPDATE vault SET eq = '%m%' WHERE id = 1

-- runs
SELECT id FROM vault WHERE eq = '%m%'

== renamed by somebody else who dropped the checks
-- runs
UPDATE vault SET eq = '%m%' WHERE id = 1

-- plain
ALTER TABLE copy DROP CONSTRAINT "hushcell_COPY.EQ"

-- plain
ALTER TABLE copy DROP CONSTRAINT "hushcell_COPY.RND"

-- plain
ALTER TABLE copy ALTER COLUMN eq RENAME TO eq_two

-- plain
ALTER TABLE copy RENAME TO copy_two

-- later
-- refused
INSERT INTO copy_two (id, eq_two) VALUES (1, '%m%')

-- refused
INSERT INTO copy_two (id, rnd) VALUES (1, '%m%')

== column renamed by somebody else
-- runs
UPDATE vault SET eq = '%m%' WHERE id = 1

-- plain
ALTER TABLE copy ALTER COLUMN eq RENAME TO eq_two

-- later
-- refused
UPDATE copy SET eq_two = '%m%' WHERE id = 1

-- refused
INSERT INTO copy (id, eq_two) VALUES (300, '%m%')

-- refused
INSERT INTO copy VALUES (301, '%m%', '%m%')

-- refused
SELECT id FROM copy WHERE eq_two = '%m%'

-- runs
ALTER TABLE copy ALTER COLUMN eq_two RENAME TO eq

-- runs
INSERT INTO copy (id, eq) VALUES (300, '%m%')

== column renamed while the statement is known
-- runs
INSERT INTO copy VALUES (1, '%m%', '%m%')

-- plain
ALTER TABLE copy ALTER COLUMN eq RENAME TO eq_two

INSERT INTO copy VALUES (2, '%m%', '%m%')

-- refused
INSERT INTO copy (id, eq_two) VALUES (3, '%m%')

== names exchanged by somebody else
-- runs
INSERT INTO copy VALUES (1, '%m%', '%m%')

-- plain
ALTER TABLE copy ALTER COLUMN eq RENAME TO other

-- plain
ALTER TABLE copy ALTER COLUMN rnd RENAME TO eq

-- plain
ALTER TABLE copy ALTER COLUMN other RENAME TO rnd

-- later
-- refused
INSERT INTO copy VALUES (2, '%m%', '%m%')

-- refused
UPDATE copy SET eq = '%m%' WHERE rnd IS NULL

== a protected and a plain table exchanged by somebody else
-- runs
INSERT INTO copy VALUES (1, '%m%', '%m%')

-- plain
CREATE TABLE notes (id INT PRIMARY KEY, eq VARCHAR(120), rnd VARCHAR(120))

-- plain
INSERT INTO notes VALUES (1, 'a', 'b')

-- plain
ALTER TABLE copy RENAME TO other

-- plain
ALTER TABLE notes RENAME TO copy

-- plain
ALTER TABLE other RENAME TO notes

-- later
-- refused
INSERT INTO notes VALUES (2, '%m%', '%m%')

-- refused
INSERT INTO copy VALUES (2, '%m%', '%m%')

-- refused
SELECT id FROM copy WHERE eq = '%m%'

== restored into another schema
-- runs
UPDATE vault SET eq = '%m%' WHERE id = 1

-- plain
CREATE SCHEMA other

-- plain
CREATE TABLE other.vaulted (id INT PRIMARY KEY, eq VARBINARY(389) CONSTRAINT "hushcell_VAULT.EQ" CHECK (OCTET_LENGTH(eq) >= 53 AND SUBSTRING(eq FROM 1 FOR 1) >= X'F8'))

-- later
-- refused
INSERT INTO other.vaulted (id, eq) VALUES (1, '%m%')

== columns exchanged by somebody else
-- runs
INSERT INTO copy VALUES (1, '%m%', '%m%')

-- plain
DROP TABLE copy

-- plain
CREATE TABLE copy (eq VARCHAR(120), extra VARCHAR(120), id INT PRIMARY KEY, rnd VARCHAR(120))

INSERT INTO copy VALUES ('%m%', 'x', 2, '%m%')

SELECT * FROM copy WHERE eq = '%m%'

== code in the database
EXECUTE IMMEDIATE 'UPDATE vault SET eq = ''%m%'''

EXECUTE IMMEDIATE 'UPDATE va' || 'ult SET eq = ''%m%'''

-- refused
EXECUTE IMMEDIATE CONCAT('UPDATE va', 'ult SET eq = ''%m%''')

SET @sql = 'UPDATE vault SET eq = ''%m%'''

EXECUTE IMMEDIATE @sql

EXECUTE IMMEDIATE (SELECT 'UPDATE vault SET eq = ''%m%''')

-- params %m%
EXECUTE IMMEDIATE ?

CREATE ALIAS sneak AS $$ void sneak(java.sql.Connection c, String v) throws Exception { c.createStatement().execute("UPDATE vault SET eq = '" + v + "' WHERE id = 1"); } $$

-- plain
CREATE ALIAS sneak2 AS $$ void sneak2(java.sql.Connection c, String v) throws Exception { c.createStatement().execute("UPDATE VAULT SET eq = '" + v + "' WHERE id = 1"); } $$

-- later
CALL sneak2('%m%')

-- params %m%
CALL sneak2(?)

-- params %m%
{call sneak2(?)}

SELECT sneak2('%m%') FROM copy

SELECT id FROM copy WHERE sneak2('%m%') IS NULL

INSERT INTO copy (id) VALUES (sneak2('%m%'))

SET @v = 'not yet a value of any column'

UPDATE vault SET eq = @v WHERE id = 1

UPDATE vault SET eq = SET(@v, '%m%') WHERE id = 1

SELECT SET(@v, eq) FROM vault

SELECT id FROM vault WHERE eq = @v

CALL CSVWRITE('memFS:out.csv', 'SELECT * FROM vault WHERE eq = ''%m%''')

INSERT INTO vault (id, eq) SELECT * FROM CSVREAD('memFS:%m%.csv')

SELECT LINK_SCHEMA('S2', '', 'jdbc:h2:mem:x', 'sa', '', 'PUBLIC'), '%m%' FROM vault

RUNSCRIPT FROM 'memFS:vault.sql'

SCRIPT TO 'memFS:script.sql' TABLE vault

EXPLAIN SELECT id FROM vault WHERE eq = '%m%'

EXPLAIN PLAN FOR UPDATE vault SET eq = '%m%' WHERE id = 1

EXPLAIN ANALYZE INSERT INTO vault (id, eq) VALUES (400, '%m%')

CALL (SELECT id FROM vault WHERE eq = '%m%')

CALL EXISTS (SELECT id FROM vault WHERE eq = '%m%')

VALUES ((SELECT id FROM vault WHERE eq = '%m%'))

SET @x = (SELECT id FROM vault WHERE eq = '%m%')

SELECT * FROM DATA_CHANGE_DELTA_TABLE (UPDATE vault SET eq = '%m%')

HELP 'SELECT'

== settings of the session
SET MODE MySQL

UPDATE vault SET eq = "%m%" WHERE id = 1

UPDATE `vault` SET `eq` = '%m%' WHERE id = 1

INSERT INTO vault (id, eq) VALUES (1, 'x') ON DUPLICATE KEY UPDATE eq = '%m%'

REPLACE INTO vault (id, eq) VALUES (1, '%m%')

SET MODE MSSQLServer

UPDATE [vault] SET [eq] = '%m%' WHERE id = 1

UPDATE vault SET eq = N'%m%' WHERE id = 1

SET MODE PostgreSQL

INSERT INTO vault (id, eq) VALUES (1, '%m%') ON CONFLICT DO NOTHING

UPDATE vault SET eq = E'%m%' WHERE id = 1

SET MODE Oracle

UPDATE vault SET eq = '%m%' WHERE id = 1

SET MODE REGULAR

SET NON_KEYWORDS WHERE

UPDATE vault where SET where.eq = '%m%'

SET VARIABLE_BINARY TRUE

SET COLLATION ENGLISH

SET IGNORECASE TRUE

SET LAZY_QUERY_EXECUTION 1

SET QUIRKS_MODE TRUE

UPDATE vault SET eq = '%m%' WHERE id = 1

== plain columns beside it
-- runs
INSERT INTO copy (id, eq) VALUES (1, '%m%')

UPDATE copy c SET c.eq = '%m%' FROM vault v WHERE v.id = c.id

UPDATE copy SET eq = v.eq FROM (SELECT '%m%' AS eq) v

UPDATE vault v, copy c SET v.eq = '%m%' WHERE v.id = c.id

DELETE FROM vault USING copy WHERE vault.eq = '%m%'

-- params %m%
UPDATE copy SET id = id, eq = ? WHERE id = 1
