SELECT id FROM thing WHERE label = ?
SELECT email FROM other WHERE email = 'contact'
SELECT contact FROM other
SELECT * FROM archive.contact WHERE email = ?
SELEC gibberish ((
SELECT id FROM contact ORDER BY id
SELECT id, email FROM contact WHERE email = ?
SELECT c.email AS e, c.note FROM contact c
SELECT * FROM contact
SELECT c.* FROM contact c
SELECT c.*, o.* FROM contact c JOIN other o ON c.id = o.id
SELECT * FROM contact c JOIN other o ON c.id = o.id
SELECT * EXCEPT (email, note) FROM contact
SELECT "EMAIL" FROM "CONTACT"
SELECT `email` FROM `contact`
SELECT public.contact.email FROM public.contact
SELECT email FROM public.contact
SELECT contact.email FROM contact c
SELECT d.e FROM (SELECT email AS e FROM contact) d WHERE d.e = ?
SELECT * FROM (SELECT id, email AS e FROM contact) d
SELECT * FROM (SELECT * FROM contact) d
SELECT * FROM (SELECT * FROM (SELECT email, note FROM contact) a WHERE ROWNUM <= ?) b
WITH c(e) AS (SELECT email FROM contact) SELECT e FROM c WHERE e = ?
WITH contact AS (SELECT id, label FROM thing t) SELECT label FROM contact
WITH other AS (SELECT email FROM contact) SELECT email FROM other WHERE email = 'x'
WITH v_contact AS (SELECT 1 AS id) SELECT id FROM contact JOIN v_contact v ON v.id = contact.id
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ?) SELECT r.n, c.email FROM r JOIN contact c ON c.id = r.n
WITH RECURSIVE r(e, n) AS (SELECT email, 1 FROM contact WHERE id = ? UNION ALL SELECT c.backup, n + 1 FROM r JOIN contact c ON c.email = r.e WHERE n < 5) SELECT e, n FROM r
WITH RECURSIVE r(e, n) AS (SELECT 'a', 1 UNION ALL SELECT c.backup, n + 1 FROM r JOIN contact c ON c.email = r.e WHERE n < 5) SELECT e, n FROM r
WITH RECURSIVE r(e, n) AS (SELECT email, 1 FROM contact UNION ALL SELECT e, n + 1 FROM r WHERE n < 3) SELECT c.id FROM r JOIN contact c ON c.email = r.e
SELECT (SELECT email FROM contact WHERE id = ?) AS e FROM thing
SELECT email FROM contact UNION SELECT backup FROM contact
SELECT email FROM contact UNION SELECT owner FROM mailbox
SELECT email FROM contact UNION ALL SELECT name FROM other
SELECT email, id FROM contact UNION ALL SELECT NULL, ? FROM other
SELECT email FROM contact UNION ALL SELECT ?
SELECT note FROM contact UNION ALL SELECT memo FROM contact
SELECT note FROM contact UNION SELECT memo FROM contact
SELECT email FROM contact EXCEPT SELECT owner FROM mailbox
SELECT note FROM contact EXCEPT SELECT note FROM contact
SELECT id FROM contact WHERE email <> ?
SELECT id FROM contact WHERE email != 'a'
SELECT id FROM contact WHERE ? = email
SELECT id FROM contact WHERE email IN (?, 'b', backup, NULL)
SELECT id FROM contact WHERE email NOT IN (?, ?)
SELECT id FROM contact WHERE email IN (SELECT owner FROM mailbox)
SELECT id FROM contact WHERE email IN (SELECT email FROM other)
SELECT id FROM contact WHERE email = ANY (SELECT owner FROM mailbox)
SELECT id FROM contact WHERE email IS NOT DISTINCT FROM ?
SELECT id FROM contact WHERE email IS DISTINCT FROM ?
SELECT id FROM contact WHERE (email, name) = (?, ?)
SELECT id FROM contact WHERE (email, id) IN ((?, 1), (?, ?))
SELECT id FROM contact WHERE (id, email) IN (SELECT id, owner FROM mailbox)
SELECT id FROM contact WHERE email = backup
SELECT id FROM contact WHERE email = name
SELECT id FROM contact WHERE email = note
SELECT id FROM contact WHERE note = ?
SELECT id FROM contact WHERE email = age
SELECT id FROM contact WHERE email IS NULL
SELECT id FROM contact WHERE note IS NOT NULL AND email IS NOT NULL
SELECT id FROM contact WHERE (? IS NULL OR email = ?) AND (? IS NULL OR name = ?)
SELECT id FROM contact WHERE ('x' IS NULL OR email = 'x')
SELECT id FROM contact WHERE ? = '' OR email = ?
SELECT id FROM contact WHERE ? = ?
SELECT id FROM contact WHERE 1 = 1 AND email = ?
SELECT id FROM contact WHERE 'a' = 'a'
SELECT id FROM contact WHERE email = UPPER(?)
SELECT id FROM contact WHERE email = 'a' || 'b'
SELECT id FROM contact WHERE email = CAST(? AS VARCHAR)
SELECT id FROM contact WHERE name = LOWER(?)
SELECT id FROM contact WHERE name LIKE CONCAT('%', ?, '%')
SELECT id FROM contact WHERE LENGTH(?) = 0 OR email = ?
SELECT id FROM contact WHERE ?
SELECT id FROM contact WHERE NOT (email = ?)
SELECT id FROM contact WHERE email = ? = TRUE
SELECT id FROM contact WHERE EXISTS (SELECT 1 FROM mailbox m WHERE m.owner = contact.email AND m.title = ?)
SELECT id FROM contact WHERE (SELECT owner FROM mailbox m WHERE m.id = 1) = email
SELECT id FROM contact WHERE (SELECT owner FROM mailbox m WHERE m.id = 1) = ?
SELECT id FROM contact WHERE age = 5 AND age <> -7 AND age IN (1, +2)
SELECT id FROM contact WHERE age = '5'
SELECT id FROM contact WHERE email = 5
SELECT id FROM typed WHERE born = DATE '2020-01-01' AND seen = TIMESTAMP '2020-01-01 10:00:00' AND active = TRUE AND token = UUID '00000000-0000-0000-0000-000000000000' AND raw = X'00ff' AND salary = 1.50
SELECT id FROM typed WHERE zoned = TIMESTAMP WITH TIME ZONE '2020-01-01 10:00:00+01:00'
SELECT id FROM typed WHERE active
SELECT id FROM typed t WHERE NOT (t.active) AND born = ?/* x */OR "TYPED".active IS NOT TRUE
SELECT id FROM typed WHERE NOT (typed.active)/* x */ AND born = ? OR public.typed.active IS NOT TRUE
SELECT CASE WHEN active THEN 1 WHEN id = ? THEN 2 END FROM typed JOIN thing ON active HAVING active
SELECT COUNT(*) FILTER (WHERE active) FROM typed WHERE id = ?; SELECT 1
SELECT id FROM thing WHERE (SELECT active FROM typed)
SELECT id FROM contact WHERE age
SELECT id FROM typed WHERE active = 1
SELECT id FROM typed WHERE lowered = 'ABC'
SELECT id FROM typed WHERE LOWER(lowered) = LOWER(?)
SELECT id FROM typed WHERE LOWER(lowered) = ? OR LCASE(typed.lowered)IN('ABC',LOWER('ABC'),lcase(?)) OR lowered = lower(?)
SELECT LOWER(lowered) AS l, COUNT(*) FROM typed GROUP BY LOWER(lowered)
SELECT id FROM (SELECT id, LOWER(lowered) AS l FROM typed) d WHERE d.l = ? AND d.l <> LOWER(?)
SELECT LOWER(lowered) FROM typed
SELECT id FROM typed WHERE LOWER(lowered) = CAST(? AS VARCHAR(50))
SELECT id FROM typed WHERE LOWER(lowered) = CAST(? AS VARCHAR)
SELECT id FROM typed WHERE LOWER(lowered) = LOWER(CAST(? AS VARCHAR(50))) OR lowered = LOWER(CAST('ABC' AS VARCHAR))
SELECT id FROM typed WHERE LOWER(lowered) = LOWER(CAST(? AS VARCHAR(10)))
SELECT id FROM typed WHERE LOWER(lowered) = LOWER(CAST(? AS CHAR(60)))
SELECT id FROM typed WHERE ? IN (lowered, LOWER(lowered))
SELECT id FROM typed WHERE LOWER(lowered) LIKE ?
SELECT id FROM typed ORDER BY LOWER(lowered)
SELECT id FROM typed WHERE UPPER(lowered) = UPPER(?)
SELECT id FROM typed WHERE ucase('Abc') <> UPPER(typed.lowered) AND NOT (UPPER(lowered) = UPPER(CAST(? AS VARCHAR)))
SELECT a.id FROM typed a JOIN typed b ON UPPER(a.lowered) = UPPER(b.lowered) ORDER BY a.id
SELECT id FROM contact WHERE UPPER(name) = UPPER(?) AND email = ?
SELECT id FROM typed WHERE UPPER(lowered) = ?
SELECT id FROM typed WHERE UPPER(lowered) = LOWER(?)
SELECT id FROM typed WHERE UPPER(LOWER(lowered)) = UPPER(?)
SELECT id FROM typed WHERE UPPER(lowered) = UPPER(UPPER(?))
SELECT typed.id FROM typed JOIN thing ON UPPER(lowered) = UPPER(label)
SELECT UPPER(lowered) AS u FROM typed
SELECT id FROM contact WHERE UPPER(email) = UPPER(?)
SELECT id FROM contact WHERE LOWER(email) = LOWER(?)
SELECT id FROM contact WHERE email = LOWER(?)
SELECT id FROM typed WHERE LOWER(lowered || 'x') = ?
SELECT id FROM typed WHERE LOWER(?) = LOWER(?) AND id = 1
SELECT id, lowered FROM typed JOIN thing ON label = LOWER(?)
UPDATE typed SET lowered = LOWER(?)
SELECT d.v FROM (SELECT LOWER(?) AS v) d JOIN typed t ON t.lowered = d.v
WITH d(v) AS (VALUES (LOWER(?))) SELECT t.id FROM d JOIN typed t ON t.lowered = d.v AND LOWER(t.lowered) = d.v
CREATE VIEW v AS SELECT id, LOWER(lowered) AS l FROM typed
CREATE VIEW v AS SELECT id FROM typed WHERE active
SELECT id FROM contact WHERE email > ?
SELECT id FROM contact WHERE email BETWEEN ? AND ?
SELECT id FROM contact WHERE email LIKE ?
SELECT id FROM contact WHERE email like 'a%' ESCAPE '!'
SELECT id FROM contact WHERE email REGEXP ?
SELECT id FROM contact WHERE ? LIKE email
SELECT id FROM contact ORDER BY email
SELECT id, email FROM contact ORDER BY 2
SELECT id, email FROM contact ORDER BY 1
SELECT id, email FROM contact ORDER BY -2
SELECT id, email AS e FROM contact ORDER BY e
SELECT id, email FROM contact ORDER BY email IS NULL, id
SELECT id, email FROM contact ORDER BY ?
SELECT email FROM contact UNION SELECT owner FROM mailbox ORDER BY 1
SELECT MAX(email) FROM contact
SELECT COUNT(email), COUNT(note), COUNT(*), COUNT(DISTINCT email) FROM contact
SELECT COUNT(DISTINCT note) FROM contact
SELECT email, COUNT(*) FROM contact GROUP BY email HAVING COUNT(*) > ?
SELECT note, COUNT(*) FROM contact GROUP BY note
SELECT DISTINCT email FROM contact
SELECT DISTINCT note FROM contact
SELECT DISTINCT * FROM contact
SELECT UPPER(email) FROM contact
SELECT email || 'x' FROM contact
SELECT 'x' || name FROM contact
SELECT CAST(email AS VARCHAR) FROM contact
SELECT age + 1 FROM contact
SELECT -age FROM contact
SELECT ROW_NUMBER() OVER (PARTITION BY email ORDER BY id) FROM contact
SELECT ROW_NUMBER() OVER (ORDER BY email) FROM contact
SELECT ROW_NUMBER() OVER (PARTITION BY note ORDER BY id) FROM contact
SELECT LAG(email) OVER (ORDER BY id) FROM contact
SELECT COUNT(email) OVER (PARTITION BY status) FROM contact
SELECT SUM(id) FILTER (WHERE email = ?) FROM contact
SELECT CASE WHEN id = ? THEN email ELSE backup END FROM contact
SELECT CASE WHEN id = ? THEN email ELSE 'none' END FROM contact
SELECT CASE WHEN id = ? THEN email ELSE name END FROM contact
SELECT CASE WHEN email = ? THEN 'yes' ELSE 'no' END FROM contact
SELECT CASE email WHEN ? THEN 1 WHEN 'b' THEN 2 END FROM contact
SELECT CASE WHEN email IS NULL THEN 0 ELSE 1 END FROM contact
SELECT COALESCE(email, backup, ?) FROM contact
SELECT COALESCE(email, name) FROM contact
SELECT NULLIF(email, ?) FROM contact
SELECT COALESCE(salary, 0.005) FROM typed
SELECT COALESCE(salary, ?) FROM typed
SELECT c.id FROM contact c JOIN mailbox m ON m.owner = c.email
SELECT c.id FROM contact c JOIN other o ON o.email = c.email
SELECT c.id FROM contact c JOIN other o USING (email)
SELECT * FROM contact c JOIN other o USING (id)
SELECT * FROM contact a JOIN contact b USING (email)
SELECT * FROM contact NATURAL JOIN other
SELECT a.id FROM contact a, contact b WHERE a.email = b.backup
SELECT email FROM contact c JOIN other o ON c.id = o.id
SELECT c.id FROM contact c LEFT JOIN mailbox m ON m.owner = c.email AND m.title = ?
SELECT id FROM contact c, LATERAL (SELECT 1) x
SELECT c.id FROM contact c JOIN (VALUES (?, 1), (?, 2)) AS v(e, n) ON v.e = c.email
SELECT v.e FROM contact c JOIN (VALUES (?, 1), (?, 2)) AS v(e, n) ON v.e = c.email
SELECT c.id, s.x FROM contact c, SYSTEM_RANGE(1, ?) s
SELECT * FROM v_contact
SELECT leak_contact(?) FROM thing
CALL leak_contact(1)
SELECT id FROM v_thing
SELECT id FROM lead
SELECT id FROM ghost
SELECT unknown FROM contact
SELECT c.email FROM contact
SELECT id FROM contact WHERE email = ? LIMIT ? OFFSET ?
SELECT id FROM contact WHERE email = ? OFFSET ? ROWS FETCH NEXT ? ROWS ONLY
SELECT id FROM contact FETCH FIRST 5 ROWS ONLY
SELECT id, email FROM contact WHERE id = ? FOR UPDATE
EXPLAIN SELECT id FROM contact WHERE email = 'x'
TABLE contact
VALUES (1, 'contact')
SELECT ?, email FROM contact
SELECT 'x', 1, email FROM contact
SELECT CURRENT_TIMESTAMP, CURRENT_USER, email FROM contact
SELECT id FROM contact WHERE created > CURRENT_DATE - INTERVAL '1' DAY
SELECT id FROM contact WHERE id IN (1, 2, ?) AND name = CAST(? AS VARCHAR(20))
SET @mail = 'x'
SET SCHEMA contact
SET @mail = (SELECT email FROM contact WHERE email = 'x')
SET @sql = 'SELECT id FROM contact WHERE email = ''x'''
SET MAX_MEMORY_ROWS (SELECT COUNT(*) FROM contact WHERE email = 'x')
SELECT id FROM strayed
SELECT t.id FROM thing t JOIN strayed s ON s.id = t.id
SELECT id FROM twisted
SELECT name FROM account
SELECT id FROM account WHERE phone = 'x'
SELECT DISTINCT id, password FROM mailbox
SELECT DISTINCT * FROM mailbox
SELECT DISTINCT m.* FROM mailbox m JOIN other o ON o.id >= m.id
SELECT DISTINCT m.id AS n, m.password AS p, o.name FROM mailbox m LEFT JOIN other o ON o.email = m.title
SELECT DISTINCT m.id, m.password, o.id FROM other o LEFT JOIN mailbox m ON m.id = o.id AND m.id > 1
SELECT DISTINCT a.id, a.password, b.id, b.password FROM mailbox a JOIN mailbox b ON a.id <= b.id
SELECT DISTINCT id, password FROM mailbox ORDER BY id DESC LIMIT ?
SELECT DISTINCT mail, pin FROM account
SELECT password, COUNT(*) AS n FROM mailbox GROUP BY id, password
SELECT m.id, m.password, COUNT(o.id) AS n FROM mailbox m LEFT JOIN other o ON o.id <= m.id GROUP BY m.password, m.id
SELECT id AS k, title AS n, password AS p, COUNT(*) AS c FROM mailbox GROUP BY k, n, p
SELECT m.id AS k, m.password AS p, COUNT(o.id) AS n FROM mailbox m LEFT JOIN other o ON o.id <= m.id GROUP BY p, k
SELECT id AS k, mailbox.password FROM mailbox GROUP BY k, mailbox.password
SELECT DISTINCT ON (password, id) title FROM mailbox
SELECT x.password FROM (SELECT DISTINCT id, password FROM mailbox) x
SELECT id FROM thing WHERE id IN (SELECT DISTINCT COUNT(*) FROM mailbox GROUP BY id, password)
WITH m AS (SELECT DISTINCT id, password FROM mailbox) SELECT a.password FROM m a JOIN m b ON a.id = b.id
SELECT DISTINCT id, password FROM mailbox WHERE owner = ? UNION ALL SELECT id, NULL FROM account WHERE id < 0
SELECT id, password FROM mailbox GROUP BY 1, 2
SELECT COUNT(*) FROM mailbox GROUP BY 1, password
SELECT title AS k, password AS p, COUNT(*) FROM mailbox GROUP BY k, p
SELECT id + 0 AS k, password AS p, COUNT(*) FROM mailbox GROUP BY k, p
SELECT id AS k, title AS k, password AS p, COUNT(*) FROM mailbox GROUP BY k, p
SELECT a.id AS k, b.password AS p FROM mailbox a, mailbox b GROUP BY k, p
SELECT DISTINCT id, note FROM contact
SELECT DISTINCT pin, id FROM account
SELECT DISTINCT id + 0, password FROM mailbox
SELECT DISTINCT (SELECT MIN(m.id) FROM mailbox m), password FROM mailbox
SELECT DISTINCT a.id, b.password FROM mailbox a JOIN mailbox b ON a.id <= b.id
SELECT DISTINCT o.id, m.password FROM mailbox m JOIN other o ON o.id = m.id
SELECT DISTINCT o.id, m.password FROM mailbox m JOIN other o USING (id)
SELECT DISTINCT id, password FROM mailbox m RIGHT JOIN other o USING (id)
SELECT DISTINCT * FROM mailbox NATURAL JOIN (SELECT 1 AS id) x
SELECT DISTINCT x.id, x.password FROM (SELECT id, password FROM mailbox) x
WITH m AS (SELECT id, password FROM mailbox) SELECT DISTINCT a.id, b.password FROM m a, m b
SELECT DISTINCT v.id, v.p FROM v_join v
SELECT (SELECT MIN(o.id) FROM other o GROUP BY m.id, m.password) FROM mailbox m
SELECT id, password FROM mailbox UNION SELECT id, password FROM mailbox
SELECT id, password FROM mailbox INTERSECT SELECT id, password FROM mailbox
SELECT DISTINCT password FROM mailbox GROUP BY id, password
SELECT title AS id, password AS p, COUNT(*) FROM mailbox GROUP BY id, p
SELECT id, password FROM mailbox GROUP BY GROUPING SETS ((id, password), (password))
SELECT COUNT(DISTINCT password) FROM mailbox GROUP BY id
SELECT id, COUNT(*) OVER (PARTITION BY id, password) AS n FROM mailbox
INSERT INTO contact (id, email) VALUES (?, ?)
INSERT INTO contact (email, id) VALUES ('a', 1), (?, ?), (DEFAULT, NULL)
INSERT INTO contact (name, email) VALUES ('literal before', ?)
INSERT INTO contact VALUES (1, 'n', ?, ?, ?, NULL, 5, DEFAULT)
INSERT INTO contact VALUES (1, 'n', ?)
INSERT INTO contact DEFAULT VALUES
INSERT INTO contact SET id = ?, email = ?
INSERT INTO public."CONTACT" VALUES (?, ?, ?, ?, ?, ?, ?, ?)
INSERT INTO contact (id, email, note) SELECT ?, ?, ? FROM thing
INSERT INTO contact (id, email) SELECT id, owner FROM mailbox WHERE owner = ?
INSERT INTO contact (id, email) SELECT id, email FROM other
INSERT INTO contact (id, email) SELECT id, password FROM mailbox
INSERT INTO other (id, email) SELECT id, email FROM contact
INSERT INTO other (id, name) SELECT id, name FROM contact WHERE email = ?
INSERT INTO contact (id, email) SELECT * FROM mailbox
INSERT INTO contact SELECT * FROM contact
INSERT INTO contact (email) SELECT ? UNION ALL SELECT 'b'
INSERT INTO contact (note) SELECT ? UNION SELECT ?
INSERT INTO contact (email) SELECT ? UNION SELECT ?
INSERT INTO contact (email) VALUES (UPPER(?))
INSERT INTO contact (email) VALUES (? || 'x')
INSERT INTO contact (email) VALUES (CAST(? AS VARCHAR(100)))
INSERT INTO contact (name) VALUES (UPPER(?))
INSERT INTO contact (email) VALUES ((SELECT owner FROM mailbox WHERE id = ?))
INSERT INTO contact (name) VALUES ((SELECT owner FROM mailbox WHERE id = ?))
INSERT INTO contact (email, name) VALUES (?)
INSERT INTO contact (email, nosuch) VALUES (?, ?)
INSERT INTO contact (age, email) VALUES (-5, 7)
INSERT INTO mailbox (limited) SELECT owner FROM mailbox
INSERT INTO mailbox (owner) SELECT limited FROM mailbox
INSERT INTO other (name) VALUES ('select * from contact')
INSERT INTO other (name) VALUES ('contact')
WITH x AS (SELECT ? AS e) INSERT INTO contact (email) SELECT e FROM x
INSERT INTO contact (email) WITH x AS (SELECT ? AS e) SELECT e FROM x
INSERT INTO typed (id, born, seen, salary, active, code, token, raw, rate) VALUES (1, DATE '2020-01-01', TIMESTAMP '2020-01-01 00:00:00', 1.5, FALSE, 'ab', UUID '00000000-0000-0000-0000-000000000000', X'00', 1.5E0)
INSERT INTO typed (born, salary, token) VALUES ('2020-01-01', '1.5', '00000000-0000-0000-0000-000000000000')
INSERT INTO typed (raw) VALUES ('text')
INSERT INTO typed (seen) VALUES (DATE '2020-01-01')
INSERT INTO typed (seen) VALUES (CURRENT_TIMESTAMP)
INSERT INTO contact (id, email) VALUES (?, ?) ON DUPLICATE KEY UPDATE email = VALUES(email)
INSERT INTO contact (id, email) VALUES (?, ?) ON CONFLICT DO NOTHING
INSERT INTO contact (id, email) VALUES (?, ?) RETURNING email
INSERT INTO ghost (secret) VALUES (?)
INSERT INTO lead (tax_id) VALUES (?)
INSERT INTO v_contact (id, email) VALUES (?, ?)
UPDATE contact SET email = ? WHERE id = ?
UPDATE contact SET email = ? WHERE email = ?
UPDATE contact c SET c.email = 'a', c.name = 'b', note = NULL, memo = DEFAULT WHERE c.id = 1
UPDATE contact AS c SET email = backup, note = memo
UPDATE contact SET email = name
UPDATE contact SET name = email
UPDATE contact SET email = note
UPDATE contact SET name = ?, status = name || ?
UPDATE contact SET (email, name) = (?, ?) WHERE id = ?
UPDATE contact SET (email, id) = (SELECT owner, id FROM mailbox WHERE title = ?)
UPDATE contact SET email = (SELECT owner FROM mailbox WHERE id = ?)
UPDATE contact SET email = (SELECT title FROM mailbox WHERE id = ?)
UPDATE contact SET email = CASE WHEN id = ? THEN ? ELSE email END
UPDATE contact SET email = CASE WHEN email = ? THEN NULL ELSE backup END
UPDATE contact SET email = COALESCE(?, email)
UPDATE typed SET salary = COALESCE(?, salary), code = COALESCE('x', code)
UPDATE contact SET email = LOWER(?)
UPDATE contact SET email = CONCAT(?, 'x')
UPDATE contact SET age = age + 1
UPDATE contact SET email = ? FROM other WHERE other.id = contact.id
UPDATE contact SET email = ? WHERE id IN (SELECT id FROM other WHERE email = ?)
UPDATE contact SET name = ? ORDER BY email LIMIT 1
UPDATE contact SET name = ? WHERE email LIKE ?
UPDATE other SET email = (SELECT email FROM contact WHERE contact.id = other.id)
UPDATE other SET name = ? WHERE email IN (SELECT email FROM contact)
UPDATE other SET name = ? WHERE id IN (SELECT id FROM contact WHERE email = ?)
UPDATE other SET contact = ?
DELETE FROM contact WHERE email = ?
DELETE FROM contact c WHERE c.email IN (?, ?) AND c.name = ?
DELETE FROM contact WHERE note = ?
DELETE FROM contact
DELETE FROM contact LIMIT 5
DELETE FROM other WHERE id IN (SELECT id FROM contact WHERE email = ?)
MERGE INTO contact (id, email) KEY (id) VALUES (?, ?)
MERGE INTO contact (id, email) KEY (email) VALUES (?, ?)
MERGE INTO contact (id, note) KEY (note) VALUES (?, ?)
MERGE INTO contact (id, email) VALUES (?, ?)
MERGE INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?)
MERGE INTO contact KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
MERGE INTO contact (id, email) KEY (id) SELECT id, owner FROM mailbox
MERGE INTO contact t USING (VALUES (?, ?)) s(id, email) ON t.id = s.id WHEN MATCHED THEN UPDATE SET email = s.email WHEN NOT MATCHED THEN INSERT (id, email) VALUES (s.id, s.email)
MERGE INTO contact t USING (SELECT ? AS id, ? AS email) s ON (t.email = s.email) WHEN MATCHED THEN UPDATE SET t.id = s.id WHEN NOT MATCHED THEN INSERT (id, email) VALUES (s.id, s.email)
MERGE INTO contact t USING (SELECT CAST(? AS BIGINT) id, CAST(? AS VARCHAR(100)) email, CAST(? AS VARCHAR(100)) name) s ON (t.id = s.id) WHEN MATCHED THEN UPDATE SET t.name = s.name, t.email = s.email WHEN NOT MATCHED THEN INSERT (id, email, name) VALUES (s.id, s.email, s.name)
MERGE INTO contact t USING mailbox m ON t.email = m.owner WHEN MATCHED THEN DELETE WHEN NOT MATCHED AND m.title = ? THEN INSERT (id, email, name) VALUES (m.id, m.owner, 'x')
MERGE INTO contact t USING other o ON t.id = o.id WHEN MATCHED THEN UPDATE SET t.email = o.email
MERGE INTO other o USING contact c ON c.id = o.id WHEN MATCHED THEN UPDATE SET o.email = c.email
MERGE INTO contact t USING (VALUES (?, ?)) s(id, v) ON t.id = s.id WHEN MATCHED THEN UPDATE SET email = s.v, name = s.v
MERGE INTO contact t USING (VALUES (?, ?)) s(id, v) ON t.id = s.id WHEN MATCHED THEN UPDATE SET email = s.v, note = s.v
MERGE INTO typed t USING (VALUES (?, ?)) s(id, v) ON t.salary = s.v WHEN NOT MATCHED THEN INSERT (salary) VALUES (s.v)
MERGE INTO contact t USING (VALUES (?, ?)) s(id, v) ON t.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (s.id, 'n', s.v, NULL, NULL, NULL, 1, NULL)
REPLACE INTO contact (id, email) VALUES (?, ?)
UPDATE contact SET email = ? WHERE id = ?; UPDATE contact SET note = ? WHERE id = ?
SELECT email FROM contact; SELECT id FROM thing
SELECT id FROM thing; SELECT email FROM contact
UPDATE contact SET email = 'x;y'; SET SCHEMA public
DELETE FROM hushcell_column
DROP TABLE hushcell_key
EXECUTE IMMEDIATE 'SELECT * FROM contact'
EXECUTE IMMEDIATE 'SELECT * FROM thing'
EXECUTE IMMEDIATE ?
EXECUTE IMMEDIATE 'SELECT * FROM con' || 'tact'
EXECUTE IMMEDIATE 'EXECUTE IMMEDIATE ''DELETE FROM contact'''
RUNSCRIPT FROM 'x.sql'
SCRIPT TO 'x.sql'
CALL CSVWRITE('f.csv', 'SELECT * FROM contact')
CALL CSVWRITE('f.csv', 'SELECT * FROM thing')
SELECT CSVWRITE('f.csv', ?) FROM thing
CALL (SELECT email FROM contact)
SHOW COLUMNS FROM contact
SELECT 'unterminated FROM contact
SELECT 'unterminated FROM thing
SELECT id FROM contact WHERE email = $1
SELECT id FROM contact WHERE email = 'a' 'b'
SELECT * FROM U&"\0063ontact"
SELECT * FROM "contact"
SELECT * FROM "Contact"
SELECT id FROM contact WHERE email = 'x'   OR email = 'y'
UPDATE strayed SET email = 'x'
INSERT INTO twisted (id, mail) VALUES (1, 'x')
UPDATE account SET phone = 'x'
INSERT INTO account (id, extra) VALUES (1, 'x')
INSERT INTO HTE_contact (id, email) VALUES (1, 'x')
CREATE LOCAL TEMPORARY TABLE hte_contact (id INT, email VARCHAR(100))
SET MODE MySQL
SET IGNORECASE TRUE
SET LOCK_TIMEOUT 1000
SELECT CAST(id AS contact) FROM contact
CREATE TABLE thing2 (id INT PRIMARY KEY, label VARCHAR(10))
CREATE TABLE person (id BIGINT PRIMARY KEY, login VARCHAR(40) NOT NULL UNIQUE, secret VARCHAR(100), name VARCHAR(10) DEFAULT 'x')
CREATE TABLE public.person (login CHAR(5) DEFAULT NULL, secret DECIMAL(10, 2) COMMENT 'c')
CREATE TABLE IF NOT EXISTS person (login VARCHAR(40), PRIMARY KEY (login), CONSTRAINT u UNIQUE (login))
CREATE TABLE IF NOT EXISTS contact (id INT, email VARCHAR(100), note VARCHAR(200))
CREATE TABLE contact (id INT, email VARCHAR(100), note VARCHAR(200))
CREATE TABLE IF NOT EXISTS lead (id INT, tax_id VARCHAR(10))
CREATE TABLE "person" (login VARCHAR(40))
CREATE TABLE other.person (login VARCHAR(40))
CREATE TABLE person (id INT)
CREATE TABLE person (id INT, secret VARCHAR(10) PRIMARY KEY)
CREATE TABLE person (id INT, secret VARCHAR(10) UNIQUE)
CREATE TABLE person (id INT, secret VARCHAR(10), UNIQUE (id, secret))
CREATE TABLE person (id INT, secret VARCHAR(10), UNIQUE (VALUE))
CREATE TABLE person (id INT, login VARCHAR(10) DEFAULT 'x')
CREATE TABLE person (id INT PRIMARY KEY, login VARCHAR(40) DEFAULT ('none') NOT NULL, secret DECIMAL(10, 2) DEFAULT -1.50, seen DATE DEFAULT DATE '2020-01-01')
CREATE TABLE person (id INT, login VARCHAR(10) DEFAULT UPPER('x'))
CREATE TABLE person (id INT, login VARCHAR(10) DEFAULT 'x' || 'y')
CREATE TABLE person (id INT, login VARCHAR(40) DEFAULT CURRENT_USER)
CREATE TABLE person (id INT, seen DATE DEFAULT CURRENT_DATE)
CREATE TABLE person (id INT, seen DATE DEFAULT X'00')
CREATE TABLE person (id INT, login VARCHAR(10) DEFAULT 'x' ON UPDATE 'y')
CREATE TABLE person (id INT, login VARCHAR(10) ON UPDATE CURRENT_USER)
CREATE TABLE person (id INT, login VARCHAR(10) GENERATED ALWAYS AS (UPPER(name)), name VARCHAR(10))
CREATE TABLE person (id INT, secret BIGINT GENERATED BY DEFAULT AS IDENTITY)
CREATE TABLE person (id INT, login VARCHAR(10), name VARCHAR(20) GENERATED ALWAYS AS (login || 'x'))
CREATE TABLE person (id INT, login VARCHAR(10) CHECK (LENGTH(login) > 3))
CREATE TABLE person (id INT, login VARCHAR(10), CHECK (id > 0 AND login <> ''))
CREATE TABLE person (id INT CHECK (id > 0), login VARCHAR(10), CHECK (id < 100))
CREATE TABLE person (flag BOOLEAN)
CREATE TABLE person (seen TIMESTAMP WITH TIME ZONE)
CREATE TABLE person (ratio DOUBLE PRECISION)
CREATE TABLE person (login VARCHAR_IGNORECASE(20))
CREATE TABLE person (login CLOB)
CREATE TABLE person (login VARCHAR(400000000))
CREATE TABLE person (login VARCHAR)
CREATE TABLE person (login VARCHAR(10) ARRAY)
CREATE TABLE person (login my_domain)
CREATE TABLE person (tax VARCHAR(20))
CREATE TABLE person (tax VARCHAR(30))
CREATE TABLE person (mail VARCHAR(30))
CREATE TABLE person (mail INT)
CREATE TABLE person (id INT, mail VARCHAR(100) REFERENCES contact(email))
CREATE TABLE person (id INT, mail VARCHAR(100), FOREIGN KEY (mail) REFERENCES contact(email))
CREATE TABLE person (id INT, mail VARCHAR(100), FOREIGN KEY (mail) REFERENCES contact)
CREATE TABLE person (id INT, mail VARCHAR(100), FOREIGN KEY (mail) REFERENCES contact(name))
CREATE TABLE person (id INT, login VARCHAR(100), FOREIGN KEY (login) REFERENCES contact(email))
CREATE TABLE person (id INT, secret VARCHAR(100), FOREIGN KEY (secret) REFERENCES person(secret))
CREATE TABLE person (id INT, login VARCHAR(40), boss VARCHAR(40), FOREIGN KEY (boss) REFERENCES person(login))
CREATE TABLE orders (id INT, contact_id INT REFERENCES contact(id))
CREATE TABLE orders (id INT, contact_id INT REFERENCES contact)
CREATE TABLE orders (id INT, owner VARCHAR(100) REFERENCES account)
CREATE TABLE orders (id INT, owner VARCHAR(100), FOREIGN KEY (owner) REFERENCES account)
CREATE TABLE person (id INT, mail VARCHAR(100) PRIMARY KEY, boss VARCHAR(100) REFERENCES person)
CREATE TABLE person (id INT, boss VARCHAR(100) REFERENCES person, mail VARCHAR(100), PRIMARY KEY (mail))
CREATE TABLE person (id INT PRIMARY KEY, boss INT REFERENCES person)
ALTER TABLE other ADD FOREIGN KEY (email) REFERENCES account
CREATE TABLE orders (id INT, mail VARCHAR(100) REFERENCES contact(email))
CREATE TABLE orders (id INT, tax VARCHAR(100) REFERENCES lead(tax_id))
CREATE TABLE orders (id INT, c INT DEFAULT (SELECT MAX(id) FROM contact))
CREATE TABLE orders AS SELECT * FROM contact
CREATE TABLE orders AS SELECT id, name FROM contact
CREATE TABLE orders (a INT PRIMARY KEY, b VARCHAR(50), n INT) AS SELECT id, name, COUNT(email) FROM contact WHERE id > 1 AND note IS NOT NULL GROUP BY id, name
CREATE TABLE orders AS WITH c AS (SELECT id, email AS e FROM contact) SELECT c.id FROM c JOIN mailbox ON e = owner
CREATE TABLE orders AS SELECT id, COALESCE(email, backup) AS e FROM contact
CREATE TABLE orders AS SELECT id, COALESCE(email, 'x') AS e FROM contact
CREATE TABLE orders AS SELECT id, name FROM contact WHERE email = 'x'
CREATE TABLE orders AS SELECT o.* FROM other o JOIN contact c ON o.id = c.id
CREATE TABLE orders AS SELECT (SELECT MAX(password) FROM mailbox) AS e
CREATE TABLE orders AS SELECT id, name FROM contact ORDER BY email
CREATE TABLE orders AS SELECT id, name FROM contact WHERE name = 'x'
CREATE TABLE orders AS SELECT id, name FROM contact WHERE id = ?
CREATE TABLE contact2 AS SELECT * FROM thing WHERE label = 'contact'
CREATE TABLE person (login VARCHAR(10)) AS SELECT label FROM thing
CREATE TABLE person AS SELECT label AS login FROM thing
CREATE LOCAL TEMPORARY TABLE person (login VARCHAR(10))
CREATE TABLE archive.contact (id INT, email VARCHAR(10))
CREATE TABLE person LIKE contact
ALTER TABLE account ADD COLUMN extra VARCHAR(20)
ALTER TABLE account ADD extra VARCHAR(20) NOT NULL BEFORE name
ALTER TABLE contact ADD COLUMN IF NOT EXISTS email VARCHAR(100)
ALTER TABLE account ADD COLUMN other VARCHAR(20)
ALTER TABLE account ADD (extra VARCHAR(20), phone INT, plain INT DEFAULT 5)
ALTER TABLE account ADD COLUMN extra VARCHAR(20) DEFAULT 'x'
ALTER TABLE account ADD COLUMN extra VARCHAR(20) USING name
ALTER TABLE account ADD COLUMN plain VARCHAR(200) USING mail
ALTER TABLE contact DROP COLUMN email
ALTER TABLE contact DROP COLUMN name
ALTER TABLE contact DROP COLUMN (email, note)
ALTER TABLE contact ALTER COLUMN email VARCHAR(200)
ALTER TABLE contact ALTER COLUMN email SET DATA TYPE VARCHAR(200)
ALTER TABLE contact ALTER COLUMN email VARCHAR(100) NOT NULL
ALTER TABLE contact ALTER COLUMN email VARCHAR(50)
ALTER TABLE contact ALTER COLUMN email INT
ALTER TABLE contact ALTER COLUMN email VARCHAR_IGNORECASE(200)
ALTER TABLE contact ALTER COLUMN age BIGINT
ALTER TABLE contact ALTER COLUMN age SMALLINT
ALTER TABLE contact ALTER COLUMN email VARCHAR(200) DEFAULT 'x'
ALTER TABLE contact ALTER COLUMN email VARCHAR(200) USING UPPER(email)
ALTER TABLE contact ALTER COLUMN name VARCHAR(500)
ALTER TABLE contact ALTER COLUMN name VARCHAR(500) USING email
ALTER TABLE contact ALTER COLUMN email SET NOT NULL
ALTER TABLE contact ALTER COLUMN email DROP NOT NULL
ALTER TABLE contact ALTER COLUMN email SET DEFAULT NULL
ALTER TABLE contact ALTER COLUMN email SET DEFAULT 'x'
ALTER TABLE contact ALTER COLUMN email DROP DEFAULT
ALTER TABLE contact ALTER COLUMN name SET DEFAULT 'x'
ALTER TABLE contact ALTER COLUMN email RENAME TO mail
ALTER TABLE contact RENAME COLUMN email TO "mail"
ALTER TABLE contact ALTER COLUMN name RENAME TO title
ALTER TABLE contact RENAME TO people
ALTER TABLE thing RENAME TO things
ALTER TABLE thing RENAME TO person
ALTER TABLE contact ADD CONSTRAINT u UNIQUE (email)
ALTER TABLE contact ADD CONSTRAINT u UNIQUE (note)
ALTER TABLE contact ADD PRIMARY KEY (id)
ALTER TABLE contact ADD CHECK (LENGTH(email) > 5)
ALTER TABLE contact ADD CHECK (id > 5)
ALTER TABLE mailbox ADD FOREIGN KEY (owner) REFERENCES contact(email)
ALTER TABLE mailbox ADD FOREIGN KEY (title) REFERENCES contact(email)
ALTER TABLE other ADD FOREIGN KEY (email) REFERENCES contact(email)
ALTER TABLE other ADD FOREIGN KEY (id) REFERENCES contact(id)
ALTER TABLE contact DROP CONSTRAINT "hushcell_CONTACT.EMAIL"
ALTER TABLE contact DROP CONSTRAINT u
ALTER TABLE contact RENAME CONSTRAINT "hushcell_CONTACT.EMAIL" TO x
ALTER TABLE contact SET REFERENTIAL_INTEGRITY FALSE
ALTER TABLE ghost ADD COLUMN secret VARCHAR(10)
ALTER TABLE IF EXISTS ghost ADD COLUMN secret VARCHAR(10)
ALTER TABLE lead ALTER COLUMN tax_id VARCHAR(50)
ALTER TABLE lead ADD COLUMN x INT
ALTER TABLE contact FOO BAR
ALTER SCHEMA public RENAME TO other
ALTER SCHEMA archive RENAME TO other
ALTER TABLE strayed ADD COLUMN more INT
CREATE INDEX i ON strayed(email)
ALTER TABLE strayed RENAME TO other
ALTER TABLE strayed RENAME TO contact
ALTER TABLE twisted ALTER COLUMN mail RENAME TO pin
ALTER TABLE twisted ALTER COLUMN mail RENAME TO other
ALTER TABLE twisted DROP COLUMN mail
DROP TABLE strayed
DROP TABLE contact
DROP TABLE IF EXISTS contact, thing CASCADE
DROP TABLE ghost
DROP TABLE thing
TRUNCATE TABLE contact
COMMENT ON COLUMN contact.email IS 'the address'
CREATE INDEX i ON contact (email)
CREATE UNIQUE INDEX i ON contact (name, note)
CREATE INDEX i ON contact (name)
CREATE INDEX contact ON thing (label)
CREATE INDEX i ON lead (tax_id)
CREATE VIEW v AS SELECT id FROM contact
CREATE VIEW v AS SELECT id FROM thing WHERE label = 'contact'
CREATE VIEW person AS SELECT id FROM thing
CREATE OR REPLACE FORCE VIEW v AS SELECT * FROM v_contact
CREATE SYNONYM s FOR contact
CREATE TRIGGER t BEFORE INSERT ON contact FOR EACH ROW CALL 'x.Y'
CREATE TRIGGER t BEFORE INSERT ON thing FOR EACH ROW CALL 'x.Y'
CREATE ALIAS f AS 'String f(java.sql.Connection c) throws Exception { return c.createStatement().executeQuery("SELECT email FROM contact").toString(); }'
CREATE ALIAS f FOR 'java.lang.Math.sqrt'
CREATE LINKED TABLE l('', 'jdbc:h2:mem:x', '', '', 'CONTACT')
CREATE SEQUENCE contact
CREATE SCHEMA contact
GRANT SELECT ON contact TO joe
DROP VIEW v_contact
DROP ALIAS leak_contact
DROP INDEX contact
ANALYZE TABLE contact
CREATE TABLE a (id INT); CREATE TABLE person (login VARCHAR(10)); CREATE INDEX i ON a (id)
CREATE TABLE person (login VARCHAR(10)); INSERT INTO person VALUES ('x')
CREATE TABLE a (id INT); INSERT INTO contact (email) VALUES ('x')
DROP TABLE contact; CREATE TABLE contact (email VARCHAR(100))
DROP TABLE contact; DROP TABLE mailbox
DROP TABLE contact; CREATE TABLE person (login VARCHAR(10))
SET SCHEMA archive; DROP TABLE contact
SELECT id FROM contact WHERE name || email = ?
SELECT id FROM contact WHERE email = ? || name
SELECT id FROM contact WHERE email || name = ?
SELECT id FROM contact WHERE ? || name = email
SELECT id FROM contact WHERE name || ? = email
SELECT id FROM contact WHERE age + 1 = ?
SELECT id FROM contact WHERE 1 + age = ?
SELECT id FROM contact WHERE age = ? + 1
SELECT id FROM contact WHERE age = 1 - ?
SELECT id FROM contact WHERE age = ? * 2
SELECT id FROM contact WHERE age = ? / 2
SELECT id FROM contact WHERE age = ? % 2
SELECT id FROM contact WHERE age = -?
SELECT id FROM contact WHERE -age = ?
SELECT id FROM contact WHERE age = - 5
SELECT id FROM contact WHERE age = - - 5
SELECT id FROM contact WHERE age = 5 + 5
SELECT id FROM contact WHERE email = ? COLLATE x
SELECT id FROM contact WHERE email COLLATE x = ?
SELECT id FROM contact WHERE email = ?::VARCHAR
SELECT id FROM contact WHERE email::VARCHAR = ?
SELECT id FROM contact WHERE email = CAST(? AS VARCHAR(10)) OR email <> CAST('ab' AS VARCHAR(1)) OR email IN (?::VARCHAR(3))
SELECT id FROM contact WHERE email = CAST(? AS VARCHAR_IGNORECASE(100))
SELECT id FROM contact WHERE email = CAST(? AS INT)
SELECT id FROM contact WHERE email = CAST('x' AS VARCHAR(100))
SELECT id FROM contact WHERE age = CAST(? AS BIGINT)
SELECT id FROM contact WHERE age = CAST(? AS SMALLINT)
SELECT id FROM contact WHERE email = CAST(CAST(? AS VARCHAR(100)) AS VARCHAR(100))
SELECT id FROM contact WHERE email = CAST((?) AS VARCHAR(100))
SELECT id FROM contact WHERE email = (?)
SELECT id FROM contact WHERE (email) = ((?))
SELECT id FROM contact WHERE email = ? AT TIME ZONE 'UTC'
SELECT id FROM contact WHERE email IS NOT NULL = ?
SELECT id FROM contact WHERE email = ? IS NULL
SELECT id FROM contact WHERE email = ? AND NOT name = ?
SELECT id FROM contact WHERE NOT email = ?
SELECT id FROM contact WHERE NOT email IN (?) OR name IN (?)
SELECT id FROM contact WHERE (email = ?) = (name = ?)
SELECT id FROM contact WHERE (email = ?) = ?
SELECT id FROM contact WHERE (email = ?) IS TRUE
SELECT id FROM contact WHERE email IS TRUE
SELECT id FROM contact WHERE email IN (?) IN (TRUE)
SELECT id FROM contact WHERE ? IN (email, backup)
SELECT id FROM contact WHERE ? IN (email, name)
SELECT id FROM contact WHERE ? IN (name, status)
SELECT id FROM contact WHERE ? IN (SELECT owner FROM mailbox)
SELECT id FROM contact WHERE email IN ()
SELECT id FROM contact WHERE email IN (?, UPPER(?))
SELECT id FROM contact WHERE email = ALL (SELECT owner FROM mailbox)
SELECT id FROM contact WHERE email > ANY (SELECT owner FROM mailbox)
SELECT id FROM contact WHERE email = ANY (?)
SELECT id FROM contact WHERE (email, note) = (?, ?)
SELECT id FROM contact WHERE (email, name) < (?, ?)
SELECT id FROM contact WHERE (email, name) = (SELECT owner, title FROM mailbox)
SELECT id FROM contact WHERE (email, name) = ?
SELECT id FROM contact WHERE ROW (email, name) = ROW (?, ?)
SELECT id FROM contact WHERE email = ARRAY[?]
SELECT id FROM contact WHERE EXTRACT(YEAR FROM email) = ?
SELECT id FROM contact WHERE TRIM(BOTH FROM email) = ?
SELECT id FROM contact WHERE SUBSTRING(email FROM 1 FOR 2) = ?
SELECT id FROM contact WHERE CHAR_LENGTH(email) = ?
SELECT id FROM contact WHERE email REGEXP 'x'
SELECT id FROM contact WHERE REGEXP_LIKE(email, 'x')
SELECT id FROM contact WHERE LOWER(email) LIKE LOWER(CONCAT('%', ?, '%'))
SELECT id FROM contact WHERE email ILIKE ?
SELECT id FROM contact WHERE email NOT LIKE 'x'
SELECT id FROM contact WHERE email NOT BETWEEN 'a' AND 'b'
SELECT id FROM contact WHERE ? BETWEEN email AND backup
SELECT id FROM contact WHERE email <= 'x' OR email >= 'y'
SELECT id FROM contact WHERE DECODE(email, ?, 1) = 1
SELECT GREATEST(email, backup) FROM contact
SELECT LISTAGG(email, ',') FROM contact
SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY email) FROM contact
SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY id) FROM contact
SELECT ARRAY_AGG(email) FROM contact
SELECT ANY_VALUE(email) FROM contact
SELECT FIRST_VALUE(email) OVER (ORDER BY id) FROM contact
SELECT COUNT(*) OVER (PARTITION BY email), RANK() OVER (PARTITION BY status ORDER BY id) FROM contact
SELECT COUNT(*) OVER w FROM contact WINDOW w AS (PARTITION BY email ORDER BY id)
SELECT COUNT(*) OVER w FROM contact WINDOW w AS (PARTITION BY note)
SELECT COUNT(*) OVER w FROM contact WINDOW w AS (ORDER BY email)
SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), email FROM contact
SELECT id FROM contact QUALIFY ROW_NUMBER() OVER (PARTITION BY email ORDER BY id) = 1
SELECT MAX(id) FILTER (WHERE email LIKE 'x') FROM contact
SELECT JSON_OBJECT('a': email) FROM contact
SELECT email FROM contact GROUP BY ROLLUP (email)
SELECT status, COUNT(*) FROM contact GROUP BY status ORDER BY COUNT(*) DESC
SELECT status, COUNT(email) AS n FROM contact GROUP BY status HAVING COUNT(email) > 1 ORDER BY n
SELECT email AS status FROM contact ORDER BY status
SELECT DISTINCT ON (email) id, note FROM contact
SELECT DISTINCT ON (note) id FROM contact
SELECT (email) FROM contact
SELECT ((SELECT MAX(id) FROM thing)), email FROM contact
SELECT (SELECT email, id FROM contact) FROM thing
SELECT id FROM contact ORDER BY (SELECT 1)
SELECT id, email FROM contact ORDER BY 1 + 1
SELECT id, name FROM contact ORDER BY name COLLATE x
SELECT id FROM contact ORDER BY CASE WHEN email = ? THEN 0 ELSE 1 END
SELECT id FROM contact ORDER BY CASE status WHEN 'a' THEN 0 WHEN ? THEN 1 ELSE 2 END, id
SELECT id FROM contact ORDER BY COALESCE(email, backup)
SELECT COALESCE(note, memo), IFNULL(email, 'x'), NVL(age, 0) FROM contact
SELECT NULLIF(email, backup), NULLIF(name, email) FROM contact
SELECT NULLIF(?, email) FROM contact
SELECT NVL2(email, 1, 0) FROM contact
SELECT CASE WHEN email IS NOT NULL THEN 'set' END FROM contact
SELECT CASE note WHEN ? THEN 1 END FROM contact
SELECT CASE id WHEN ? THEN email WHEN 2 THEN ? END FROM contact
SELECT CASE ? WHEN email THEN 1 END FROM contact
SELECT COALESCE(lowered, 'X') FROM typed
SELECT COALESCE(code, 'x') FROM typed
SELECT COALESCE(born, DATE '2020-01-01') FROM typed
SELECT x.email FROM contact x CROSS JOIN other
SELECT c.email, o.email FROM contact c FULL JOIN other o ON c.id = o.id
SELECT c.email FROM contact c, other o WHERE c.email = o.email
SELECT id FROM (SELECT id, email FROM contact) d WHERE email = ?
SELECT id FROM (SELECT id, email FROM contact) d WHERE d.email LIKE ?
SELECT id FROM (SELECT id, note FROM contact UNION ALL SELECT id, password FROM mailbox) d
SELECT d.m FROM (SELECT email FROM contact) d(m) WHERE d.m = ?
SELECT d.m FROM (SELECT * FROM contact) d(a, b, m, c, d, e, f, g)
SELECT MAX(d.e) FROM (SELECT email AS e FROM contact) d
SELECT e FROM (SELECT email AS e FROM contact ORDER BY e) d
SELECT * FROM (SELECT ? AS v, email FROM contact) d WHERE d.v = d.email
SELECT email FROM (SELECT ? AS v, email FROM contact) d WHERE d.v = d.email
SELECT email FROM (SELECT ? AS v, id, email FROM contact) d WHERE d.v = d.id
SELECT email FROM (SELECT ? AS v, email FROM contact) d
SELECT email FROM (SELECT 'unused' AS v, email FROM contact) d
WITH a AS (SELECT email FROM contact), b AS (SELECT email FROM a WHERE email = ?) SELECT * FROM b
WITH contact AS (SELECT email FROM other) SELECT email FROM contact WHERE email > ?
WITH a AS (SELECT * FROM contact) SELECT a.email FROM a WHERE a.note IS NULL
WITH a(x) AS (SELECT * FROM contact) SELECT x FROM a
SELECT email FROM "CONTACT" AS "c" WHERE "c".email = ?
SELECT c.EmAiL FROM CoNtAcT c WHERE C.eMail = ?
SELECT contact.email FROM archive.contact, contact
SELECT archive.contact.email, public.contact.email FROM archive.contact, public.contact
SELECT public.contact.email FROM contact
SELECT a.email FROM archive.contact a JOIN contact c ON a.email = c.email
SELECT a.email FROM archive.contact a JOIN contact c ON a.id = c.id WHERE a.email = ?
SELECT emailx, email FROM contact
SELECT id FROM contact c WHERE EXISTS (SELECT * FROM mailbox WHERE owner = c.email)
SELECT id FROM contact c WHERE EXISTS (SELECT ? FROM mailbox WHERE owner = email)
SELECT id FROM thing t WHERE EXISTS (SELECT 1 FROM contact WHERE email = label)
SELECT id FROM thing t WHERE (SELECT COUNT(*) FROM contact WHERE email = ?) > ?
SELECT (SELECT m.owner FROM mailbox m WHERE m.owner = c.email) FROM contact c
SELECT id FROM contact WHERE id = (SELECT MAX(id) FROM contact WHERE email = ?)
SELECT x FROM UNNEST(?) AS u(x), contact WHERE email = x
SELECT id FROM contact WHERE email IN (SELECT x FROM UNNEST(?) AS u(x))
SELECT id FROM contact WHERE email IN (SELECT * FROM TABLE(x VARCHAR = ?))
SELECT id FROM contact TABLESAMPLE (10)
SELECT id INTO x FROM contact
SELECT TOP 5 id FROM contact
SELECT id FROM contact FOR UPDATE OF contact
SELECT id FROM contact WITH UR
SELECT id FROM contact WHERE ROWNUM <= ?
SELECT _ROWID_, email FROM contact
SELECT id FROM contact USE INDEX (email)
SELECT email.x FROM contact
SELECT id FROM contact WHERE email = ?1
SELECT id FROM contact WHERE email = :name
SELECT id FROM contact WHERE email = N'x'
SELECT id FROM contact WHERE email = U&'\0061'
SELECT id FROM contact WHERE email = $$x$$
SELECT id FROM contact WHERE age = 0x1F
SELECT id FROM contact WHERE age = 1E2
SELECT id FROM contact WHERE age = 1.5
SELECT id FROM contact WHERE (SELECT ?) = email
SELECT ? FROM contact
SELECT 1 FROM contact WHERE ? IS NULL
SELECT 1 FROM contact WHERE CAST(? AS VARCHAR) IS NULL OR email = ?
SELECT 1 FROM contact WHERE COALESCE(?, '') = '' OR email = ?
SELECT 1 FROM contact WHERE COALESCE(?, email) = email
VALUES (1), (2)
SELECT id FROM contact;
;SELECT id FROM contact WHERE email = ?;
(SELECT email FROM contact) UNION ALL (SELECT owner FROM mailbox) LIMIT ?
SELECT email FROM contact UNION ALL SELECT owner FROM mailbox UNION SELECT backup FROM contact
SELECT id, email FROM contact UNION ALL SELECT email, id FROM contact
SELECT email FROM contact UNION ALL SELECT email, id FROM contact
SELECT * FROM contact UNION ALL SELECT * FROM contact
SELECT id FROM contact INTERSECT SELECT id FROM thing
SELECT email FROM contact INTERSECT SELECT owner FROM mailbox
SELECT age FROM contact UNION ALL SELECT 5
SELECT note FROM contact UNION ALL SELECT 'x'
SELECT email FROM contact UNION SELECT ? ORDER BY 1
SELECT SUBSTRING(name FROM 1 FOR 2), email FROM contact
SELECT COUNT(*) OVER (PARTITION BY note) FROM contact
INSERT INTO mailbox (owner, password) SELECT email, ? FROM contact
INSERT INTO contact SELECT c.* FROM contact c WHERE c.email = ?
INSERT INTO contact SELECT * FROM (SELECT * FROM contact WHERE id = 1) d
INSERT INTO contact (id, name, email, backup, note, memo, age, status) SELECT * FROM contact UNION ALL SELECT * FROM contact
INSERT INTO contact SELECT * FROM contact a JOIN contact b USING (id)
INSERT INTO mailbox (id, owner) SELECT * FROM (SELECT id, email FROM contact) d
SELECT id FROM contact WHERE (id, email) IN (SELECT d.* FROM (SELECT id, owner FROM mailbox) d)
SELECT id FROM contact WHERE 'x' = email; SELECT id FROM contact WHERE name = ? AND email = 'y'
UPDATE contact SET name = ?; UPDATE contact SET email = 'y'
SELECT (SELECT MAX(contact.label) FROM thing "contact") AS m FROM (VALUES (5, 'c4')) AS contact (id, label) WHERE label IS NOT NULL
SELECT id, email FROM contact WHERE status < {d '2020-01-01'} AND name = ?
SELECT id FROM contact WHERE email = ? AND status > {ts '2020-01-01 10:00:00'} OR status = {t '10:00:00'} OR id = 1
SELECT id FROM typed WHERE born = {d '2020-01-01'} AND seen = {ts '2020-01-01 10:00:00'} AND id = 1
INSERT INTO typed (id, born) VALUES (?, {D '2020-01-01'})
SELECT {fn UCASE(name)}, email FROM contact WHERE {fn LENGTH({fn LCASE(name)})} > 3
SELECT {fn UCASE(email)} FROM contact
SELECT {fnUCASE(name)}, email FROM contact
SELECT {fn x(name}), email FROM contact
SELECT {fn x(name), email FROM contact
SELECT (x {fn ) }, email FROM contact
SELECT email FROM {oj contact c LEFT OUTER JOIN other o ON c.id = o.id} WHERE o.name = ?
SELECT c.email FROM {oj contact c LEFT OUTER JOIN other o ON c.id = o.id} WHERE o.name = ?
SELECT id, email FROM contact WHERE name LIKE ? {escape '!'} AND id = 1
SELECT id FROM contact WHERE email LIKE ? {escape '!'}
SELECT id FROM contact WHERE email = {d '2020-01-01'}
SELECT id FROM contact WHERE email = {'x'}
SELECT id FROM contact WHERE email = {x 'x'}
SELECT id FROM contact WHERE email = {ts 'x' || name}
SELECT id FROM contact WHERE email = {guid '0'}
SELECT id, email FROM contact {limit 5}
SELECT id, email FROM contact }
{call leak_contact(?)}
{? = call leak_contact(?)}
{call other_routine(?)}
{?=call other_routine(?)}
SELECT id, email FROM contact; {call other_routine(1)}
SELECT {fn UCASE(name)}, email FROM `contact`
SELECT {fn UCASE(name)}, email FROM contact WHERE name = $$ } {fn $$
SELECT {fn UCASE(name)}, email FROM contact /* } /* { */ */
SELECT 1; SELECT email FROM contact WHERE name = $$ { $$
SELECT c.id FROM (VALUES (?), ('x')) d(v) JOIN contact c ON d.v = c.email
SELECT id FROM contact WHERE email IN (VALUES (?), (?))
MERGE INTO contact t USING (VALUES(?,?)) s(id, email) ON (t.id = s.id) WHEN NOT MATCHED THEN INSERT (id, email) VALUES (s.id, s.email) WHEN MATCHED THEN UPDATE SET t.email = s.email
SELECT c.id FROM (VALUES (COALESCE('a', ?))) d(v) JOIN contact c ON d.v = c.email
SELECT c.id FROM (VALUES (CAST(? AS VARCHAR(100)))) d(v) JOIN contact c ON d.v = c.email
SELECT c.id FROM (VALUES (?, 1)) d(v, n) JOIN contact c ON d.n = c.id
SELECT CASE WHEN id = 1 THEN'a'ELSE'b'END FROM contact UNION SELECT email FROM contact
SELECT id, email FROM contact WHERE id = ? FOR UPDATE WAIT 5
SELECT id, email FROM contact WHERE id = ? FOR UPDATE SKIP LOCKED
DELETE FROM contact WHERE email = ? FETCH FIRST 10 ROWS ONLY
UPDATE contact SET email = ? WHERE id < ? FETCH NEXT ? ROW ONLY
DELETE FROM contact WHERE email = ? FETCH FIRST 10 PERCENT ROWS ONLY
DELETE FROM contact FETCH FIRST email ROWS ONLY
SELECT id, email FROM FINAL TABLE (INSERT INTO contact (id, email, note) VALUES (?, ?, 'x'))
SELECT * FROM NEW TABLE (INSERT INTO mailbox VALUES (?, ?, ?, 'x', NULL)) m WHERE m.owner = ?
SELECT o.email AS was, n.email AS now FROM OLD TABLE (DELETE FROM contact WHERE email = ?) o JOIN contact n ON n.id = o.id + 1
SELECT email FROM FINAL TABLE (UPDATE contact SET email = ? WHERE id = ?)
SELECT f.id, f.email FROM FINAL TABLE (MERGE INTO contact (id, email) KEY (email) VALUES (?, ?)) f WHERE f.id > ?
SELECT id FROM FINAL TABLE (MERGE INTO contact (id, note) KEY (note) VALUES (?, ?))
SELECT id FROM FINAL TABLE (MERGE INTO contact t USING other o ON t.id = o.id WHEN MATCHED THEN UPDATE SET email = ?)
SELECT id FROM FINAL TABLE (INSERT INTO contact (id, email) SELECT id, email FROM other)
SELECT id FROM OLD TABLE (DELETE FROM contact WHERE note LIKE ?)
SELECT MAX(email) FROM OLD TABLE (DELETE FROM contact)
SELECT id FROM OLD TABLE (DELETE FROM contact) ORDER BY email
SELECT contact.id FROM OLD TABLE (DELETE FROM contact)
SELECT email FROM contact WHERE id IN (SELECT id FROM NEW TABLE (INSERT INTO thing (id, label) VALUES (?, ?)))
SELECT id FROM FINAL TABLE (INSERT INTO thing (id, label) SELECT id, email FROM contact)
SELECT id FROM FINAL TABLE (INSERT INTO thing (id, label) VALUES (?, ?))
SELECT id FROM FINAL TABLE (INSERT INTO contact (id) SELECT id FROM OLD TABLE (DELETE FROM contact))
SELECT id FROM FINAL TABLE (SELECT id FROM contact)
SELECT id FROM FINAL TABLE (DELETE)
SELECT contact.id FROM FINAL TABLE (DELETE
SELECT id FROM OLD TABLE (DELETE FROM contact WHERE email = ?), delta_table_3
SELECT id FROM OLD TABLE (DELETE FROM contact; DELETE FROM contact)
SELECT * FROM OLD TABLE (DELETE FROM hushcell_key)
WITH x AS (SELECT 1 AS n) DELETE FROM hushcell_column
EXPLAIN ANALYZE UPDATE hushcell_manifest SET epoch_no = 1
SELECT * FROM hushcell_key FOR UPDATE
DROP ALL OBJECTS
DROP ALL OBJECTS DELETE FILES
DROP SCHEMA IF EXISTS public CASCADE
DROP SCHEMA archive CASCADE
DROP ALL OBJECTS; CREATE TABLE person (login VARCHAR(100))
SELECT email FROM contact; DROP SCHEMA archive
DROP ALL OBJECTS; CREATE TABLE unknown (id INT)
BACKUP TO 'contact.zip'
SCRIPT NODATA TO 'contact.sql' TABLE contact
RUNSCRIPT FROM 'contact.sql'
SHUTDOWN COMPACT
TRUNCATE TABLE hushcell_key
SELECT id, mail FROM v_mail WHERE mail = ?
SELECT * FROM v_mail v WHERE v.mail IN (?, 'x') ORDER BY id
SELECT id FROM v_mail ORDER BY mail
SELECT id FROM v_mail WHERE mail LIKE ?
SELECT UPPER(mail) FROM v_mail
SELECT email FROM v_mail
SELECT m FROM v_over WHERE m = ?
SELECT public.v_over.m, c.id FROM public.v_over JOIN contact c ON c.email = m
SELECT id, p, kind, nil FROM v_join WHERE kind = ? AND id = ?
SELECT id FROM v_join WHERE p = ?
SELECT tax_id FROM v_lead
UPDATE contact SET name = ? WHERE id IN (SELECT id FROM v_mail WHERE mail = ?)
INSERT INTO mailbox (id, owner) SELECT id, mail FROM v_mail
INSERT INTO thing (id, label) SELECT id, mail FROM v_mail
INSERT INTO v_mail (id, mail) VALUES (?, ?)
UPDATE v_mail SET mail = ?
DELETE FROM v_mail WHERE mail = ?
SELECT id FROM v_literal
SELECT e FROM v_branch
SELECT e FROM v_upper
SELECT id FROM v_bare
SELECT id FROM v_table
SELECT id FROM v_fewer
SELECT id FROM v_gone
SELECT id FROM v_parameter
SELECT id FROM v_two
SELECT id FROM v_broken
SELECT id FROM v_contact
CREATE VIEW v AS SELECT id, email AS mail FROM contact
CREATE OR REPLACE VIEW v_mail (id, mail) AS SELECT id, email FROM contact WHERE name = 'x' AND email IS NOT NULL
CREATE OR REPLACE FORCE VIEW v AS SELECT * FROM contact
CREATE VIEW v AS WITH c AS (SELECT id, email FROM contact) SELECT c.id, c.email FROM c JOIN mailbox m ON m.owner = c.email
CREATE VIEW v AS SELECT email, COUNT(*) AS n FROM contact GROUP BY email
CREATE VIEW v AS SELECT id FROM contact WHERE email = 'x'
CREATE VIEW v AS SELECT COALESCE(email, 'x') AS e FROM contact
CREATE VIEW v AS SELECT id FROM contact WHERE age = 5
CREATE VIEW v AS SELECT id FROM contact WHERE email LIKE 'x%'
CREATE VIEW v AS SELECT UPPER(email) AS e FROM contact
CREATE VIEW v AS SELECT id, email FROM contact ORDER BY email
CREATE VIEW v AS SELECT d.x FROM (SELECT * FROM mailbox) d(a, x, b, c, e)
CREATE VIEW v AS SELECT id FROM contact WHERE id = ?
CREATE VIEW v AS SELECT id FROM v_upper
CREATE VIEW v AS SELECT m FROM v_over
CREATE VIEW v AS SELECT {fn UCASE(name)} AS n, email FROM contact
CREATE VIEW v AS SELECT email FROM FINAL TABLE (UPDATE contact SET name = 'x')
CREATE VIEW contact AS SELECT id FROM thing
CREATE MATERIALIZED VIEW v AS SELECT id, email FROM contact
DROP VIEW v_mail
SELECT TOP ? id, email FROM contact WHERE email = ?
SELECT TOP (age) id FROM contact
SELECT id, email FROM contact WHERE id = ANY(?) AND email = ?
SELECT id FROM contact WHERE id = ANY(ARRAY[?, ?])
SELECT id FROM contact WHERE email = ANY(ARRAY[?, ?])
SELECT ARRAY[email, backup] FROM contact
SELECT ARRAY[id, 2][1], email FROM contact
SELECT id FROM contact WHERE CARDINALITY(ARRAY[?]) = 1
SELECT id, CASE WHEN email = ? THEN 'y' ELSE 'n' END AS hit FROM contact ORDER BY hit
SELECT id, CASE WHEN email = ? THEN ? ELSE 'n' END AS hit FROM contact ORDER BY hit
SELECT id, COALESCE(email, 'x') AS hit FROM contact ORDER BY hit
SELECT id FROM contact ORDER BY CASE WHEN id = 1 THEN email ELSE 'x' END
SELECT NVL2(note, 'a', 'b') FROM contact ORDER BY id
SELECT NVL2(note, note, 'b') AS n FROM contact ORDER BY id
SELECT NVL2(name, email, backup) AS n FROM contact ORDER BY id
SELECT NVL2(note, email, name) FROM contact
SELECT JSON_ARRAYAGG(name ORDER BY id) FROM contact WHERE email = ?
SELECT JSON_ARRAYAGG(name) FILTER (WHERE email = 'a') AS names, COUNT(note) AS n FROM contact
SELECT JSON_OBJECT('a': name, 'email': id) AS doc, email FROM contact ORDER BY id
SELECT JSON_OBJECT(KEY 'a' VALUE name NULL ON NULL) FROM contact WHERE email = ?
SELECT JSON_ARRAY(name, id, ?) FROM contact WHERE email = 'a'
SELECT JSON_OBJECTAGG(name: id) FROM contact WHERE note IS NOT NULL AND id = 1
SELECT (SELECT COALESCE(JSON_ARRAYAGG(JSON_ARRAY(t.id, t.label NULL ON NULL) FORMAT JSON NULL ON NULL), JSON_ARRAY(NULL ON NULL)) FROM (SELECT id, label FROM thing ORDER BY id) t) AS m, email FROM contact ORDER BY contact.id
SELECT JSON_ARRAYAGG(name ORDER BY email) FROM contact
SELECT JSON_ARRAYAGG(email) FROM contact
SELECT JSON_ARRAYAGG(JSON_ARRAY(email)) FROM contact
SELECT JSON_ARRAY((SELECT MIN(c.email) FROM contact c)) FROM contact
SELECT JSON_ARRAY((SELECT email FROM contact WHERE id = 1)) FROM contact
SELECT JSON_ARRAYAGG(d.e) FROM (SELECT email AS e FROM contact) d
SELECT JSON_OBJECT(email VALUE id) FROM contact WHERE id = 1
SELECT JSON_OBJECTAGG(KEY 'a' VALUE email) FROM contact WHERE id = 1
SELECT JSON_OBJECTAGG(email: name) FROM contact WHERE id = 1
SELECT id FROM contact WHERE JSON_ARRAY(email) IS NOT NULL
SELECT id FROM contact WHERE email = JSON_ARRAY('x')
INSERT INTO contact (id, email) SELECT 9, JSON_ARRAY('x')
SELECT id, CASE WHEN email IS NULL THEN 'none' WHEN name = ? THEN NULL ELSE 'some' END AS x, 'c', 1 AS n, email FROM contact
SELECT id, CASE WHEN note IS NULL THEN '-' ELSE note END AS n, COALESCE(email, '') AS e FROM contact ORDER BY id
SELECT id FROM contact WHERE COALESCE(email, '') <> ? AND COALESCE(email, backup, 'x') = 'x'
SELECT id, COALESCE(lowered, '') AS l, CASE WHEN lowered IS NULL THEN 'none' ELSE lowered END AS m FROM typed
SELECT id FROM typed WHERE COALESCE(lowered, '') = ? OR COALESCE(lowered, '') IN ('', 'X')
SELECT COALESCE(lowered, 'None') FROM typed
SELECT COALESCE(lowered, ?) FROM typed
SELECT LISTAGG(name, ',' ON OVERFLOW TRUNCATE '...' WITH COUNT) WITHIN GROUP (ORDER BY id) AS l FROM contact WHERE email IS NOT NULL
SELECT LISTAGG(DISTINCT name, ', ') WITHIN GROUP (ORDER BY name) AS l, ARRAY_AGG(name ORDER BY id) FILTER (WHERE email IS NULL) AS a FROM contact
SELECT email, ARRAY(SELECT label FROM thing t WHERE t.id = c.id AND label <> ?) AS a FROM contact c WHERE c.email = ?
SELECT ARRAY(SELECT email FROM contact)
SELECT LISTAGG(email, ',' ON OVERFLOW ERROR) WITHIN GROUP (ORDER BY id) FROM contact
SELECT id, email FROM contact WHERE email = ?1 AND name <> ?2 AND note IS NOT NULL
SELECT id FROM contact WHERE email = CAST(?1 AS VARCHAR) OR email = 'x' OR email IN (VALUES (?2), (?3))
INSERT INTO contact (id, email, note) VALUES (?1, ?2, ?3)
SELECT id FROM thing WHERE label = ?1
SELECT id FROM contact WHERE email = ?1 OR backup = ?1
SELECT id FROM contact WHERE name = ?2 OR email = ?1
SELECT id FROM contact WHERE email = ? OR email = ?2
SELECT id FROM contact WHERE email = ?1 OR email = ?
SELECT id FROM contact WHERE email = ?01
SELECT id, email FROM crm.public.contact WHERE email = ?
SELECT c.email, o.id FROM crm.public.contact AS c JOIN crm.public.other AS o ON c.id = o.id
INSERT INTO crm.public.contact (id, email) VALUES (?, ?)
UPDATE crm.public.contact SET email = ? WHERE id = ?
DELETE FROM crm.public.contact WHERE email = ?
SELECT id FROM contact WHERE crm.public.contact.email = ?
SELECT id FROM server.crm.public.contact WHERE email = ?
INSERT INTO contact (id, email) VALUES (7, ?)
INSERT INTO contact (name, email, note) VALUES ('n', ?, 'secret')
INSERT INTO contact (id, email, name) VALUES (DEFAULT, ?, ?)
INSERT INTO contact (id, email) VALUES (?, ?), (?, ?), (3, 'third')
INSERT INTO mailbox VALUES (?, ?, ?, ?, ?)
INSERT INTO contact (id, email) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET email = excluded.email
INSERT INTO contact (id, email) VALUES (?, ?) ON DUPLICATE KEY UPDATE email = ?
MERGE INTO contact t USING (SELECT ? AS id, ? AS email FROM DUAL) s ON (t.id = s.id) WHEN MATCHED THEN UPDATE SET t.email = s.email WHEN NOT MATCHED THEN INSERT (id, email) VALUES (s.id, s.email)
INSERT INTO other (email) SELECT email FROM contact
INSERT INTO contact (email) SELECT email FROM other
INSERT INTO contact (email) SELECT owner FROM mailbox
UPDATE contact SET email = ?, backup = ? WHERE email = ? AND id = ?
UPDATE contact SET email = CASE WHEN id = 1 THEN ? ELSE 'x' END
UPDATE contact SET email = UPPER(?)
UPDATE contact SET (email, note) = (?, ?)
UPDATE contact SET (email, note) = (SELECT ?, ?)
UPDATE contact SET email = ? FROM other o WHERE o.email = contact.email
UPDATE contact c, other o SET c.email = o.email WHERE c.id = o.id
UPDATE "CONTACT" SET "EMAIL" = ?
UPDATE `contact` SET `email` = ?
UPDATE Contact SET eMail = ?
UPDATE public.contact SET contact.email = ?
INSERT INTO PUBLIC."CONTACT" (EMAIL) VALUES (?)
SELECT email FROM archive.contact WHERE email = ?
SELECT a.email, c.email FROM archive.contact a, contact c WHERE c.email = ?
SELECT c.email AS id, c.id AS email FROM contact c
SELECT x.mail FROM (SELECT email AS mail FROM contact) x WHERE x.mail IN (?, ?)
SELECT * FROM (SELECT t.*, ROWNUM AS rn FROM (SELECT id, email FROM contact ORDER BY id) t WHERE ROWNUM <= ?) WHERE rn > ?
SELECT * FROM (SELECT id, email FROM contact) WHERE email = ?
SELECT email FROM contact UNION ALL SELECT email FROM other
WITH c AS (SELECT email, note FROM contact) SELECT note FROM c WHERE email = ?
SELECT email FROM v_contact WHERE email = ?
SELECT MAX(note) OVER (PARTITION BY email) FROM contact
SELECT COUNT(*) FROM contact GROUP BY *
SELECT id FROM contact WHERE email LIKE ? ESCAPE '\'
SELECT id FROM contact WHERE email like ?
SELECT id FROM contact WHERE email LIKE CONCAT('%', ?, '%')
SELECT id FROM contact WHERE name LIKE CONCAT('%', ?, '%') AND email = ?
SELECT id FROM contact WHERE email IN (?, LOWER(?))
SELECT id FROM contact WHERE LOWER(email) = ?
SELECT id FROM contact WHERE email = NULL
SELECT id FROM contact WHERE (? IS NULL OR email = ?)
UPDATE contact SET email = NULL WHERE email IS NOT NULL
UPDATE contact SET email = ? WHERE id = 1; UPDATE contact SET email = 'x' WHERE id = 2
SELECT id FROM contact WHERE email = 'x   OR 1 = 1
SELECT id FROM contact WHERE email = 'x' GO DROP TABLE thing
SELECT id FROM contact /*! WHERE email = 'x' */
SELECT secret FROM ghost WHERE secret = ?
SELECT emailx FROM contact WHERE email = ?
SELECT age, ag FROM contact
CALL copy_contact(?)
SELECT copy_contact(name) FROM thing
select c1_0.id,c1_0.name,c1_0.email,c1_0.note from contact c1_0 where c1_0.id=?
select c1_0.id,c1_0.name,c1_0.email,c1_0.note from contact c1_0 where c1_0.email=?
select c1_0.id,c1_0.email from contact c1_0 where c1_0.email in (?,?,?)
select c1_0.id,c1_0.email from contact c1_0 where c1_0.email<>?
select c1_0.id,c1_0.email from contact c1_0 where c1_0.note is null
select c1_0.id,c1_0.email from contact c1_0 where c1_0.note is not null order by c1_0.id
select c1_0.id,c1_0.name,c1_0.email from contact c1_0 order by c1_0.name offset ? rows fetch next ? rows only
select c1_0.id,c1_0.name,c1_0.email from contact c1_0 order by (select 0) offset 0 rows fetch first ? rows only
select top(?) c1_0.id,c1_0.name,c1_0.email from contact c1_0
select top 10 c1_0.id,c1_0.name,c1_0.email from contact c1_0 order by c1_0.id desc
select distinct c1_0.email from contact c1_0
select count(*) from contact c1_0
select count(c1_0.note) from contact c1_0
select count_big(c1_0.note),count_big(distinct c1_0.email),count_big(*) from contact c1_0
select count_big(distinct c1_0.note) from contact c1_0
select count(distinct c1_0.email) from contact c1_0 where c1_0.name=?
select c1_0.email,count(*) from contact c1_0 group by c1_0.email having count(*)>1
select c1_0.id,m1_0.id,m1_0.password from contact c1_0 join mailbox m1_0 on m1_0.owner=c1_0.email where c1_0.name like ?
select c1_0.id,m1_0.title from contact c1_0 left join mailbox m1_0 on m1_0.owner=c1_0.email and m1_0.title=?
select c1_0.id,c1_0.email from contact c1_0 with (updlock,holdlock,rowlock) where c1_0.id=?
select c1_0.id,c1_0.email from contact c1_0 with (holdlock,rowlock) where c1_0.id=?
select c1_0.id,c1_0.email from contact c1_0 with (updlock,rowlock,readpast) where c1_0.email=?
select c1_0.id,m1_0.password from contact c1_0 with (updlock,holdlock,rowlock) join mailbox m1_0 with (updlock,holdlock,rowlock) on m1_0.owner=c1_0.email where c1_0.id=?
select c1_0.id,c1_0.name from contact c1_0 with (nolock) where c1_0.email=?
select c1_0.id from contact c1_0 where exists(select 1 from mailbox m1_0 where m1_0.owner=c1_0.email)
select c1_0.id from contact c1_0 where c1_0.email in (select m1_0.owner from mailbox m1_0 where m1_0.title=?)
select c1_0.id,(select count(*) from mailbox m1_0 where m1_0.owner=c1_0.email) from contact c1_0
select case when c1_0.email=? then 1 else 0 end from contact c1_0
select coalesce(c1_0.email,c1_0.backup) from contact c1_0
select isnull(c1_0.email,c1_0.backup) from contact c1_0
with q as (select c1_0.id i,c1_0.email e from contact c1_0 where c1_0.name=?) select q.i,q.e from q
with q as (select c1_0.id i,c1_0.email e,row_number() over(order by c1_0.id) rn from contact c1_0) select q.i,q.e from q where q.rn>? and q.rn<=?
select c1_0.email from contact c1_0 union all select m1_0.owner from mailbox m1_0
select c1_0.email from contact c1_0 union select m1_0.owner from mailbox m1_0
select c1_0.id,c1_0.email from dbo.contact c1_0 where c1_0.email=?
select [c].[id], [c].[email] from [contact] as [c] where [c].[email] = N'o''neil@example.com'
SELECT "c"."id", "c"."email" FROM "contact" "c" WHERE "c"."email" = ?
select * from contact where id = ?
select c.*, m.title from contact c inner join mailbox m on m.owner = c.email
select c1_0.id from contact c1_0 where (c1_0.email=? or ? is null)
select c1_0.id,c1_0.email from contact c1_0 where c1_0.email=? option (recompile)
select c1_0.id,sum(c1_0.status) over(partition by c1_0.email) from contact c1_0
select len(c1_0.name),upper(c1_0.name),c1_0.email from contact c1_0
select c1_0.name + N' ' + c1_0.status, c1_0.email from contact c1_0
select convert(varchar(10), c1_0.id), c1_0.email from contact c1_0
select cast(c1_0.id as nvarchar(20)), c1_0.email from contact c1_0
select c1_0.id from contact c1_0 where c1_0.email = cast(? as nvarchar(100))
select getdate(), c1_0.email from contact c1_0
select c1_0.email from contact c1_0 where c1_0.id between ? and ?
select c1_0.email from contact c1_0 inner loop join mailbox m on m.id = c1_0.id
select 1 where exists (select 1 from contact where email = ?)
select c1_0.email from contact c1_0 cross join thing t
if exists (select 1 from thing) select id from thing
insert into contact (email,name,note,id) values (?,?,?,?)
insert into contact (email,name) values (?,?),(?,?)
insert contact (id, email) values (?, ?)
insert into [contact] ([id], [email]) values (1, N'a@example.com')
insert into contact (id, email, name) values (1, 'a@example.com', 'A'); select scope_identity()
insert into contact (id, email) values (?, ?) select scope_identity()
insert into contact (email,name) output inserted.id values (?,?)
insert into contact (email,name) output inserted.id, inserted.email values (?,?)
insert into contact (email,name) output inserted.* values (?,?)
insert into contact (id,email) select m.id,m.owner from mailbox m where m.title=?
insert into contact (id,email) select ?,?
insert into contact default values
update contact set email=?,name=?,note=? where id=?
update contact set email=? where email=?
update contact set note=null where id=?
update contact set email=N'x@example.com' where id=1
update c set c.email=? from contact c where c.id=?
update c set email=m.owner from contact c inner join mailbox m on m.id=c.id
update contact set name=? output inserted.id, deleted.email where id=?
update contact set email=case when id=? then ? else email end
update contact set email=coalesce(?, email) where id=?
update top (10) contact set name = ? where email = ?
delete from contact where email=?
delete contact where id=?
delete c from contact c where c.email=?
delete c from contact c inner join mailbox m on m.owner=c.email where m.title=?
delete from contact output deleted.id, deleted.email where id=?
delete top (5) from contact where email = ?
merge into contact as t using (select ? id,? email,? name) as s on (t.id=s.id) when matched then update set email=s.email,name=s.name when not matched then insert (id,email,name) values (s.id,s.email,s.name);
merge contact with (holdlock) as t using (values (?, ?)) as s (id, email) on t.id = s.id when matched then update set t.email = s.email when not matched by target then insert (id, email) values (s.id, s.email);
merge into contact t using (select ? id, ? email) s on t.email = s.email when matched then delete when not matched then insert (id, email) values (s.id, s.email);
merge into contact t using mailbox s on t.email = s.owner when matched and s.title = ? then update set name = s.title when not matched then insert (id, email) values (s.id, s.owner);
set nocount on; insert into contact (id, email) values (?, ?)
set nocount on insert into contact (id, email) values (?, ?)
begin transaction; update contact set email = ? where id = ?; commit
insert into contact (id, email) values (?, ?); update contact set name = ? where email = ?
truncate table contact
create table person (id bigint identity not null, login varchar(40), secret nvarchar(200), primary key (id))
create table person (id int identity(1,1) not null, login nvarchar(40) not null, constraint pk_person primary key clustered (id), constraint uq_person unique (login))
create table [dbo].[person] ([id] int not null primary key, [login] varchar(40) null, [secret] nvarchar(max) null)
create table person (id uniqueidentifier default newid() primary key, login nvarchar(40) collate Latin1_General_100_CI_AS)
alter table account add extra nvarchar(50)
alter table account add phone varchar(20) null, nick varchar(10)
alter table contact drop column note
alter table contact add constraint uk_email unique (email)
alter table contact drop constraint uk_email
create index ix_contact_email on contact (email)
create unique index ix_contact_email on contact (email) where email is not null
create nonclustered index ix_contact_name on contact (name) include (email)
create nonclustered index ix_contact_id on contact (id)
drop index ix_contact_email on contact
drop table contact
drop table if exists contact
if object_id('contact') is null create table thing2 (id int)
update c set note = ? from contact c, thing t where t.id = c.id
update contact set note = ? from contact inner join thing t on t.id = contact.id
update [c] set [c].[email] = ? from [contact] as [c] where [c].[id] = 1
delete contact from contact inner join mailbox m on m.owner = contact.email
delete from contact output deleted.* where id = ?
create table [person] ([id] int identity(1,1) not null, [login] varchar(40) not null, constraint [PK_person] primary key nonclustered ([id] asc) with (pad_index = off, fillfactor = 80) on [primary]) on [primary]
alter table contact with check add constraint fk_owner foreign key (id) references thing (id) on delete cascade
alter table contact check constraint fk_owner
select c1_0.id from contact c1_0 order by c1_0.email
select c1_0.id from contact c1_0 where c1_0.email like ?
select c1_0.id from contact c1_0 where c1_0.email>?
select c1_0.id from contact c1_0 where c1_0.email between ? and ?
select c1_0.id from contact c1_0 where c1_0.note=?
select distinct c1_0.note from contact c1_0
select upper(c1_0.email) from contact c1_0
select len(c1_0.email) from contact c1_0
select c1_0.email + N'x' from contact c1_0
select max(c1_0.email) from contact c1_0
select string_agg(c1_0.email, ',') from contact c1_0
select c1_0.id from contact c1_0 where charindex(?, c1_0.email) > 0
select c1_0.id from contact c1_0 where left(c1_0.email, 1) = ?
select convert(varchar(10), c1_0.email) from contact c1_0
select c1_0.id from contact c1_0 where c1_0.email = c1_0.name
select c1_0.id from contact c1_0 where c1_0.email = c1_0.age
select c1_0.email from contact c1_0 for json auto
select c1_0.email from contact c1_0 for xml path('')
select c1_0.id, c1_0.email into #copy from contact c1_0
select @e = email from contact where id = 1
declare @e nvarchar(100) = 'x@example.com'; select id from contact where email = @e
declare @e nvarchar(100); set @e = ?; update contact set email = @e where id = 1
insert into contact (id, email) values (1, @e)
insert into contact (id, email) exec load_contacts
insert into other (id, email) select id, email from contact
insert into contact (id, email) select id, email from other
insert into contact (email,name) output inserted.id, inserted.email into other (id, email) values (?,?)
update contact set name = email
update contact set email = name
update contact set email = upper(?)
update contact set email += 'x'
update contact set email.write(?, 0, 1) where id = 1
merge into contact t using (select ? id) s on t.id = s.id when matched then update set t.email = t.name;
merge into contact t using (select ? id, ? email) s on t.id = s.id when not matched by source then delete;
exec sp_executesql N'select email from contact where email = @p', N'@p nvarchar(100)', ?
exec sp_executesql ?
exec sp_executesql @sql
sp_executesql N'update contact set email = N''x'''
execute ('select email from contact')
exec (@sql)
exec (@sql) at remote
exec ('sel' + 'ect 1')
declare @s nvarchar(100) = N'select 1'; exec (@s)
exec sp_rename 'contact.email', 'mail', 'column'
exec sp_prepexec @h output, N'@p int', N'select 1', 1
exec sp_cursoropen @c output, N'select email from contact'
{call sp_executesql(?)}
insert into thing (id) exec (@sql)
select * from openquery(remote, 'select email from contact')
select * from openrowset('SQLNCLI', 'x', 'select email from contact')
bulk insert contact from 'c:\\contacts.csv'
create view v_all as select email, upper(email) u from contact
create procedure p as begin select 1; update contact set email = 'x'; end
create trigger t on contact after insert as insert into other (email) select email from inserted
create function f() returns nvarchar(100) as begin return (select max(email) from contact) end
alter table contact add constraint ck check (email <> '')
alter table contact add x as (email)
create table person (id int, login nvarchar(40) default 'x')
create table person (id int, login nvarchar(40) default upper('x'))
create table person (id int, login nvarchar(40) check (len(login) > 3))
create table person (id int, secret nvarchar(40) unique)
create table person (id int, login xml)
select otherdb.dbo.contact.email from otherdb.dbo.contact
select c.id from contact c cross apply (select upper(c.email) u) x
use otherdb
set quoted_identifier off; select "id" from contact where email = "x"
set nocount on declare @x int select email from contact where email > ?
if exists (select 1 from contact where email = ?) update contact set name = 'x' else insert into contact (email) values (?)
while 1 = 1 update contact set email = ?
begin try update contact set email = ? end try begin catch end catch
select c1_0.id from contact c1_0 where c1_0.email = 0x41
waitfor (receive * from contact)
grant select on contact (email) to reader; exec ('x')
with contact as (select id, label as email from thing) update contact set email = 'x'
with t2 as (select email as label from contact) update t2 set label = 'x'
with t2 as (select email as label from contact) delete from t2 where label = 'x'
update contact set email = ? from contact c where c.id = 1
update c set email = m.title from contact c join mailbox m on m.id = c.id
update m set title = c.email from contact c join mailbox m on m.id = c.id
update d set note = 'x' from contact c join (select * from contact) d on d.id = c.id
update contact set name = ? output inserted.email + N'x' where id = ?
update contact set name = ? output upper(deleted.email) where id = ?
delete from contact output deleted.email into other (email) where id = ?
delete c from contact c where c.note = 'x'
alter table contact add constraint df default 'x' for email
alter table contact nocheck constraint all
alter table contact with nocheck add constraint ck check (email <> N'x')
alter table contact switch to other
create index ix on contact (name) where email = N'x'
create index ix on contact (name) include (note) where note = N'x'
create table person (id int, login nvarchar(40) masked with (function = 'email()'))
create table person (id int, login nvarchar(40), copy as (login))
create table person (id int, login nvarchar(40), constraint ck check (login like '%@%'))
create columnstore index ix on contact (email)
update [c] set [c].[email] = @p0 from [contact] as [c] where [c].[id] = 1
create columnstore index ix on contact (email) where email = N'x'
select id from contact where email = date '2024-02-29'
select id from contact where email = ? and age = timestamp '2024-02-29 22:15:30'
select id from contact where email = ? and age = {d '2024-02-29'}
select c.id, c.email, x.n from contact c cross apply (select count(*) as n from thing e where e.id = c.id) x
select c.id, c.email, x.title from contact c outer apply (select top (1) m.title from mailbox m where m.owner = c.email order by m.id) x where c.email = ?
select c.id, x.owner from contact c cross apply (select top (1) m.owner from mailbox m where m.id = c.id order by m.id) as x
select c.id, c.email, v.value from contact c cross apply string_split(c.name, ',') v
select c.id, v.value from contact c cross apply string_split(c.email, ',') v
select c.id, v.value from contact c cross apply openjson(c.note) v
select c.id, f.x from contact c cross apply dbo.f(c.email) f
select c.id from contact c outer apply (select top (1) m.title from mailbox m where m.owner = c.email order by m.owner) x
select c.id from contact c cross apply (select upper(c.email) as u) x
select isnull(c.name, N'none'), c.email from contact c
select isnull(c.name, c.status), c.email from contact c where isnull(c.status, N'') = ?
select c.email from contact c where isnull(c.status, 0) > 3
select isnull(c.email, N'none@example.com') from contact c
select isnull(c.note, ?) from contact c
select convert(varchar(10), c.status), c.email from contact c where c.email = ?
select convert(nvarchar(30), getdate(), 126), c.email from contact c
select convert(date, getdate()), c.email from contact c
select try_convert(int, c.name), try_cast(c.name as int), c.email from contact c
select c.email from contact c where try_convert(int, c.name) = 3
select try_convert(int, c.email) from contact c
select try_cast(c.note as int) from contact c
select convert(varbinary(10), c.email) from contact c
select parse(c.email as int) from contact c
if exists (select 1 from thing where id = 1) insert into thing (id) values (1)
if not exists (select 1 from contact where email = ?) insert into contact (id, email) values (?, ?)
if exists (select * from contact where id = ?) update contact set email = ? where id = ? else insert into contact (id, email) values (?, ?)
if @@rowcount = 0 insert into contact (id, email) values (?, ?)
update contact set email = ? where id = ?; if @@rowcount = 0 insert into contact (id, email) values (?, ?)
if exists (select 1 from contact where email = ?) begin update contact set name = ? where email = ?; end else begin insert into contact (id, email) values (?, ?); end
while exists (select 1 from contact where email = ?) delete top (10) from contact where email = ?
if (select email from contact where id = 1) = N'x' select 1
if exists (select 1 from contact where email like N'a%') select 1
while 1 = 1 begin update contact set note = upper(?) end
declare @t table (id int, email nvarchar(100)); insert into @t select id, email from contact; select email from @t
declare @t table (id int); insert into contact (id, email) output inserted.email into @t values (?, ?)
insert into @t (id) select id from contact where email = ?
declare @t table (id int); insert into @t (id) select id from contact where email = ?; select id from @t
declare @t table (id int); insert into contact (email, name) output inserted.id into @t values (?, ?); select id from @t
insert into #ids (id) select id from contact where email = ?
select c.id, c.email from contact c join #ids i on i.id = c.id
create table #ids (id int); insert into #ids select id from contact where email = ?
insert into #ids (id, email) select id, email from contact
select id, email into #copy from contact
select id, name into #copy from contact where email = ?
merge into contact as t using (values (?, ?)) as s (id, email) on t.id = s.id when not matched then insert (id, email) values (s.id, s.email) output inserted.id;
merge into contact as t using (values (?, ?, 0), (?, ?, 1)) as i (email, name, _Position) on 1 = 0 when not matched then insert (email, name) values (i.email, i.name) output inserted.id, i._Position;
merge into contact as t using (values (?, ?)) as s (id, email) on t.id = s.id when matched then update set t.email = s.email output $action, inserted.id, deleted.email;
merge into contact as t using (values (?, ?)) as s (id, email) on t.id = s.id when matched then update set t.email = s.email output inserted.email into other (email);
merge into contact as t using (values (?, ?)) as s (id, email) on t.id = s.id when matched then update set t.email = s.email output upper(inserted.email);
select id, name from contact where email = ? for json path
select id, name from contact where email = ? for json auto, include_null_values
select id, name as [info.name] from contact for json path, root('contacts'), without_array_wrapper
select id, name from contact where email = ? for xml path('contact'), root('contacts')
select id, email from contact for json path
select * from contact for json auto
select id, (select email from contact c2 where c2.id = c.id for json path) as j from contact c
select c.id, (select m.title from mailbox m where m.owner = c.email for json path) as mails from contact c
select top 1 with ties id, email from contact order by id
select top (3) with ties id, email from contact where email = ? order by name
select top (10) percent id, email from contact order by id
select top 1 with ties id from contact order by email
select id, email from contact where email = ? option (maxdop 1)
select id, email from contact where email = ? option (recompile, maxdop 2)
select id, email from contact option (optimize for unknown)
select id, email from contact where id = ? option (hash join, loop join, force order)
select id, email from contact option (maxrecursion 100)
select id, email from contact option (use hint ('ENABLE_PARALLEL_PLAN_PREFERENCE'))
select id, email from contact option (querytraceon 4199)
select id, email from contact where email = ? option (optimize for (@p = N'x'))
select id, email from contact with (updlock, readpast) where id = ?
select top (1) id, email from contact with (updlock, readpast, rowlock) where status = ? order by id
select id from contact with (index(ix_contact_email)) where email = ?
select id from contact with (index = ix_contact_email, nolock) where email = ?
select id from contact (nolock) where email = ?
select id from contact with (forceseek) where email = ?
update contact with (rowlock) set email = ? where id = ?
delete from contact with (rowlock) where email = ?
set nocount on; insert into contact (email, name) values (?, ?); select scope_identity()
set nocount on; insert into contact (email, name) values (?, ?); select scope_identity() as id
set nocount on; insert into [contact] ([email], [name]) values (?, ?); select [id] from [contact] where @@rowcount = 1 and [id] = scope_identity();
set implicit_transactions off; set nocount on; insert into [contact] ([email]) output inserted.[id] values (?);
set nocount on; update [contact] set [email] = ? where [id] = ?; select @@rowcount;
insert into contact (email) values (?); select cast(scope_identity() as bigint)
exec sp_executesql N'select id from contact where email = @p0', N'@p0 nvarchar(100)', @p0 = ?
exec sp_executesql N'select [id], [email] from [contact] where [id] = @p0', N'@p0 int', ?
exec sp_executesql N'insert into contact (id, email) values (@p0, @p1)', N'@p0 int, @p1 nvarchar(100)', ?, ?
exec sys.sp_executesql @stmt = N'update contact set email = @e where id = @i', @params = N'@e nvarchar(100), @i int', @e = ?, @i = ?
exec sp_executesql N'select id from contact where email = @p0', N'@p0 varchar(3)', @p0 = ?
exec sp_executesql N'select id from contact where email = @p0; drop table contact', N'@p0 nvarchar(100)', ?
exec sp_executesql N'select id from contact where email like @p0', N'@p0 nvarchar(100)', ?
exec sp_executesql N'select id from contact where email = @p0', N'@p0 nvarchar(100) output', ?
exec sp_executesql N'select id from contact where email = @p1', N'@p0 nvarchar(100)', ?
exec add_contacts ?
insert into contact (id, email) select id, email from ?
insert bulk contact (id int, email nvarchar(100))
SELECT TOP(1) [c].[id], [c].[email], [c].[name] FROM [contact] AS [c] WHERE [c].[email] = ?
SELECT TOP(2) [c].[id], [c].[email] FROM [contact] AS [c] WHERE [c].[id] = ?
SELECT [c].[id], [c].[email] FROM [contact] AS [c] ORDER BY [c].[id] OFFSET ? ROWS FETCH NEXT ? ROWS ONLY
SELECT CASE WHEN EXISTS ( SELECT 1 FROM [contact] AS [c] WHERE [c].[email] = ?) THEN CAST(1 AS bit) ELSE CAST(0 AS bit) END
SELECT COUNT(*) FROM [contact] AS [c] WHERE [c].[email] = ?
SELECT [c].[id], [c].[email], [t].[id], [t].[title] FROM [contact] AS [c] LEFT JOIN ( SELECT [m].[id], [m].[title], [m].[owner] FROM [mailbox] AS [m] WHERE [m].[title] = ? ) AS [t] ON [c].[email] = [t].[owner] ORDER BY [c].[id], [t].[id]
SELECT [c].[id], [t0].[title] FROM [contact] AS [c] LEFT JOIN ( SELECT [t].[title], [t].[owner] FROM ( SELECT [m].[title], [m].[owner], ROW_NUMBER() OVER(PARTITION BY [m].[owner] ORDER BY [m].[id]) AS [row] FROM [mailbox] AS [m] ) AS [t] WHERE [t].[row] <= 1 ) AS [t0] ON [c].[email] = [t0].[owner]
SELECT [c].[id], [c].[email] FROM [contact] AS [c] WHERE [c].[email] IN (?, ?, N'x@example.com')
SELECT [c].[id], [c].[email] FROM [contact] AS [c] WHERE ([c].[email] = ?) AND ([c].[email] IS NOT NULL)
SELECT [c].[id] FROM [contact] AS [c] WHERE ([c].[email] <> ?) OR ([c].[email] IS NULL)
SELECT [c].[email] AS [Key], COUNT(*) AS [Count] FROM [contact] AS [c] GROUP BY [c].[email]
SELECT [c].[id], COALESCE([c].[name], N''), [c].[email] FROM [contact] AS [c]
SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT ON; UPDATE [contact] SET [email] = ?, [name] = ? OUTPUT 1 WHERE [id] = ?;
SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT ON; DELETE FROM [contact] OUTPUT 1 WHERE [id] = ?;
SET IMPLICIT_TRANSACTIONS OFF; SET NOCOUNT ON; MERGE [contact] USING ( VALUES (?, ?, 0), (?, ?, 1)) AS i ([email], [name], _Position) ON 1=0 WHEN NOT MATCHED THEN INSERT ([email], [name]) VALUES (i.[email], i.[name]) OUTPUT INSERTED.[id], i._Position;
UPDATE [c] SET [c].[email] = ? FROM [contact] AS [c] WHERE [c].[id] = ?
DELETE FROM [c] FROM [contact] AS [c] WHERE [c].[email] = ?
SELECT [c].[id] FROM [contact] AS [c] WHERE [c].[email] IN ( SELECT [e].[value] FROM OPENJSON(?) WITH ([value] nvarchar(100) '$') AS [e] )
SELECT [c].[id] FROM [contact] AS [c] WHERE [c].[email] LIKE ? ESCAPE N'\'
SELECT [c].[id] FROM [contact] AS [c] ORDER BY [c].[email]
SELECT TOP (50) "15"."id","15"."email" FROM dbo."contact" "15" WITH(READUNCOMMITTED) WHERE ("15"."id">=?) ORDER BY "id" ASC OPTION(OPTIMIZE FOR UNKNOWN, FAST 50)
SELECT TOP (50) "15"."id","15"."email" FROM "crm".dbo."contact" "15" WITH(READUNCOMMITTED) WHERE ("15"."id">=?) ORDER BY "id" ASC OPTION(OPTIMIZE FOR UNKNOWN, FAST 50)
SELECT "c"."id","c"."email" FROM dbo."contact" "c" WITH(UPDLOCK) WHERE ("c"."id"=?) OPTION(OPTIMIZE FOR UNKNOWN)
SELECT TOP 1 NULL FROM dbo."contact" "c" WITH(READUNCOMMITTED) WHERE ("c"."email"=?) OPTION(OPTIMIZE FOR UNKNOWN)
SELECT ISNULL("c"."name",?),"c"."id" FROM dbo."contact" "c" WITH(REPEATABLEREAD) WHERE (ISNULL("c"."status",'')=?)
select top 501 "contact0".id as "contactid", "contact0".name as "fullname", "contact0".email as "emailaddress1" from contact as "contact0" (nolock) where (("contact0".status = ?)) order by "contact0".name asc, "contact0".id asc
select DISTINCT top 51 "contact0".id as "contactid" , "contact0".name as "fullname" from contact as "contact0" left outer join mailbox as "m" on ("contact0".email = "m".owner) where ("m".title = ?) order by "contact0".name asc
SELECT T1.id,T1.name,T1.email FROM contact T1 WHERE ((T1.status=?) AND (T1.email=?)) ORDER BY T1.id
SELECT TOP 1 T1.id,T1.email FROM contact T1 WITH( UPDLOCK) WHERE (T1.id=?)
UPDATE dbo."contact" WITH (REPEATABLEREAD) SET "email"=?,"name"=? OUTPUT INSERTED."id" WHERE ("id"=?)
INSERT INTO dbo."contact"("id","email","name") OUTPUT INSERTED."id" VALUES (?,?,?)
select id, label from thing where label = N'contact me'
select x.value('(/a)[1]', 'int') from thing cross apply label.nodes('/a') as t(x)
exec some_procedure ?, ?
{call some_procedure(?)}
exec sp_executesql N'select label from thing where id = @p', N'@p int', ?
declare @t table (id int); insert into @t values (1); select * from @t
if object_id('tempdb..#t') is not null drop table #t
create table #t (id int, email nvarchar(100)); insert into #t values (?, ?)
set transaction isolation level snapshot
set nocount on
set lock_timeout 1000
select @@version
select next value for contact_seq
begin tran
save transaction s1
dbcc freeproccache
create procedure q as begin select label from thing; update thing set size = 1; end
raiserror('x', 16, 1)
print 'x'
kill 55
select * from sys.tables where name = N'x'
update [con​tact] set email = 'x'
delete from [contact ] where [émail] = 'x'
insert into cóntact (email, id) values ('x', 1)
select émail from contact where email = 'x'
select größe from thing where größe = 'x'
select id from contact where email = 'S'
select id, 'contact' as name from contact where email = 'S'
select contact from person where name = 'contact'
select p.contact as email from person p order by p.contact
select c.id from contact c where exists (select 1 from archive a where a.id = c.id and c.email = 'S')
with w as (select id, email from contact) select id from w where email = 'S'
with contact as (select 0 as id, 'x' as email union all select id, city from contact where email = 'S') select id from contact
with contact as (select 0 as id, 'x' as email union select id, city from contact where email = 'S') select id from contact
with contact as (select 2 as id, 'x' as email intersect select id, city from contact where email = 'S') select id from contact
with contact as (select 0 as id, 'x' as email except select id, city from contact where email = 'S') select id from contact
with contact as (select id, city as email from archive where exists (select 1 from contact where email = 'S')) select id from contact
with w as (with contact as (select id, city from contact where email = 'S') select id from contact) select id from w
with contact as (select id, city as email from archive) select id from (with contact as (select id from contact where email = 'S') select id from contact) z
with recursive w as (select id from v where email = 'S'), v as (select id, email from contact) select id from w
with recursive contact as (select id from archive where id in (select id from w)), w as (select id from contact where email = 'S') select id from w
with contact as (select 0 as id, 'x' as email) select id from contact where email = 'S'
with contact as (values (0, 'x') union all select id, city from contact where email = 'S') select * from contact
merge into archive t using (with contact as (select id, city from contact where email = 'S') select id, city from contact) s on t.id = s.id when matched then update set city = s.city
with "Contact" as (select 0 as id, 'x' as email) select id from contact where email = 'S'
with "CONTACT" as (select 0 as id, 'x' as email) update contact set city = 'z' where email = 'S'
select id from contact c where exists (select 1 from archive "C" where c.email = 'S')
select id from contact where exists (select 1 from arch2 where email = 'S')
delete from contact where id = 99 and exists (select 1 from arch2 where email = 'S')
select id from contact where exists (select 1 from arch2 x join person y on email = 'S' join archive z on z.id = x.id)
select id from contact where exists (select 1 from arch2 x join person y on email = 'S', archive z)
select x.id from contact as x (id, city, secret, email, name) where x.city = 'S'
select x.id from contact as x (id, city) where x.city = 'S'
select id from contact where (select q.secret from (select contact.*) q) = 'S'
select id from contact c where (select q.x from (select c.*) q (i, x, s, t, n)) = 'S'
with w as (select email from contact) select 1 from w where (select w.*) = 'S'
select * from only contact
select id from only contact where email = 'S'
update only contact set email = 'S' where id = 99
delete from only contact where email = 'S'
create view v1 as select id, email from contact; select id from v1 where email = 'S'
alter table contact rename to c2; insert into c2 (id, email) values (9, 'S')
create view v2 as select id, email from contact; create table t2 as select id from v2 where email = 'S'
set search_path to s2; select secret from vault where secret = 'S'
select set_config('search_path', 's2', false); select secret from vault where secret = 'S'
update U&"\0063ontact" U&"c" set email = 'S'
update U&"!0063ontact" uescape '!' set email = 'S' where id = 99
prepare p1 as update U&"\0063ontact" set email = 'S'
do U&'begin update \0063ontact set email = ''S''; end'
do E'begin update \143ontact set email = \'S\'; end'
do $$ begin execute 'update con' || 'tact set email = ''S'''; end $$
do $$ begin execute format('update %I set email = %L', 'con' || 'tact', 'S'); end $$
select query_to_xml('select 1 from con' || 'tact where email = ''S''', true, false, '')
do $$ begin perform query_to_xml('select 1 from con' || 'tact where email = ''S''', true, false, ''); end $$
do $$ begin perform database_to_xml(true, false, ''); end $$
create function hides() returns xml language sql as $$ select query_to_xml('select 1 from con' || 'tact where email = ''S''', true, false, '') $$
select table_to_xml('contact', true, false, '')
insert into child (id, email) values (50, 'S')
select id from late where email = 'S'
select id from contact today where email(today) = 'S'
select id from contact today where today::text like 'S'
select id from contact sysdate where email(sysdate) = 'S'
select id from contact "NAME" where "NAME"::text = 'S'
select id from contact c where to_jsonb(c) ->> 'email' = 'S'
select id from contact c where (c).email = 'S'
update contact today set name = email(today) where id = 99
select (json_populate_record(null::contact, '{"email":"S"}')).id
select id from contact where (null::contact) is null and email = 'S'
select email from (select contact.* from contact) q where q::text = 'S'
select id from t where a2345678901234567890123456789012345678901234567890123456789012345 = 'x'
with `Contact` as (select 0 as id, 'x' as email) select id from contact where email = 'x'
select id from contact c where exists (select 1 from archive C where c.email = 'S')
delete from contact where exists (select C.id from archive Contact cross join archive C where contact.email = 'S')
select id from contact other where exists (select 1 from archive x join contact y on x.id = y.id where other.email = 'S')
select id from contact where exists (select 1 from person x join person y on email = 'S' join archive z on z.id = x.id)
select id from archive contact where exists (select 1 from contact full join archive a using (id) where contact.email = 'S')
select id, secret as note from contact having note = 'S'
select id, city as email from contact having email = 'c1'
select id, email as city from contact having city = 'S'
select id, email as note from contact having exists (select 1 from archive where note = 'S')
select id, secret as note, (select note = 'S') as hit from contact
select id, row_number() over (order by city) as rn, email as city from contact
select id, email as city, row_number() over (order by city) as rn from contact
insert into `#mysql50#contact` (id, email) values (60, 'S')
select id from `#mysql50#contact` where email = 'S'
with contact as (select 1 as id) select id from `#mysql50#contact` where email = 'S'
select id from `#mysql50#oldview` where email = 'S'
prepare s1 from 'insert into con' 'tact (id, email) values (61, ''S'')'
prepare s1 from concat('insert into con', 'tact (id, email) values (61, ''S'')')
execute immediate concat('insert into con', 'tact (id, email) values (61, ''S'')') collate utf8mb4_general_ci
execute immediate 'insert into con' 'tact (id, email) values (61, ''S'')'
begin not atomic execute immediate concat('insert into con', 'tact (id, email) values (61, ''S'')'); end
set statement max_statement_time = 100 for execute immediate concat('insert into con', 'tact (id, email) values (61, ''S'')')
select id from contact c where exists (select 1 from archive "c" where c.email = 'S')
select contact.id from contact join person p on email = 'S' and p.id = contact.id
update U&"\0043ONTACT" U&"c" set email = 'S'
update U&"!0043ONTACT" uescape '!' set email = 'S' where id = 99
execute immediate U&'update \0063ontact set email = ''S'''
execute immediate 'update con' || 'tact set email = ''S'''
execute immediate (select 'update con' || 'tact set email = ''S''')
call csvwrite('target/x.csv', 'select 1 from con' || 'tact where email = ''S''')
select id from s where email = 'S'
set mode MySQL
execute pp('S')
create statistics ss on (email = 'S'), id from contact
create statistics ss on (id = 4711), email from contact
create publication pp for table contact with (publish = 4711)
create statistics ss on (lower(email)), (id = 1), email from contact where email = 'S'
execute pp using 'S'
select id from contact where email = "'S'"
select id from contact where name = "'S'" and email is not null
insert into contact (id, email) values (60, "'S'")
update contact set email = "'S'" where id = 99
select id from contact where "'S'" = email
select "'S'" as x, email from contact
insert into contact (id, email) select 61, "'S'" from archive
select id from contact order by "'S'" = email
select id from contact c where exists (select 1 from archive where c.email = "'S'")
insert into contact (id, email) values (1, 'x') on conflict (id) do update set email = "'S'"
update contact set city = 'x' where id = 99 returning "'S'"
select id from contact where email in ("'S'")
select id from contact group by id having "'S'" = max(city)
select count(*) from contact limit "'S'"
select id from "contact" where "email" = 'S'
select id from [contact] where [email] = 'S'
select id from `contact` where `email` = 'S'
select id from 'contact' where email = 'S'
select id from main.contact where email = 'S'
select id from main.'contact' where email = 'S'
select id from 'main'.'contact' where email = 'S'
select id from "main"."CONTACT" where EMAIL = 'S'
select 'contact'.id from 'contact' where 'contact'.email = 'S'
select id from contact where contact.'email' = 'S'
select id from contact where 'contact'.'email' = 'S'
select id from contact where main.contact.email = 'S'
update 'contact' set 'email' = 'S' where id = 99
update 'contact' set city = 'x', 'email' = 'S' where id = 99
update contact set "email" = 'S' where id = 99
update contact set [EMAIL] = 'S' where [ID] = 99
update or replace 'contact' set email = 'S' where id = 99
update or ignore contact set email = 'S' where id = 3
insert into 'contact' ('id', 'email') values (70, 'S')
insert into contact ("id", [email]) values (71, 'S')
delete from 'contact' where email = 'S'
insert or replace into contact (id, email) values (72, 'S')
insert or replace into 'contact' values (2, 'S', null, null, null)
replace into contact (id, email) values (73, 'S')
replace into 'contact' (id, email) values (73, 'S')
insert or ignore into contact (id, email) values (74, 'S')
insert or rollback into contact (id, email) values (74, 'S')
insert into contact (id, email) values (1, 'S') on conflict (id) do update set email = excluded.email
insert into contact (id, email) values (1, 'q') on conflict (id) do update set email = 'S' where contact.email = 'c1'
insert into contact (id, email) values (1, 'S') on conflict do nothing
insert into contact as c (id, email) values (1, 'S') on conflict (id) do update set city = c.email
insert into contact values (75, 'S', null, null, null)
insert into contact (id, city) values (76, 'x') returning email
insert into contact (id, email) values (77, 'S') returning *
insert into contact (id, email) values (77, 'S') returning *, rowid
update contact set email = 'S' where id = 3 returning id, email
delete from contact where email = 'S' returning email
delete from contact where email = 'S' returning email = 'S'
select c.id from archive a, 'contact' c where c.email = 'S' and a.id = c.id
select count(*) from (archive, 'contact') where contact.email = 'S'
select count(*) from ('contact') where email = 'S'
select contact.id from archive join 'contact' on archive.id = contact.id where contact.email = 'S'
select contact.id from archive left join 'contact' on archive.id = contact.id and 'S' = contact.email
select a.id from archive a join archive b on a.id = 1, 'contact' c where c.email = 'S'
select id from archive where id in (select id from 'contact' where email = 'S')
select id from archive where 'S' in 'contact'
select id from archive where 'S' in contact
select id from archive where (1, 'S') in (select id, email from contact)
select id from archive where exists (select * from 'contact' where email = 'S')
select id from contact where email == 'S'
select id from contact where email is 'S'
select id from contact where email is not 'S'
select id from contact where 'S' is email
select id from contact where email is not distinct from 'S'
select id from contact where email is distinct from 'S'
select id from contact where email is null is 'S'
select id from contact where email glob 'S'
select id from contact where email not glob 'S'
select id from contact where email like 'S'
select id from contact where email match 'S'
select id from contact where email regexp 'S'
select id from contact where email || '' = 'S'
select id from contact where 'S' = email || ''
select id from contact where email = 'S' collate nocase
select id from contact where email collate nocase = 'S'
select id from contact where (email) = 'S' collate 'nocase'
select id from contact where email between 'S' and 'S'
select id from contact where email >= 'S'
select id from contact where lower(email) = 'S'
select id from contact where instr(email, 'S')
select id from contact where email -> '$' = 'S'
select id from contact where email ->> 'S' = 1
select id from contact where quote(email) = 'S'
select id from contact where hex(email) = 'S'
select id from contact where unistr(email) = 'S'
select id from contact where email notnull and email = 'S'
select id from contact where email not null and email = 'S'
select id from contact where email isnull or email = 'S'
select id from contact where (id, email) = (2, 'S')
select id from contact where (id, email) is (2, 'S')
select id from contact where (email, id) in (values ('S', 2))
select id from contact where email in ('S', 'x')
select id from contact where email not in ('S')
select id from contact where email in ()
select id from contact where case email when 'S' then 1 end
select id from contact where case when email = 'S' then city else 'q' end = 'x'
select iif(email = 'S', 1, 0) from contact
select if(email = 'S', 1, 0) from contact
select nullif(email, 'S') from contact
select coalesce(email, 'S') from contact
select ifnull(email, 'S') from contact
select max(email, 'S') from contact
select max(email) from contact where email = 'S'
select group_concat(email, 'S') from contact
select json_object('a', email, 'b', 'S') from contact
select json_group_array(email) from contact where email = 'S'
select printf('%s %s', email, 'S') from contact
select typeof(email) from contact where email = 'S'
select email + 0 from contact where email = 'S'
select ~email from contact where email = 'S'
select likely(email = 'S') from contact
select id from contact where email = 'S' & 1
select id from contact where 'S' = email = 1
select id from contact where email = 'S' = 1
select id from contact where not email = 'S'
select id from contact where -email = 'S'
select id from contact where email = +'S'
select id from contact where email = x'53'
select id from contact where email = cast('S' as text)
select id from contact where email = cast('S' as blob)
select id from contact where cast(email as text) = 'S'
select id from contact where email = /* 'S' */ 'S'
select id from contact where email='S'and id=2
select"id"from"contact"where"email"='S'
select[id]from[contact]where[email]='S'
select id from contact where email = 'S';
select id from contact where email = 'S';;
select id from contact where email = :a
select id from contact where email = @a or secret = $b
select id from contact where email = ?1
select id from contact where email = $a::b(c)
select id from contact where email = 'S' /* open
select id from contact where email = 'S' and city = 'x
select id from contact where email = 'S' and city = "x
select id from [contact where email = 'S'
select id from contact where email = 'S' # no comment
select id from contact where email = {fn lower('S')}
select rowid, email from contact where email = 'S'
select oid from contact where email = 'S'
select c._rowid_ from contact c where c.email = 'S'
select ROWID from contact where rowid = 2 and email = 'S'
select id from contact where "rowid" = 2 and email = 'S'
update contact set rowid = 90 where email = 'S'
insert into contact (rowid, id, email) values (90, 90, 'S')
select rowid from (select email from contact) where email = 'S'
select email as note from contact where note = 'S'
select email note from contact where note = 'S'
select email 'note' from contact where note = 'S'
select email as 'note' from contact where 'note' = 'S'
select email as "note" from contact where "note" = 'S'
select email 'city' from contact where city = 'S'
select secret as city from contact where city = 'S'
select city as email from contact where email = 'S'
select id from contact c where exists (select c.email as city from person where city = 'S')
select id from contact c where exists (select c.city as email from person where email = 'S')
select id from contact c where exists (select c.secret as city from person p join person q on city = 'S')
select id from contact c where exists (select c.email as z from person where (select z) = 'S')
select (select c.email as city where city = 'S') from contact c
select id from contact c where (select count(*) from (select c.email as city) where city = 'S')
select email as city from contact group by city having city = 'S'
select email as city, count(*) from contact group by 1 having max(city) = 'S'
select email as city from contact order by city = 'S'
select id from contact 'c' where c.email = 'S'
select id from contact as 'c' where 'c'.email = 'S'
select id from archive contact where contact.email = 'a2' and exists (select 1 from main.contact where email = 'S')
with w as (select email from contact) select * from w where email = 'S'
with w(x) as (select email from contact union all select x from w where x = 'S' limit 5) select x from w
with w as (select id from v where email = 'S'), v as (select id, email from contact) select id from w
with contact as (select 0 as id, 'x' as email) select id from contact where email = 'x'
with contact as (select id, city as email from archive) select id from contact where email = 'b2'
with contact as (select 0 as id, 'x' as email union all select id, city from contact where email = 'x' limit 3) select id from contact
with 'contact' as (select 0 as id, 'x' as email) select id from contact where email = 'x'
with "Contact" as (select 0 as id, 'x' as email) select id from CONTACT where email = 'x'
with w as materialized (select id, email from contact) select id from w where email = 'S'
with w as not materialized (select id, email from 'contact') select id from w where email = 'S'
with contact as (select id, city as email from main.contact where email = 'S') select id from contact where email = 'x'
with w as (select id from contact where email = 'S') update archive set city = 'q' where id in (select id from w)
with w as (select id from contact where email = 'S') delete from archive where id in w
with w as (select id, email from contact where email = 'S') insert into archive (id, city) select id, email from w
with w as (select id, email from contact where email = 'S') replace into archive (id, city) select id, city from contact where id in w
update archive set city = 'x' from contact where contact.id = archive.id and contact.email = 'S'
update archive set city = contact.email from contact where contact.id = archive.id and contact.email = 'S'
update contact set email = 'S' from archive where archive.id = contact.id and archive.city = 'b2'
update contact set email = archive.city from archive where archive.id = contact.id and contact.email = 'S'
update contact set email = 'S' from contact c where c.id = contact.id
update contact set (email, city) = ('S', 'y') where id = 3
update contact set (email, city) = (select 'S', 'y') where id = 3
update contact set email = (select city from archive limit 1) where email = 'S'
update contact set email = 'S' order by id limit 1
delete from contact where email = 'S' order by id limit 1
delete from contact indexed by nosuch where email = 'S'
insert into contact (id, email) select id + 100, 'S' from archive where true on conflict do nothing
insert into contact (id, email) select 100, email from archive where email = 'S'
insert into contact (id, email) values (101, 'S'), (102, (select city from archive limit 1))
insert into archive (id, city) select 103, email from contact where email = 'S'
insert into contact (id, email) values (104, 'S' || '')
insert into contact (id, email) values (105, lower('S'))
insert into contact (id, email) values (106, cast('S' as varchar(60)))
insert into contact (id, email) values (107, (select 'S'))
insert into contact (id, email) values (108, 'S'), (109, 12), (110, x'00')
insert into contact (id, email) values (111, iif(1, 'S', 'x'))
select id from contact where email = 'S' limit 1 offset 0
select id from contact where email = 'S' limit 0, 5
select id from contact not indexed where email = 'S'
select row_number() over (partition by email order by id) from contact where email = 'S'
select row_number() over (order by email) from contact where email = 'S'
select lag(email, 1, 'S') over (order by id) from contact
select count(*) filter (where email = 'S') from contact
select * from contact natural join archive where archive.email = 'S'
select * from contact join archive using (email) where email = 'S'
select count(*) from (select email from contact union select 'S')
select count(*) from (select email from contact except select 'S')
select email, 'S' from contact intersect select email, email from contact
values ((select email from contact where email = 'S'))
select column1 from (values ('S')) where column1 = (select email from contact where id = 2)
select * from (values ('S')) v, contact where v.column1 = contact.email
select distinct email from contact where email = 'S'
explain query plan select id from contact where email = 'S'
select * from json_each((select email from contact where email = 'S'))
select j.value from contact c, json_each(c.email) j where c.email = 'S'
select id from contact, json_each('[1]') where email = 'S'
select id from contact, json_each('[1]') where value = 1 and email = 'S'
select id from contact, generate_series(1, 2) where email = 'S'
select raise(abort, 'S') from contact
create table copy1 as select * from contact where email = 'S'
create table copy1 as select * from 'contact' where email = 'S'
create view v1 as select id from contact where email = 'S'
create view v1 as select id from 'contact' where email = 'S'
create temp view v2 as select id from contact where email = 'S'
create temp view contact as select 1 as id, 'S' as email
create view contact as select 1 as id, 'S' as email
create trigger t1 after insert on archive begin update contact set email = 'S'; end
create trigger t1 after insert on archive begin update 'contact' set email = 'S'; end
create temp trigger t1 after insert on archive begin update main.contact set email = 'S'; end
create trigger t2 after insert on contact begin insert into archive values (new.id, new.email, 'S'); end
create trigger t2 before update of email on contact when old.email = 'S' begin select 1; end
create trigger t3 instead of insert on contact begin select 'S', new.email; end
create trigger t4 after insert on archive begin select 1; end; insert into contact (id, email) values (9, 'S')
create index i1 on contact (email) where email = 'S'
create index i2 on contact (email = 'S')
create index i3 on contact (email || 'S')
create index i4 on 'contact' (email || 'S')
create index i5 on contact ('secret')
create index i6 on contact ("secret")
create index i7 on 'contact' ([secret] desc)
create virtual table ft using fts5(email, content='contact')
create virtual table ft using fts5(email, content=contact)
create virtual table ft using fts4(content="contact", email)
create virtual table cs using csv(filename='contact.csv')
create virtual table temp.st using statement((select 'S'))
alter table contact add column more text generated always as (email || 'S')
alter table contact add column more text as (email || 'S') virtual
alter table contact add column more text default ('S') check (email <> 'S')
alter table contact add constraint c1 check (email <> 'S')
alter table 'contact' add check (email <> 'S')
alter table contact drop constraint "hushcell_contact.email"
alter table contact drop constraint 'hushcell_contact.email'
create table temp.contact (id int, email text default 'S')
create temp table contact (id int, email varchar(60))
create temp table 'contact' (id int, email varchar(60) default 'S')
create temporary table contact as select 1 as id, 'S' as email
create table 'contact' (id int, email varchar(60) default 'S')
create table vault2 (id int references contact (email) default 'S')
attach database ':memory:' as other
attach 'x.db' as contact
detach contact
pragma writable_schema = on
pragma main.writable_schema(1)
pragma ignore_check_constraints = on
pragma legacy_alter_table = on
pragma case_sensitive_like = on
pragma key = 'S'
pragma rekey = 'S'
pragma no_such_one
pragma schema_version = 7
pragma user_version = (select 1)
select load_extension('S')
select 1 from sqlite_dbpage where data = 'S'
restore from 'x.db'
vacuum into (select 'S')
reindex (select 'S')
create table z1 (id int); insert into contact (id, email) values (80, 'S'); select 1
pragma writable_schema = on; update contact set email = 'S'
select 1; insert into contact (id, email) values (81, 'S')
insert into contact (id, email) values (82, 'S'); insert into contact (id, email) values (83, 'S')
select id from 'late' where email = 'S'
select id from later where city = 'S'
select contact from elsewhere where contact = 'x'
select fresh.id from fresh
insert into archive (id, email, city) values (40, 'x', 'S')
insert into 'archive' (id, email, city) values (40, 'x', 'S')
insert or replace into archive (id, email, city) values (40, 'x', 'S')
select * from late4 where late4 match 'S'
insert into late4 (late4) values ('rebuild'), ('S')
select * from late4('S')
